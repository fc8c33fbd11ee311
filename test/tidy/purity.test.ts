import { describe, test } from 'vitest'
import { expectGreen, expectRed, file } from './planted.js'
import { purity } from './purity.js'

const either = `import * as E from 'fp-ts/lib/Either.js'`

describe('purity: a planted fault turns it red', () => {
  const faults: ReadonlyArray<readonly [string, string]> = [
    ['const a = Date.now()', 'take state.now'],
    ['const a = Date.now', 'take state.now'],
    ['const a = new Date(0)', 'take state.now'],
    ['const a = Date()', 'take state.now'],
    ['const a = performance.now()', 'take the time as an argument'],
    ['const a = Math.random()', 'take a seed from the config'],
    [`const a = Math['random']()`, 'take a seed from the config'],
    ['const { random } = Math', 'take a seed from the config'],
    ['const { random: a } = Math', 'take a seed from the config'],
    ['const a = [1.5].map(Math.round)', 'Grid.floor'],
    ['console.log(1)', 'return data'],
    ['const a = process.env', 'leave it to the caller'],
    ['const a = { process }', 'leave it to the caller'],
    [`const a = fetch('x')`, 'leave it to the caller'],
    ['setTimeout(() => 1, 1)', 'leave it to the caller'],
    ['const a = globalThis', 'leave it to the caller'],
    ['const a = () => { throw 1 }', 'throw: return a value'],
    ['class A {}', 'class: a function'],
    ['const a = class {}', 'class: a function'],
    ['const a = (b: any) => 1', 'any: unknown'],
    ['type A = ReadonlyArray<any>', 'any: unknown'],
    ['const a = 1 as unknown as string', 'as unknown as'],
    ['const a = (1 as unknown) as string', 'as unknown as'],
    ['const a = (1).toLocaleString()', 'reads the locale'],
    [`const a = 'a'.localeCompare('b')`, 'reads the locale'],
    [['const a = `$', '{Math.random()}`'].join(''), 'take a seed from the config'],
  ]
  test.each(faults)('%s', (row, said) => {
    expectRed(purity, file('src/quoting/a.ts', '', row), 'src/quoting/a.ts:2')
    expectRed(purity, file('src/quoting/a.ts', '', row), said)
  })

  test.each(['src/math/a.ts', 'src/backtest/a.ts', 'src/adapters/x/codec.ts'])(
    'up to %s',
    (path) => {
      expectRed(purity, file(path, 'console.log(1)'), path)
    },
  )

  test.each(['const a: any = 1', 'class A {}', 'const a = 1 as unknown as string'])(
    'even in cli/: %s',
    (row) => {
      expectRed(purity, file('src/cli/a.ts', row), 'src/cli/a.ts:1')
      expectRed(purity, file('src/adapters/x/client.ts', row), 'src/adapters/x/client.ts:1')
    },
  )

  test.each(['flatMap', 'chain', 'bind', 'filterOrElse', 'Do'])(
    'E.%s outside the edges',
    (name) => {
      expectRed(purity, file('src/desk/a.ts', either, `const a = E.${name}`), 'E.isLeft')
      expectRed(purity, file('src/backtest/a.ts', either, `const a = E.${name}`), 'E.isLeft')
    },
  )

  test('a flatMap of fp-ts taken by its name', () => {
    const row = `import { flatMap as then } from 'fp-ts/lib/Option.js'`
    expectRed(purity, file('src/statistics/a.ts', row), 'flatMap of fp-ts')
  })
})

describe('purity: a near miss leaves it green', () => {
  const fine: ReadonlyArray<string> = [
    '// throw new Date() at console.log',
    '/** Math.random, process.env, any, class. */',
    `const a = 'Math.random() throw class any'`,
    'const a = `console.log`',
    'const a = /Date.now()/',
    'const a = Math.floor(1.5)',
    'const { floor, ceil } = Math',
    'const a = Date.UTC(2024, 0, 1)',
    'type A = { readonly process: number; readonly fetch: string }',
    'const a = { console: 1, any: 2, class: 3 }',
    'const b = a.process.fetch',
    'const a = (process: number) => process + 1',
    'const a = 1 as unknown',
    `const a = 'x' as string`,
    'const random = 1',
    `const a = [[1]].flatMap((b) => b)`,
    'const a = chain',
  ]
  test.each(fine)('%s', (row) => {
    expectGreen(purity, file('src/quoting/a.ts', row))
  })

  test('clocks, sockets and files where they live', () => {
    const rows = ['const a = Date.now()', 'console.log(process.argv)', 'throw a', 'fetch("x")']
    expectGreen(purity, file('src/cli/a.ts', ...rows))
    expectGreen(purity, file('src/bot/a.ts', ...rows))
    expectGreen(purity, file('src/recordings/a.ts', ...rows))
    expectGreen(purity, file('src/adapters/x/client.ts', ...rows))
    expectGreen(purity, file('test/a.test.ts', ...rows))
  })

  test('Either by its cheap functions, and by the dear ones at the edge', () => {
    expectGreen(purity, file('src/backtest/a.ts', either, 'const a = E.map'))
    expectGreen(purity, file('src/codec/a.ts', either, 'const a = E.flatMap'))
  })
})
