import { describe, expect, test } from 'vitest'
import { expectGreen, expectRed, file } from './planted.js'
import { medianLines, sizes } from './sizes.js'

const rows = (count: number): ReadonlyArray<string> => Array.from({ length: count }, () => '//')

/** `count` lines from the arrow's parameters to its closing brace. */
const body = (count: number): ReadonlyArray<string> => [
  'const a = () => {',
  ...Array.from({ length: count - 2 }, () => '  b()'),
  '}',
]

describe('sizes: a planted fault turns it red', () => {
  test.each([
    ['a source file of 201 lines', 'src/math/a.ts', rows(201), 'has 201 lines: at most 200'],
    ['another long file', 'src/math/anIndex.ts', rows(201), 'has 201 lines: at most 200'],
    ['a test of 301 lines', 'test/a.test.ts', rows(301), 'has 301 lines: at most 300'],
    ['a function of 41 lines', 'src/math/a.ts', body(41), 'of 41 lines: at most 40'],
    ['101 columns', 'bench/size.mjs', [`// ${'x'.repeat(98)}`], 'has 101 columns'],
    ['a message of 121 columns', 'src/math/a.ts', [`  return '${'x'.repeat(110)}'`], 'at most 120'],
    ['two texts', 'src/math/a.ts', [`f('${'x'.repeat(50)}', '${'x'.repeat(50)}')`], 'at most 100'],
    ['101 columns in a test', 'test/a.test.ts', [`// ${'σ'.repeat(98)}`], 'has 101 columns'],
  ])('%s', (_, path, lines, said) => {
    expectRed(sizes, file(path, ...lines), said)
  })
})

describe('sizes: a near miss leaves it green', () => {
  test.each([
    ['a source file of 200 lines', 'src/math/a.ts', rows(200)],
    ['a test of 300 lines', 'test/a.test.ts', rows(300)],
    ['a function of 40 lines', 'src/math/a.ts', body(40)],
    ['a long function in a test', 'test/a.test.ts', body(100)],
    ['100 columns of Greek', 'src/math/a.ts', [`// ${'σ'.repeat(97)}`]],
    ['a message of 120 columns', 'src/math/a.ts', [`  return '${'x'.repeat(109)}'`]],
    ['an address', 'src/math/a.ts', [`// https://example.org/${'x'.repeat(98)}`]],
    ['a long list of what is public', 'src/index.ts', rows(250)],
    ['a page', 'docs/NUMERICS.md', ['x'.repeat(200)]],
  ])('%s', (_, path, lines) => {
    expectGreen(sizes, file(path, ...lines))
  })
})

test('the middle length is that of the middle source file', () => {
  const lengths = [10, 30, 20]
  const files = lengths.map((length) => file(`src/math/a${length}.ts`, ...rows(length)))
  expect(medianLines([...files, file('test/b.test.ts', ...rows(90))])).toBe(20)
})
