import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { build } from 'esbuild'
import type { Vite, VitestPluginContext } from 'vitest/node'
import { pageInBuild } from './page.config.js'
import { filesIn, isSource, root } from './sources.config.js'

const native = join(root, 'out', 'native')

/** What stands there already stays: another run may be reading it. */
const write = (path: string, contents: string): void => {
  try {
    if (readFileSync(path, 'utf8') === contents) return
  } catch {
    mkdirSync(dirname(path), { recursive: true })
  }
  const half = `${path}.${process.pid}`
  writeFileSync(half, contents)
  renameSync(half, path)
}

/** Writes every source as JavaScript into `out/native/`, and what they import as data beside it. */
const translated = async (): Promise<void> => {
  const sources = filesIn('src').filter(isSource)
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: sources.filter((path) => path.endsWith('.ts')),
    outbase: '.',
    outdir: native,
    format: 'esm',
    target: 'es2022',
    supported: { 'import-attributes': true },
    sourcemap: 'linked',
    sourcesContent: false,
    plugins: [pageInBuild],
    write: false,
  })
  const data = [...sources.filter((path) => path.endsWith('.json')), 'package.json']
  const wanted = new Map(outputFiles.map(({ path, text }) => [path, text]))
  for (const path of data) wanted.set(join(native, path), readFileSync(join(root, path), 'utf8'))
  for (const [path, contents] of wanted) write(path, contents)
  for (const path of filesIn('out/native'))
    if (/\.js(\.map)?$/.test(path) && !wanted.has(join(root, path))) rmSync(join(root, path))
}

/**
 * Lets tests import the sources as Node imports modules. Vitest would turn each use of an import
 * into the lookup of a property, and what takes long here is arithmetic in loops: laws and
 * simulated events take a third less time. Where Vitest watches, it goes its own way.
 */
export const nativeSources: Vite.Plugin = {
  name: 'native-sources',
  enforce: 'pre',
  configureVitest: ({ vitest }: VitestPluginContext) => {
    watches = vitest.config.watch
  },
  buildStart: async () => {
    if (watches) return
    done ??= translated()
    await done
  },
  resolveId: (source, importer) => {
    if (watches || importer === undefined || !source.startsWith('.')) return null
    const path = relative(root, resolve(dirname(importer), source))
    return isSource(path) && path.endsWith('.js')
      ? { id: join(native, path), external: true }
      : null
  },
}

let watches = false
let done: Promise<void> | null = null
