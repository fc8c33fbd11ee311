import { describe, test } from 'vitest'
import { outside } from './outside.js'
import { expectGreen, expectRed, file } from './planted.js'

const join = (...parts: ReadonlyArray<string>): string => parts.join('')

describe('outside: a planted fault turns it red', () => {
  test.each([join('/wo', 'rk/main'), join('.libr', 'ary'), join('far', 'm-1')])('%s', (text) => {
    expectRed(outside, file('docs/BENCH.md', 'measured', `in ${text}`), 'docs/BENCH.md:2 names')
  })
})

describe('outside: a near miss leaves it green', () => {
  test.each(['../shared/vectors', 'a library', 'work/s', 'farming'])('%s', (text) => {
    expectGreen(outside, file('bench/run.mjs', `// ${text}`))
  })
})
