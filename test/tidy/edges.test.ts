import { describe, test } from 'vitest'
import { edges } from './edges.js'
import { expectGreen, expectRed, file } from './planted.js'

const table = ['| test | value |', '|---|---|', '| `cdf of -Infinity is 0` | 0 |']
const named = file('test/math/normal.test.ts', `test('cdf of -Infinity is 0', () => {})`)

describe('edges: a planted fault turns it red', () => {
  test('a row without a test', () => {
    expectRed(
      edges,
      file('docs/NUMERICS.md', '## Edges', ...table),
      'docs/NUMERICS.md:4 no test is named',
    )
  })

  test('a row whose test has another name', () => {
    const other = file('test/a.test.ts', `it('cdf of -Infinity', () => {})`)
    expectRed(edges, [file('docs/NUMERICS.md', '### The edges', ...table), other], 'no test')
  })

  test('a row under a heading below the one that names the edges', () => {
    const page = file('docs/NUMERICS.md', '## Edges', '### Normal', ...table)
    expectRed(edges, page, 'no test')
  })

  test('a row whose name is said only in a comment or by a describe', () => {
    const quiet = file(
      'test/a.test.ts',
      `// test('cdf of -Infinity is 0')`,
      `describe('cdf of -Infinity is 0', () => {})`,
    )
    expectRed(edges, [file('docs/NUMERICS.md', '## Edges', ...table), quiet], 'no test')
  })
})

describe('edges: a near miss leaves it green', () => {
  test('a row with its test', () => {
    expectGreen(edges, [file('docs/NUMERICS.md', '## Edges', ...table), named])
  })

  test('a table under another heading', () => {
    expectGreen(edges, file('docs/NUMERICS.md', '## Edges', '', '## Accuracy', ...table))
  })

  test('a first column that is no name', () => {
    expectGreen(
      edges,
      file('docs/NUMERICS.md', '## Edges', '| x | y |', '|---|---|', '| 0 | `a` |'),
    )
  })
})
