// What a bundler takes of the built package, minified and gzipped; exits 1 above a limit.
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const cases = [
  { name: 'twoway, all of it', code: `export * from './dist/index.js'`, limit: 86_000 },
  { name: 'twoway, skew alone', code: `export { skew } from './dist/index.js'`, limit: 500 },
  {
    name: 'twoway, Grid.floor alone',
    code: `import { Grid } from './dist/index.js'; export default Grid.floor`,
    limit: 800,
  },
  { name: 'twoway, decideQuotes', code: `export { decideQuotes } from './dist/index.js'` },
  { name: 'twoway/codec', code: `export * from './dist/codec.js'` },
  { name: 'twoway/statistics, with jstat', code: `export * from './dist/statistics.js'` },
  { name: 'twoway/backtest', code: `export * from './dist/backtest.js'` },
]

const sizeOf = async (code) => {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: fileURLToPath(new URL('..', import.meta.url)) },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'error',
    write: false,
  })
  const [{ contents }] = outputFiles
  return { minified: contents.length, gzipped: gzipSync(contents, { level: 9 }).length }
}

console.log(
  `${''.padEnd(32)}${'minified'.padStart(10)}${'gzipped'.padStart(10)}${'limit'.padStart(10)}`,
)
for (const { name, code, limit } of cases) {
  const { minified, gzipped } = await sizeOf(code)
  const over = limit !== undefined && gzipped > limit
  const figures = [minified, gzipped, limit ?? '']
    .map((figure) => String(figure).padStart(10))
    .join('')
  console.log(`${name.padEnd(32)}${figures}${over ? '  too large' : ''}`)
  if (over) process.exitCode = 1
}
