import { describe, expect, it } from 'vitest'
import * as Faults from '../../../src/backtest/simulation/faults.js'
import {
  opened,
  realDesk,
  run,
  shrunk,
  stepped,
} from '../../../src/backtest/simulation/simulation.js'
import type { SimulatedDesk } from '../../../src/backtest/simulation/simulationState.js'
import {
  crossing,
  deaf,
  fickle,
  forgetful,
  generous,
  hasty,
  hoping,
  noneOf,
  patient,
  repeating,
  seeing,
  spendthrift,
  tried,
  undecided,
} from './simulating.js'

const usual = (seed: number) => ({ seed, faults: Faults.usual, subject: realDesk })

describe('examples', () => {
  it('one seed gives one history, byte for byte', () => {
    const once = run(usual(7), 3_000)
    const again = run(usual(7), 3_000)
    expect(JSON.stringify(again)).toBe(JSON.stringify(once))
    expect(JSON.stringify(run(usual(8), 3_000))).not.toBe(JSON.stringify(once))
  })

  it('a history goes on from its state as data', () => {
    let state = run(usual(2), 1_000)
    const read = JSON.parse(JSON.stringify(state))
    let copy = read
    for (let i = 0; i < 1_000; i++) {
      state = stepped(state, usual(2))
      copy = stepped(copy, usual(2))
    }
    expect(JSON.stringify(copy)).toBe(JSON.stringify(state))
  })

  it('a step leaves the state before it as it was', () => {
    let state = opened(usual(3))
    for (let i = 0; i < 500; i++) {
      const before = JSON.stringify(state)
      const next = stepped(state, usual(3))
      expect(JSON.stringify(state)).toBe(before)
      state = next
    }
  })

  it('without faults nothing goes wrong and none is counted', () => {
    const { faults, failure, venue } = run({ ...usual(4), faults: noneOf }, 20_000)
    expect(failure).toBeNull()
    expect(Object.values(faults).every((count) => count === 0)).toBe(true)
    expect(venue.markets.length).toBeGreaterThan(0)
  })
})

const mutants: ReadonlyArray<[string, () => SimulatedDesk]> = [
  ['position-within-limits', () => forgetful],
  ['no-self-cross', () => crossing],
  ['no-order-doubled', () => repeating],
  ['cash-conserved', () => generous],
  ['halted-places-nothing', () => deaf],
  ['same-events-same-desk', fickle],
  ['reconciled-equals-venue', () => seeing],
  ['promises-kept', () => undecided],
]

describe('mutants', () => {
  it.each(mutants)('the promise %s catches a desk that breaks it', (invariant, subject) => {
    expect(tried(subject(), 2, 60_000).failure?.invariant).toBe(invariant)
  })

  it('the promise within-budget catches a desk that counts no message', () => {
    expect(tried(spendthrift, 4, 20_000).failure?.invariant).toBe('within-budget')
  })

  it('the promise cancels-answered-or-counted catches a desk that waits for ever', () => {
    const faults = { ...noneOf, loss: 0.05 }
    const { failure } = run({ seed: 2, faults, subject: patient }, 20_000)
    expect(failure?.invariant).toBe('cancels-answered-or-counted')
  })

  it('an order taken for gone too early goes past a limit, and one never given up is told', () => {
    const early = run({ seed: 50, faults: Faults.usual, subject: hasty }, 2_500)
    expect(early.failure?.invariant).toBe('position-within-limits')
    const never = run({ seed: 2, faults: Faults.usual, subject: hoping }, 8_000)
    expect(never.failure?.invariant).toBe('reconciled-equals-venue')
  })

  it('a failure shrinks to the kinds of faults it needs', () => {
    const faults = { ...noneOf, loss: 0.05, lie: 0.1, jump: 0.1 }
    const found = shrunk({ seed: 3, faults, subject: patient }, 700)
    expect(found?.kinds).toEqual(['loss'])
    expect(shrunk({ seed: 2, faults: noneOf, subject: realDesk }, 2_000)).toBeNull()
  })
})
