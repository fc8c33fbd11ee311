import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { replay } from '../../src/backtest/replay/replay.js'
import type { Spot } from '../../src/market/market.js'
import { run } from '../../src/math/fold.js'
import { decisionsOf, minute, settings } from './replaying.js'

/** Recordings with steps of a few seconds up to a few windows, on round instants and between. */
const step = fc.record({
  after: fc.oneof(
    fc.constantFrom(0, minute, 3 * minute, 11 * minute),
    fc.integer({ min: 1, max: 2 * minute }),
  ),
  price: fc.integer({ min: 9_990, max: 10_010 }).map((cents) => cents / 100),
})

const recording = (steps: ReadonlyArray<{ readonly after: number; readonly price: number }>) => {
  const prices: Array<Spot> = []
  let at = 0
  for (const { after, price } of steps) {
    at += after
    prices.push({ price, at })
  }
  return prices
}

const prices = fc.array(step, { maxLength: 40 }).map(recording)
const strike = fc.constantFrom('open' as const, 100)

const settingsOf = (strike: 'open' | number) => ({
  ...settings,
  market: { windowMs: 3 * minute, strike },
})

describe('replay: laws', () => {
  it('comes to the same in chunks, wherever it is put down and taken up', () => {
    fc.assert(
      fc.property(prices, strike, fc.nat(40), (recorded, strike, cut) => {
        const fold = replay(settingsOf(strike))
        const early = recorded.slice(0, cut).reduce(fold.step, fold.initial)
        const copy = structuredClone(early)
        const whole = run(fold)(recorded)
        expect(fold.value(recorded.slice(cut).reduce(fold.step, early))).toEqual(whole)
        // The state that was taken up is still as it was put down.
        expect(early).toEqual(copy)
      }),
    )
  })

  it('decides nothing by what comes later', () => {
    fc.assert(
      fc.property(
        prices,
        fc.array(step, { maxLength: 10 }),
        fc.nat(40),
        (recorded, others, cut) => {
          const before = recorded.slice(0, cut)
          const at = before.at(-1)?.at ?? 0
          const after = recording(others).map((spot) => ({ ...spot, at: spot.at + at }))
          const known = decisionsOf(before)
          expect(decisionsOf([...before, ...after]).slice(0, known.length)).toEqual(known)
          expect(decisionsOf(recorded).slice(0, known.length)).toEqual(known)
        },
      ),
    )
  })

  it('keeps, places or withholds every level of every decision, and breaks no promise', () => {
    fc.assert(
      fc.property(prices, strike, (recorded, strike) => {
        const { decisions, quotes, windows } = run(replay(settingsOf(strike)))(recorded)
        expect(quotes.levels).toBe(6 * decisions.made)
        expect(quotes.wanted).toBeLessThanOrEqual(quotes.levels)
        expect(decisions.violations).toBe(0)
        expect(windows.yes).toBeLessThanOrEqual(windows.finished)
      }),
    )
  })

  it('decides inside the window, from its own market alone', () => {
    fc.assert(
      fc.property(prices, (recorded) => {
        for (const { state } of decisionsOf(recorded)) {
          const { openedAt, expiresAt, strike } = state.market
          expect(state.now).toBeGreaterThanOrEqual(openedAt)
          expect(state.now).toBeLessThan(expiresAt)
          expect(strike).toBe(lastKnown(recorded, openedAt))
        }
      }),
    )
  })
})

/** The last price that changed the time, at or before an instant. */
const lastKnown = (recorded: ReadonlyArray<Spot>, at: number): number | undefined => {
  let known: Spot | undefined
  for (const spot of recorded) {
    if (spot.at <= at && (known === undefined || spot.at > known.at)) known = spot
  }
  return known?.price
}

describe('replay: oracle', () => {
  it('finishes, settles and scores as going over each window by itself does', () => {
    const windowMs = 3 * minute
    fc.assert(
      fc.property(prices, strike, (recorded, strike) => {
        const report = run(replay(settingsOf(strike)))(recorded)
        const decisions = decisionsOf(recorded, settingsOf(strike))
        const end = recorded.at(-1)?.at ?? 0
        let [finished, yes, scored, brier] = [0, 0, 0, 0]
        for (let start = 0; start + windowMs <= end; start += windowMs) {
          const first = lastKnown(recorded, start)
          const last = lastKnown(recorded, start + windowMs)
          // A strike that is not a price asks for none at the start, but for one in the window.
          const isMarket =
            strike === 'open' ? first !== undefined : (recorded[0]?.at ?? end) < start + windowMs
          if (!isMarket || last === undefined) continue
          const came = strike === 'open' ? last >= (first ?? last) : last > strike
          finished += 1
          yes += came ? 1 : 0
          for (const { state, diff } of decisions) {
            if (state.market.openedAt !== start || diff.explain === null) continue
            scored += 1
            brier += ((came ? 1 : 0) - diff.explain.fairValue) ** 2
          }
        }
        expect(report.windows).toMatchObject({ finished, yes })
        expect(report.decisions.scored).toBe(scored)
        if (scored === 0) expect(report.scores.fairValue).toBeNull()
        else expect(report.scores.fairValue?.brier).toBeCloseTo(brier / scored, 9)
      }),
    )
  })
})
