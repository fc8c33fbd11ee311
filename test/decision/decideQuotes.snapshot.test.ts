import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideQuotes } from '../../src/decision/decideQuotes.js'
import { decision } from '../arbitraries.js'

describe('regression', () => {
  /**
   * What 1,000 decisions came to when this was written. It says nothing of right or wrong, only
   * that something changed: then CHANGELOG needs an entry under Behaviour, and this a new digest.
   */
  test('the orders of a thousand decisions drawn with seed 42 are what they were', () => {
    const drawn = fc.sample(decision, { seed: 42, numRuns: 1_000 })
    const orders = drawn.map(({ state, config }) => {
      const { cancel, keep, place, halted } = decideQuotes(state, config)
      return { cancel, keep, place, halted }
    })
    const digest = createHash('sha256').update(JSON.stringify(orders)).digest('hex').slice(0, 16)
    expect(digest).toBe('eba77c57e2179a55')
  })
})
