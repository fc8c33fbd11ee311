import { describe, test } from 'vitest'
import { docs } from './docs.js'
import { expectGreen, expectRed, file } from './planted.js'

const index = file(
  'src/index.ts',
  `export { a } from './math/a.js'`,
  `export * as B from './math/b.js'`,
)

const block = (...rows: ReadonlyArray<string>): string =>
  `/**\n${rows.map((row) => ` * ${row}`.trimEnd()).join('\n')}\n */`

const summary = ['Returns one.', '']
const example = ['@example', `import { a } from 'twoway'`, '', 'a() // => 1', '']
const tags = ['@category math', '@since 0.1.0']
const whole = block(...summary, ...example, ...tags)
const code = 'export const a = (): number => 1'

describe('docs: a planted fault turns it red', () => {
  test.each([
    ['no doc', '', code, 'has no doc'],
    ['a line comment', '// Returns one.', code, 'has no doc'],
    [
      'a number without example',
      '/** One. @category math @since 0.1.0 */',
      'export const a = -1e-9',
      'no @example',
    ],
    ['a plain block', '/* Returns one. */', code, 'has no doc'],
    ['only the module’s doc', `${whole}\n`, code, 'has no doc'],
    ['no full stop', block('Returns one', '', ...example, ...tags), code, 'no sentence'],
    ['no sentence', block(...example, ...tags), code, 'no sentence'],
    ['no category', block(...summary, ...example, '@since 0.1.0'), code, '@category missing'],
    [
      'another room',
      block(...summary, ...example, '@category market', '@since 0.1.0'),
      code,
      'market',
    ],
    [
      'an open list',
      block(...summary, ...example, '@category Maths', '@since 0.1.0'),
      code,
      'Maths',
    ],
    ['no since', block(...summary, ...example, '@category math'), code, 'no @since'],
    [
      'since when?',
      block(...summary, ...example, '@category math', '@since now'),
      code,
      'no @since',
    ],
    ['no example', block(...summary, ...tags), code, 'is public and has no @example'],
    ['an empty example', block(...summary, '@example', ...tags), code, 'has no @example'],
    ['a function', block(...summary, ...tags), 'export function a(): void {}', 'no @example'],
    ['an object', block(...summary, ...tags), 'export const a = { b: 1 }', 'no @example'],
    ['a type', '', 'export type A = 1', 'A has no doc'],
    ['an interface', '', 'export interface A { readonly b: 1 }', 'A has no doc'],
  ])('%s', (_, doc, row, said) => {
    // An empty example is followed at once by the next tag.
    expectRed(docs, [index, file('src/math/a.ts', doc, row)], said)
  })

  test('a function of a namespace that the index opens', () => {
    const b = file('src/math/b.ts', block(...summary, ...tags), 'export const c = (): number => 1')
    expectRed(docs, [index, b], 'c is public and has no @example')
  })
})

describe('docs: a near miss leaves it green', () => {
  test.each([
    ['all of it', whole, code],
    ['on one line', '/** One. @category math @since 0.1.0 */', 'export type A = 1'],
    ['what is not exported', '', 'const c = 1'],
    ['a type without example', block('One of two.', '', ...tags), `export type A = 'b' | 'c'`],
    ['a sentence on two lines', block('Returns', 'one.', '', ...example, ...tags), code],
    [
      'a formula',
      block('Returns `d2 = ln(S/K) / s`, as in [1].', '', ...tags),
      'export type A = 1',
    ],
    ['a module doc above', `/** A module. */\n\n${whole}`, code],
  ])('%s', (_, doc, row) => {
    expectGreen(docs, [index, file('src/math/a.ts', doc, row)])
  })

  test('a function that no entry opens needs no example', () => {
    const inner = file(
      'src/math/inner.ts',
      block(...summary, ...tags),
      'export const c = (): number => 1',
    )
    expectGreen(docs, [index, inner])
  })

  test('an index and a declaration file need none', () => {
    expectGreen(docs, [index, file('src/math/x.d.ts', 'export const a: 1')])
  })
})
