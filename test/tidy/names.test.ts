import { describe, test } from 'vitest'
import { names } from './names.js'
import { expectGreen, expectRed, file } from './planted.js'

describe('names: a planted fault turns it red', () => {
  test.each(['utils', 'common', 'helpers', 'misc', 'types', 'shared', 'lib'])(
    'a file %s.ts',
    (name) => {
      expectRed(names, file(`src/market/${name}.ts`, ''), 'says nothing')
    },
  )

  test.each([
    ['src/market/helpers/a.ts', 'says nothing'],
    ['src/market/OrderBook.ts', 'not in camelCase'],
    ['src/market/order-book.ts', 'not in camelCase'],
    ['src/market/order_book.ts', 'not in camelCase'],
  ])('a file %s', (path, said) => {
    expectRed(names, file(path, ''), said)
  })

  test.each([
    ['src/index.ts', `export * as Ticks from './market/grid.js'`, 'export * as Grid'],
    ['src/index.ts', `export { floor } from './market/grid.js'`, 'export * as Grid'],
    ['src/index.ts', `export { skew as tilt } from './quoting/skew.js'`, 'tilt: not what skew'],
    ['src/codec/index.ts', `export { errors } from './decode.js'`, 'export * as Decode'],
  ])('in %s: %s', (path, row, said) => {
    expectRed(names, file(path, row), said)
  })

  test.each([
    ['export default 1', 'a default export'],
    ['export default function a() {}', 'a default export'],
    ['const idx = 1', 'write idx out'],
    ['const rowIdx = 1', 'write idx out'],
    ['const a = (cfg: number) => 1', 'write cfg out'],
    ['const { a: tmp } = b', 'write tmp out'],
    ['function cbOf() {}', 'write cb out'],
    ['type MktState = 1', 'write mkt out'],
    [`import * as str from './str.js'`, 'write str out'],
    ['try { a() } catch (err) { b() }', 'write err out'],
    ['const MAX_QTY = 1', 'write qty out'],
  ])('%s', (row, said) => {
    expectRed(names, file('src/market/a.ts', row), said)
  })
})

describe('names: a near miss leaves it green', () => {
  test.each([
    ['src/index.ts', `export * as Grid from './market/grid.js'`],
    ['src/index.ts', `export * as LogRatio from './math/logRatio.js'`],
    ['src/index.ts', `export { skew } from './quoting/skew.js'`],
    ['src/codec/index.ts', `export { decodeState, stateCodec } from './decodeState.js'`],
    ['src/index.ts', `export { type LinearSkew } from './quoting/skew.js'`],
    ['src/index.ts', `export { type LinearSkew, skew } from './quoting/skew.js'`],
    ['src/index.ts', `export type { Market, Spot } from './market/market.js'`],
    ['src/codec/index.ts', `export { presets } from '../decision/presets.js'`],
  ])('in %s: %s', (path, row) => {
    expectGreen(names, file(path, row))
  })

  test.each([
    'const config = { cfg: 1, idx: 2 }',
    'type A = { readonly msg: string }',
    'const value = message.qty',
    'const resting = strike + position',
    'const annualVol = (volatility: number) => volatility',
    'switch (a) { default: b() }',
    '// cfg, ctx, tmp',
  ])('%s', (row) => {
    expectGreen(names, file('src/market/a.ts', row))
  })

  test('declarations of another package, and what is not source', () => {
    expectGreen(
      names,
      file('src/statistics/jstat.d.ts', 'declare const num: 1', 'export default num'),
    )
    expectGreen(names, file('vitest.config.ts', 'export default 1'))
  })
})
