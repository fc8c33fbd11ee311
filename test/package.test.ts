/**
 * The package as npm would take it: what it opens, what it needs, what it brings. Needs the build.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { root } from './tidy/project.js'

type Conditions = { readonly types: string; readonly default: string }
type Entry = { readonly import: Conditions; readonly require: Conditions }
type Lock = Readonly<
  Record<string, { readonly resolved?: string; readonly hasInstallScript?: boolean }>
>

const text = (path: string): string => readFileSync(`${root}${path}`, 'utf8')
const manifest = JSON.parse(text('package.json'))
const lock: Lock = JSON.parse(text('package-lock.json')).packages
const { './package.json': self, ...opened } = manifest.exports as Record<string, Entry>
const entries: ReadonlyArray<Entry> = Object.values(opened)

const importsOf = (path: string): ReadonlyArray<string> =>
  ts.preProcessFile(text(path)).importedFiles.map(({ fileName }) => fileName)

/** A built file and all that it loads of its neighbours. */
const reached = (path: string, seen: ReadonlyArray<string> = []): ReadonlyArray<string> =>
  importsOf(path)
    .filter((name) => name.startsWith('.'))
    .map((name) => join(dirname(path), name))
    .reduce<ReadonlyArray<string>>(
      (all, next) => (all.includes(next) ? all : reached(next, all)),
      [...seen, path],
    )

describe('the manifest', () => {
  test('opens the entries of the house, with types for import and for require, and no more', () => {
    expect(Object.keys(opened)).toEqual([
      '.',
      './codec',
      './statistics',
      './backtest',
      './adapters/binance',
      './adapters/coinbase',
      './adapters/degen',
      './bot',
    ])
    expect(self).toBe('./package.json')
    for (const [name, entry] of Object.entries(opened)) {
      const file = name === '.' ? './dist/index' : `./dist/${name.slice(2)}`
      expect(entry).toEqual({
        import: { types: `${file}.d.ts`, default: `${file}.js` },
        require: { types: `${file}.d.cts`, default: `${file}.cjs` },
      })
    }
  })

  test('needs three packages and those of its edges at run time, and Node 20', () => {
    const core = ['fp-ts', 'io-ts', 'jstat']
    const edges = ['hyparquet', 'hyparquet-compressors', 'tinypool', 'yauzl']
    expect(Object.keys(manifest.dependencies).sort()).toEqual([...core, ...edges].sort())
    expect(manifest.engines).toEqual({ node: '>=20' })
    expect(manifest.sideEffects).toBe(false)
    expect(Object.keys(manifest.peerDependencies)).toEqual(['prom-client', 'ws'])
    for (const name of Object.keys(manifest.peerDependencies))
      expect(manifest.peerDependenciesMeta[name]).toEqual({ optional: true })
  })

  test('runs nothing when it is installed', () => {
    const hooks = Object.keys(manifest.scripts).filter((name) => /install|^prepare$/.test(name))
    expect(hooks).toEqual([])
  })

  test('pins every version, and names no download address', () => {
    const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies })
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([])
    expect(Object.values(lock).filter(({ resolved }) => resolved !== undefined)).toEqual([])
  })

  test('lets no package run a script at install but esbuild, whose script is refused', () => {
    const scripted = Object.entries(lock).filter(([, { hasInstallScript }]) => hasInstallScript)
    const names = scripted.map(([path]) => path.replace(/^.*node_modules\//, ''))
    expect(names.filter((name) => !['esbuild', 'fsevents'].includes(name))).toEqual([])
    expect(manifest.allowScripts).toEqual({ esbuild: false })
  })
})

describe('the licences', () => {
  test('are MIT, and those of what dist/ contains', () => {
    expect(manifest.license).toBe('MIT')
    expect(text('LICENSE')).toContain('MIT License\n\nCopyright (c) 2026 The twoway authors')
    for (const name of ['fp-ts', 'io-ts']) {
      expect(text('THIRD-PARTY-NOTICES.txt')).toContain(`${name} ${manifest.dependencies[name]}\n`)
      expect(text('THIRD-PARTY-NOTICES.txt')).toContain(text(`node_modules/${name}/LICENSE`))
    }
    expect(manifest.files).toContain('THIRD-PARTY-NOTICES.txt')
  })
})

describe('the build', () => {
  const built = readdirSync(`${root}dist`, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.c?js$/.test(name))
    .map((name) => `dist/${name}`)

  test('has each file that the manifest names', () => {
    const named = entries.flatMap(({ import: esm, require: cjs }) => [esm, cjs])
    const paths = named.flatMap((one) => [one.types, one.default])
    expect(paths.filter((path) => !existsSync(`${root}${path}`))).toEqual([])
  })

  test('starts the command, and only the command, with a shebang', () => {
    expect(manifest.bin).toEqual({ twoway: './dist/cli.js' })
    expect(built.filter((path) => text(path).startsWith('#!'))).toEqual(['dist/cli.js'])
    expect(text('dist/cli.js')).toMatch(/^#!\/usr\/bin\/env node\n/)
    expect(built.filter((path) => path.startsWith('dist/cli.'))).toEqual(['dist/cli.js'])
  })

  test('gives a core that a browser loads: it names no package, and no builtin of Node', () => {
    const names = reached('dist/index.js').flatMap(importsOf)
    expect(names.filter((name) => !name.startsWith('.'))).toEqual([])
  })

  test('brings fp-ts and io-ts inside, and jstat to statistics alone', () => {
    const bare = (path: string): ReadonlyArray<string> =>
      reached(path)
        .flatMap(importsOf)
        .filter((name) => !(name.startsWith('.') || name.startsWith('node:')))
    expect(bare('dist/codec.js')).toEqual([])
    expect(bare('dist/statistics.js')).toEqual(['jstat'])
    expect(bare('dist/backtest.js')).toEqual([])
    for (const name of ['binance', 'coinbase', 'degen'])
      expect(bare(`dist/adapters/${name}.js`)).toEqual([])
    const peers = ['prom-client', 'ws']
    expect([...new Set(bare('dist/bot.js'))].sort()).toEqual(peers)
    expect([...new Set(bare('dist/cli.js'))].sort()).toEqual([
      'hyparquet',
      'hyparquet-compressors',
      'prom-client',
      'tinypool',
      'ws',
      'yauzl',
    ])
  })

  test('loads what is optional only when it is asked for', () => {
    for (const path of built) {
      expect(text(path)).not.toMatch(/^(import|export) [^;]*from ['"](ws|prom-client)['"]/m)
    }
  })
})
