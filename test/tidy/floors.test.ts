import { describe, test } from 'vitest'
import { floors } from './floors.js'
import { expectGreen, expectRed, file } from './planted.js'

const target = (path: string) => file(path, 'export const one = 1')

describe('floors: a planted fault turns it red', () => {
  const faults: ReadonlyArray<readonly [string, string, string, string]> = [
    ['an import up', 'src/market/a.ts', `import { b } from '../decision/b.js'`, 'imports up'],
    ['a type from above', 'src/risk/a.ts', `import type { B } from '../desk/b.js'`, 'imports up'],
    ['a re-export from above', 'src/math/a.ts', `export { b } from '../cli/b.js'`, 'imports up'],
    ['import() of above', 'src/codec/a.ts', `const b = import('../bot/b.js')`, 'imports up'],
    ['an import type', 'src/math/a.ts', `type B = import('../risk/b.js').B`, 'imports up'],
    ['an import across', 'src/quoting/a.ts', `import { b } from '../risk/b.js'`, 'imports across'],
    ['across floor 0', 'src/math/a.ts', `import { b } from '../market/b.js'`, 'imports across'],
    ['adapters', 'src/backtest/a.ts', `import { b } from '../adapters/x/b.js'`, 'backtest imports'],
    ['an index', 'src/cli/a.ts', `import { b } from '../codec/index.js'`, 'never an index'],
    ['a folder', 'src/cli/a.ts', `import { b } from '../codec'`, 'never an index'],
    ['the entry', 'src/cli/a.ts', `import { b } from '../index.js'`, 'never an index'],
    [
      'the version in the core',
      'src/desk/a.ts',
      `import a from '../../package.json'`,
      'name the file',
    ],
    ['numbers elsewhere', 'src/desk/a.ts', `import a from '../risk/a.json'`, 'name the file'],
    ['a file outside', 'src/cli/a.ts', `import { b } from '../../test/b.js'`, 'outside src/'],
    ['the entry looking up', 'src/index.ts', `export { b } from './codec/b.js'`, 'imports up'],
    ['io-ts in the core', 'src/market/a.ts', `import * as t from 'io-ts'`, 'io-ts lives in'],
    ['its types too', 'src/market/a.ts', `import type { Type } from 'io-ts'`, 'io-ts lives in'],
    ['jstat elsewhere', 'src/backtest/a.ts', `import jstat from 'jstat'`, 'jstat lives in'],
    ['fp-ts', 'src/desk/a.ts', `import * as E from 'fp-ts/lib/Either.js'`, 'below floor 5'],
    ['fp-ts bare', 'src/cli/a.ts', `import * as E from 'fp-ts/Either'`, 'Node cannot load'],
    ['fp-ts no .js', 'src/cli/a.ts', `import * as E from 'fp-ts/lib/Either'`, 'Node cannot load'],
    ['fp-ts whole', 'src/codec/a.ts', `import { either } from 'fp-ts'`, 'Node cannot load'],
    ['node:fs', 'src/backtest/a.ts', `import { readFileSync } from 'node:fs'`, 'as an argument'],
    ['another package', 'src/cli/a.ts', `import chalk from 'chalk'`, 'docs/decisions/'],
    ['an old builtin', 'src/cli/a.ts', `import fs from 'fs'`, 'docs/decisions/'],
    ['no room', 'src/extras/a.ts', 'export const a = 1', 'stands in no room'],
    ['no folder', 'src/a.ts', 'export const a = 1', 'stands in no room'],
    ['code in an index', 'src/codec/index.ts', 'export const a = 1', 'only re-exports'],
    ['a star', 'src/index.ts', `export * from './market/a.js'`, 'only re-exports'],
  ]
  test.each(faults)('%s', (_, path, row, said) => {
    expectRed(floors, file(path, '// one', row), `${path}:2`)
    expectRed(floors, file(path, '// one', row), said)
  })

  test('two files that import each other', () => {
    const a = file('src/math/a.ts', `import { b } from './b.js'`)
    const b = file('src/math/b.ts', `import { a } from './a.js'`)
    expectRed(floors, [a, b], 'in a circle: src/math/a.ts → src/math/b.ts → src/math/a.ts')
  })

  test('a circle of types through a third file', () => {
    const a = file('src/math/a.ts', `import type { B } from './b.js'`)
    const b = file('src/math/b.ts', `export type { C as B } from './c.js'`)
    const c = file('src/math/c.ts', `import { type A } from './a.js'`)
    expectRed(floors, [target('src/math/d.ts'), a, b, c], 'in a circle')
  })

  test('a file that imports itself', () => {
    expectRed(floors, file('src/math/a.ts', `import { b } from './a.js'`), 'in a circle')
  })
})

describe('floors: a near miss leaves it green', () => {
  const fine: ReadonlyArray<readonly [string, string, string]> = [
    ['an import down', 'src/decision/a.ts', `import { b } from '../market/b.js'`],
    ['an import inside the room', 'src/quoting/a.ts', `import { b } from './b.js'`],
    ['deeper inside the room', 'src/adapters/x/a.ts', `import { b } from '../y/b.js'`],
    ['adapters by the bot', 'src/bot/a.ts', `import { b } from '../adapters/x/b.js'`],
    ['the entry up to the desk', 'src/index.ts', `export * as Desk from './desk/desk.js'`],
    ['types out of an index', 'src/codec/index.ts', `export type { A } from '../market/a.js'`],
    ['the types of fp-ts', 'src/risk/a.ts', `import type { Either } from 'fp-ts/lib/Either.js'`],
    ['fp-ts on floor 5', 'src/codec/a.ts', `import * as E from 'fp-ts/lib/Either.js'`],
    ['io-ts in an adapter', 'src/adapters/x/a.ts', `import * as t from 'io-ts'`],
    ['jstat in statistics', 'src/statistics/a.ts', `import jstat from 'jstat'`],
    ['a client’s socket', 'src/adapters/x/client.ts', `import { connect } from 'node:net'`],
    ['a reader’s file', 'src/recordings/a.ts', `import { open } from 'node:fs/promises'`],
    ['the version', 'src/cli/a.ts', `import manifest from '../../package.json'`],
    ['numbers beside', 'src/desk/a.ts', `import a from './a.json'`],
    ['a path in a string', 'src/market/a.ts', `const a = "import { b } from '../cli/b.js'"`],
    ['a path in a comment', 'src/market/a.ts', `// import { b } from '../cli/b.js'`],
    ['another folder', 'test/market/a.test.ts', `import { b } from '../../src/index.js'`],
  ]
  test.each(fine)('%s', (_, path, row) => {
    expectGreen(floors, file(path, row))
  })

  test('a diamond of imports', () => {
    const a = file('src/math/a.ts', `import './b.js'`, `import './c.js'`)
    const b = file('src/math/b.ts', `import './d.js'`)
    const c = file('src/math/c.ts', `import './d.js'`)
    expectGreen(floors, [a, b, c, target('src/math/d.ts')])
  })
})
