import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Fold, run } from '../../src/math/fold.js'

const joined: Fold<string, string, number> = {
  initial: '',
  step: (text, next) => text + next,
  value: (text) => text.length,
}

describe('examples', () => {
  test('run(fold)(inputs) says what the fold says in the end', () => {
    expect(run(joined)(['ab', 'c'])).toBe(3)
    expect(run(joined)([])).toBe(0)
  })
})

describe('laws', () => {
  test('a run in chunks equals a run in one piece', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (first, second) => {
        const between = first.reduce(joined.step, joined.initial)
        const whole = run(joined)([...first, ...second])
        expect(run({ ...joined, initial: between })(second)).toBe(whole)
      }),
    )
  })
})
