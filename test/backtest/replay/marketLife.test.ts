import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { madeUpPrices } from '../../../src/backtest/replay/madeUpPrices.js'
import { marketLife } from '../../../src/backtest/replay/marketLife.js'
import { answered } from '../../../src/backtest/replay/venue.js'
import { decideQuotes } from '../../../src/decision/decideQuotes.js'
import { presets } from '../../../src/decision/presets.js'
import { runs } from '../../runs.js'

const from = 1_750_000_200_000
const market = {
  id: 'm',
  asset: 'BTC',
  strike: 65_000,
  openedAt: from,
  expiresAt: from + 120_000,
  tickSize: 0.01,
}
const limits = { ...presets.v2.limits, maxPosition: 300, maxImbalance: 200 }
const silence = { from: from + 30_000, to: from + 40_000 }

const lifeOf = (seed: number, chance: number) =>
  marketLife({
    seed,
    market,
    config: { ...presets.v2, limits },
    prices: madeUpPrices({ seed, start: 65_000, from, stepMs: 1_000, count: 200, volatility: 0.4 }),
    volatility: 0.4,
    silence,
    chance,
  })

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 })

describe('marketLife: examples', () => {
  it('decides at each price before the end, and at none after it', () => {
    const life = lifeOf(1, 0)
    expect(life.map(({ state }) => state.now)).toEqual(life.map((_, i) => from + 1_000 * i))
    expect(life.length).toBe(120)
  })

  it('hears no price while the feed is silent, and quotes again once it is not', () => {
    const life = lifeOf(1, 0)
    for (const { state } of life) {
      const isSilent = state.now >= silence.from && state.now < silence.to
      expect(state.spot.at).toBe(isSilent ? silence.from - 1_000 : state.now)
    }
    const halts = life.slice(0, 60).map(({ decision }) => decision.halted)
    const silent = (i: number): boolean => i >= 35 && i < 40
    expect(halts).toEqual(halts.map((_, i) => (silent(i) ? 'stale-spot' : null)))
  })

  it('fills nothing without a chance, so nothing is ever held', () => {
    for (const { fills, state } of lifeOf(1, 0)) {
      expect(fills).toEqual([])
      expect(state.position).toEqual({ yes: 0, no: 0 })
    }
  })
})

describe('marketLife: laws', () => {
  it('decides as decideQuotes does, and breaks nothing, whatever fills', () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 0, max: 1, noNaN: true }), (seed, chance) => {
        for (const { state, decision, violations } of lifeOf(seed, chance)) {
          const { cancel, keep, place, halted } = decision
          const diff = decideQuotes(state, { ...presets.v2, limits })
          expect({ ...diff, explain: null }).toEqual({ cancel, keep, place, halted, explain: null })
          expect(violations).toEqual([])
          expect(Math.max(state.position.yes, state.position.no)).toBeLessThanOrEqual(300)
          expect(Math.abs(state.position.yes - state.position.no)).toBeLessThanOrEqual(200)
        }
      }),
      runs(30),
    )
  })

  it('rests what was asked for a moment before, less what was filled since', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const life = lifeOf(seed, 0.5)
        for (const [i, { state, fills }] of life.entries()) {
          const before = life[i - 1]
          if (before === undefined) continue
          const { orders } = before.state
          const asked = answered({ orders, placed: 0 }, before.decision).orders
          const shares = (all: ReadonlyArray<{ readonly size: number }>): number =>
            all.reduce((total, { size }) => total + size, 0)
          expect(shares(state.orders)).toBe(shares(asked) - shares(fills))
          const bought = shares(fills.filter(({ side }) => side === 'bid'))
          expect(state.position).toEqual({
            yes: before.state.position.yes + bought,
            no: before.state.position.no + shares(fills) - bought,
          })
        }
      }),
      runs(30),
    )
  })
})
