import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'

const bundle = /\/src\/bot\/window\/windowBundle\.ts$/
const folder = fileURLToPath(new URL('src/bot/page/', import.meta.url))
const uPlotStyle = join(
  dirname(createRequire(import.meta.url).resolve('uplot/package.json')),
  'dist/uPlot.min.css',
)

/**
 * Bundles the page of the bot's window, uPlot with it, and returns what stands in the place of
 * `src/bot/window/windowBundle.ts`: a page that loads nothing from elsewhere.
 */
const pageModule = async (): Promise<string> => {
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: ['main.ts'],
    tsconfigRaw: {},
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  })
  const script = outputFiles[0]?.text ?? ''
  const style = readFileSync(uPlotStyle, 'utf8') + readFileSync(`${folder}window.css`, 'utf8')
  return `export const windowBundle = ${JSON.stringify({ script, style })}`
}

/** Puts the page into a build. */
export const pageInBuild: Plugin = {
  name: 'page-in-build',
  setup({ onLoad }) {
    onLoad({ filter: bundle }, async () => ({ contents: await pageModule(), loader: 'ts' }))
  },
}

/** Puts the page into the tests, which run on the sources. */
export const pageInTests = {
  name: 'page-in-tests',
  enforce: 'pre' as const,
  load: (id: string): Promise<string> | null => (bundle.test(id) ? pageModule() : null),
}
