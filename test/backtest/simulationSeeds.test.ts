import { describe, expect, it } from 'vitest'
import * as Faults from '../../src/backtest/faults.js'
import { realDesk, run } from '../../src/backtest/simulation.js'
import { faultsBut } from './simulating.js'

/** SIM_EVENTS digs deeper. */
const events = Number(process.env['SIM_EVENTS'] ?? 240_000)
const seeds = Array.from({ length: 12 }, (_, i) => i + 1)

/** What of the wire the desk does not stand yet: see the two below. */
const calmWire = ['loss', 'disconnect', 'latency', 'reordering', 'late', 'duplication'] as const

describe('laws', () => {
  it('a fixed set of seeds breaks no promise', () => {
    const faults = faultsBut(calmWire)
    const steps = Math.floor(events / seeds.length)
    for (const seed of seeds) {
      const { failure } = run({ seed, faults, subject: realDesk }, steps)
      expect(failure, `seed ${seed}`).toBeNull()
    }
  })

  it.fails('an order that never arrived comes to an end', () => {
    expect(run({ seed: 16, faults: Faults.usual, subject: realDesk }, 25_000).failure).toBeNull()
  })

  it.fails('an order that arrives late stays within the limits', () => {
    const faults = faultsBut(['loss', 'disconnect'])
    expect(run({ seed: 11, faults, subject: realDesk }, 14_000).failure).toBeNull()
  })
})
