import { rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { defineConfig, type Options } from 'tsup'
import ts from 'typescript'
import { declarationsOf } from './declarations.config.js'
import { pageInBuild } from './page.config.js'

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

type Plugin = NonNullable<Options['plugins']>[number]

/**
 * esbuild fills the object of an `export * as Grid` by a call, which a bundler must keep with all it
 * names. A literal it drops where nobody asks for it, and what stands at the end, after all that it
 * names, needs no getters: `Normal.cdf(x)` in a loop is then as fast as `cdf(x)`.
 */
const literalNamespaces: Plugin = {
  name: 'literal-namespaces',
  renderChunk: (code) => {
    const literals: Array<string> = []
    const rest = code.replace(
      /^var (\w+) = \{\};\n__export\(\1, (\{[^{}]*\})\);\n(?!module\.exports)/gm,
      (_, name: string, getters: string) => {
        literals.push(`var ${name} = ${getters.replace(/: \(\) => (\w+)/g, ': $1')};\n`)
        return ''
      },
    )
    const end = rest.search(/^(export \{|\/\/ Annotate the CommonJS)/m)
    return { code: rest.slice(0, end) + literals.join('') + rest.slice(end) }
  },
}

/**
 * esbuild turns every top-level `const` of a bundle into `var`, whose value V8 must load and check at
 * each use; of a `const` it knows the value. A decision takes a third less time.
 */
const constantsStayConstant: Plugin = {
  name: 'constants-stay-constant',
  renderChunk: (code) => {
    const assigned = assignedNames(code)
    return {
      code: code.replace(/^var (?=(\w+) = )/gm, (_, name: string) =>
        assigned.has(name) ? 'var ' : 'const ',
      ),
    }
  },
}

/** Every name that is assigned to anywhere, whatever it stands for there: a few too many do no harm. */
const assignedNames = (code: string): ReadonlySet<string> => {
  const names = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) collect(node.left)
    if (ts.isPostfixUnaryExpression(node)) collect(node.operand)
    if (ts.isPrefixUnaryExpression(node) && isStep(node.operator)) collect(node.operand)
    ts.forEachChild(node, visit)
  }
  const collect = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text)
    else if (!ts.isPropertyAccessExpression(node)) ts.forEachChild(node, collect)
  }
  visit(ts.createSourceFile('chunk.js', code, ts.ScriptTarget.ES2022))
  return names
}

const isAssignment = (kind: ts.SyntaxKind): boolean =>
  kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment

const isStep = (kind: ts.SyntaxKind): boolean =>
  kind === ts.SyntaxKind.PlusPlusToken || kind === ts.SyntaxKind.MinusMinusToken

const shared: Options = {
  target: 'es2022',
  platform: 'neutral',
  noExternal: ['fp-ts', 'io-ts'],
  external: [
    'jstat',
    'hyparquet',
    'hyparquet-compressors',
    'prom-client',
    'tinypool',
    'ws',
    'yauzl',
    /^node:/,
  ],
  removeNodeProtocol: false,
  // A bundler drops a constant made of it, but keeps one that looks up a property.
  define: { 'Number.NaN': 'NaN' },
  esbuildPlugins: [inlineEsTwins, pageInBuild],
  plugins: [literalNamespaces, constantsStayConstant],
}

const library = {
  index: 'src/index.ts',
  codec: 'src/codec/index.ts',
  statistics: 'src/statistics/index.ts',
  backtest: 'src/backtest/index.ts',
  'adapters/binance': 'src/adapters/binance/index.ts',
  'adapters/coinbase': 'src/adapters/coinbase/index.ts',
  'adapters/degen': 'src/adapters/degen/index.ts',
  bot: 'src/bot/index.ts',
}

// Once, and here: the two builds run side by side, and `clean` of one could take the other's files.
rmSync('dist', { recursive: true, force: true })

export default defineConfig([
  {
    ...shared,
    entry: library,
    format: ['esm', 'cjs'],
    dts: { entry: declarationsOf(library), compilerOptions: { ignoreDeprecations: '6.0' } },
  },
  {
    ...shared,
    // The worker of a sweep is a file of its own beside the command, which starts it by its name.
    entry: { cli: 'src/cli/main.ts', sweepWorker: 'src/cli/sweep/sweepWorker.ts' },
    format: ['esm'],
  },
])
