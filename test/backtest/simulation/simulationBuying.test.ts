import { describe, expect, it } from 'vitest'
import * as Faults from '../../../src/backtest/simulation/faults.js'
import { realDesk, run } from '../../../src/backtest/simulation/simulation.js'
import { patience, seedsOf, stepsOf } from './simulating.js'

describe('laws', () => {
  it.each(seedsOf('buying'))(
    'at a venue where a sale is a purchase of NO, all faults break no promise: seed %i',
    (seed) => {
      const steps = stepsOf(seed)
      const { failure, step } = run({ seed, faults: Faults.usual, subject: realDesk }, steps)
      expect(failure).toBeNull()
      expect(step).toBe(steps)
    },
    patience,
  )

  it('the histories of the fixed seeds meet every kind of fault', () => {
    const { faults } = run({ seed: 9, faults: Faults.usual, subject: realDesk }, 15_000)
    const missed = Faults.kinds.filter((kind) => faults[kind] === 0)
    expect(missed).toEqual([])
  })
})
