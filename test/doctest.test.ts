/**
 * Every example of the docs is type-checked and run: a wrong value fails, and so does a wrong type.
 */

import { describe, expect, test } from 'vitest'
import { type Example, examplesOf } from './doctest/examples.js'
import { runFaults } from './doctest/runFaults.js'
import { typeFaults } from './doctest/typeFaults.js'
import { read } from './tidy/project.js'
import { show } from './tidy/source.js'

const examples = read().flatMap(examplesOf)

describe('the examples of this repository', () => {
  test('are found in sources', () => {
    expect(examples.filter(({ path }) => path.startsWith('src/')).length).toBeGreaterThan(20)
  })

  test('have the types they seem to have', () => {
    expect(typeFaults(examples).map(show)).toEqual([])
  })

  test('give what they show', async () => {
    expect((await runFaults(examples)).map(show)).toEqual([])
  })
})

const doc = (...rows: ReadonlyArray<string>): ReadonlyArray<Example> =>
  examplesOf({
    path: 'src/math/a.ts',
    text: [
      '/**',
      ' * One.',
      ' *',
      ' * @example',
      ...rows.map((row) => ` * ${row}`),
      ' *',
      ' */',
    ].join('\n'),
  })

describe('a planted fault turns it red', () => {
  test.each([
    ['another number', ['1 + 1 // => 3'], 5, 'gives 2, and shows 3'],
    ['the last digit', ['0.1 + 0.2 // => 0.3'], 5, 'gives 0.30000000000000004, and shows 0.3'],
    ['a negative zero', ['-0 // => 0'], 5, 'gives -0, and shows 0'],
    ['a number as text', ['String(1) // => "2"'], 5, "gives '1', and shows '2'"],
    ['a value below', ['// one', 'Math.max(1, 2)', '// => 3'], 6, 'gives 2, and shows 3'],
    ['a named value', ['const a = 1', '', 'const b = a + 1 // => 1'], 7, 'gives 2, and shows 1'],
    ['a key too many', ['({ a: 1, b: 2 }) as object // => { a: 1 }'], 5, 'gives {"a":1,"b":2}'],
    [
      'lines',
      ['[1, 2]', '// => [', '//   1,', '//   3,', '// ]'],
      5,
      'gives [1,2], and shows [1,3]',
    ],
    ['other digits', ['1 / 3 // => 0.334…'], 5, 'gives 0.3333333333333333, and shows'],
    ['another power', ['1e-7 / 3 // => 3.33…e-7'], 5, 'gives 3.3333333333333334e-8'],
    ['a value in a block', ['if (true) {', '  1 // => 1', '}'], 6, 'shows a value that nothing'],
    [
      'a value carried on',
      ['const a = 2 // => 2', '-1', 'a.toFixed()'],
      5,
      'shows a value that nothing',
    ],
    ['a crash', ['JSON.parse("{")'], 5, 'fails: '],
    ['the second of two', ['1 // => 1', '2 // => 1'], 6, 'gives 2, and shows 1'],
  ])('%s', async (_, rows, line, said) => {
    const faults = (await runFaults(doc(...rows))).map(show)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(`src/math/a.ts:${line} ${said}`)
  })

  test.each([
    ['text for a number', [`Math.floor('1')`], 5, 'not assignable'],
    ['a value of another type', [`// one`, `1 + 1 // => 'two'`], 6, 'not assignable'],
    [
      'a line after a value of lines',
      ['[1]', '// => [', '//  1,', '// ]', `Math.abs('')`],
      9,
      'not',
    ],
    ['a name that is not there', [`import { nobody } from 'twoway'`, 'nobody'], 5, 'no exported'],
    ['an import that is not used', [`import { skew } from 'twoway'`, '1 // => 1'], 5, 'never read'],
    ['a field that may be absent', ['const a = [1]', 'a[0].toFixed()'], 6, 'undefined'],
  ])('%s', (_, rows, line, said) => {
    const faults = typeFaults(doc(...rows)).map(show)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(new RegExp(`^src/math/a\\.ts:${line} .*${said}`))
  })

  test('a block of a page, by its own line', async () => {
    const text = ['# A page', '', '```ts', 'const a = 1', 'a + 1 // => 3', '```'].join('\n')
    const faults = await runFaults(examplesOf({ path: 'README.md', text }))
    expect(faults.map(show)).toEqual(['README.md:5 gives 2, and shows 3'])
  })
})

describe('a near miss leaves it green', () => {
  test.each([
    ['an exact number', ['0.1 + 0.2 // => 0.30000000000000004']],
    ['not a number', ['0 / 0 // => NaN']],
    ['digits before an ellipsis', ['1 / 3 // => 0.333…', 'Math.sin(4)', '// => -0.756…']],
    ['a power behind an ellipsis', ['1e-7 / 3 // => 3.33…e-8']],
    ['an ellipsis in text', [`['a…', 'b'].join('') // => 'a…b'`]],
    ['an ellipsis inside a value', ['({ a: 1 / 3, b: [2 / 3] }) // => { a: 0.33…, b: [0.66…] }']],
    ['a value over lines', ['({ a: [1] })', '// => {', '//   a: [1],', '// }', '2 // => 2']],
    ['an await', [`const a = await import('node:path')`, `a.posix.sep // => '/'`]],
    ['no value shown', ['const a: number = 1', 'a.toFixed(0)']],
    ['another comment', ['1 + 1 // not => 3']],
    ['a package', [`import { pipe } from 'fp-ts/lib/function.js'`, 'pipe(1) // => 1']],
    ['the library', [`import { Units } from 'twoway'`, 'Units.years(31_536_000) // => 1']],
  ])('%s', async (_, rows) => {
    expect(typeFaults(doc(...rows)).map(show)).toEqual([])
    expect((await runFaults(doc(...rows))).map(show)).toEqual([])
  })

  test('what is no ts, and an unfinished block', () => {
    expect(examplesOf({ path: 'README.md', text: '```sh\nnpm ci\n```\n```ts\n1 // => 2' })).toEqual(
      [],
    )
  })
})
