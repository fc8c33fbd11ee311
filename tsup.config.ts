import { rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { defineConfig, type Options } from 'tsup'

const require = createRequire(import.meta.url)
const rootOf = (name: string): string => dirname(require.resolve(`${name}/package.json`))

/** The ES twins of fp-ts and io-ts tree-shake; what `lib/` points at is CommonJS and does not. */
const inlineEsTwins: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'inline-es-twins',
  setup(build) {
    build.onResolve({ filter: /^fp-ts\/(lib|es6)\// }, ({ path }) => ({
      path: join(rootOf('fp-ts'), 'es6', `${path.replace(/^fp-ts\/(lib|es6)\/|\.js$/g, '')}.js`),
      sideEffects: false,
    }))
    build.onResolve({ filter: /^io-ts$/ }, () => ({
      path: join(rootOf('io-ts'), 'es6', 'index.js'),
      sideEffects: false,
    }))
  },
}

/**
 * esbuild fills the object of an `export * as Grid` by a call, which a bundler must keep with all it
 * names; the same object as a literal it drops where nobody asks for it.
 */
const droppableNamespaces: NonNullable<Options['plugins']>[number] = {
  name: 'droppable-namespaces',
  renderChunk: (code) => ({
    code: code.replace(
      /^var (\w+) = \{\};\n__export\(\1, (\{[^{}]*\})\);$/gm,
      (_, name: string, getters: string) =>
        `var ${name} = ${getters.replace(/(\w+): \(\) => (\w+)/g, 'get $1() { return $2; }')};`,
    ),
  }),
}

const shared: Options = {
  target: 'es2022',
  platform: 'neutral',
  noExternal: ['fp-ts', 'io-ts'],
  external: ['jstat', /^node:/],
  removeNodeProtocol: false,
  esbuildPlugins: [inlineEsTwins],
  plugins: [droppableNamespaces],
}

// Once, and here: the two builds run side by side, and `clean` of one could take the other's files.
rmSync('dist', { recursive: true, force: true })

export default defineConfig([
  {
    ...shared,
    entry: {
      index: 'src/index.ts',
      codec: 'src/codec/index.ts',
      statistics: 'src/statistics/index.ts',
      backtest: 'src/backtest/index.ts',
    },
    format: ['esm', 'cjs'],
    dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
  },
  { ...shared, entry: { cli: 'src/cli/main.ts' }, format: ['esm'] },
])
