import { describe, expect, it } from 'vitest'
import * as Faults from '../../../src/backtest/simulation/faults.js'
import { realDesk, run } from '../../../src/backtest/simulation/simulation.js'
import { faultsBut, patience, seedsOf, stepsOf } from './simulating.js'

describe('examples', () => {
  it(
    'an order that never arrived comes to an end, though each cancel of it is lost',
    () => {
      expect(run({ seed: 16, faults: Faults.usual, subject: realDesk }, 25_000).failure).toBeNull()
    },
    patience,
  )

  it(
    'an order that arrives late stays within the limits',
    () => {
      const faults = faultsBut(['loss', 'disconnect'])
      expect(run({ seed: 11, faults, subject: realDesk }, 14_000).failure).toBeNull()
    },
    patience,
  )
})

describe('laws', () => {
  it.each(seedsOf('netting'))(
    'at a venue that nets, all faults break no promise: seed %i',
    (seed) => {
      const steps = stepsOf(seed)
      const { failure, step } = run({ seed, faults: Faults.usual, subject: realDesk }, steps)
      expect(failure).toBeNull()
      expect(step).toBe(steps)
    },
    patience,
  )
})
