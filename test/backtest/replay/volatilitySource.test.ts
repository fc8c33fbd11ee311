import { describe, expect, it } from 'vitest'
import { replay } from '../../../src/backtest/replay/replay.js'
import type { ReplayConfig } from '../../../src/backtest/replay/replayState.js'
import { volatilitySource } from '../../../src/backtest/replay/volatilitySource.js'
import { uniform } from '../../../src/backtest/uniform.js'
import { decideQuotes } from '../../../src/decision/decideQuotes.js'
import { presets } from '../../../src/decision/presets.js'
import type { QuoteState } from '../../../src/decision/state.js'
import type { Spot } from '../../../src/market/market.js'
import { run } from '../../../src/math/fold.js'
import { outlook } from '../../../src/volatility/outlook.js'

const minute = 60_000
const start = 1_750_032_000_000

/** A walk of a basis point or two a minute, made here, longer than what an outlook asks. */
const walk = (): ReadonlyArray<Spot> => {
  const path: Array<Spot> = [{ price: 65_000, at: start }]
  for (let index = 1; index < 1_500; index++) {
    const last = path.at(-1) as Spot
    const price = last.price * Math.exp(0.0004 * (uniform({ seed: 7, index }) - 0.5))
    path.push({ price, at: start + index * minute })
  }
  return path
}

const prices = walk()

const settings = (over: Partial<ReplayConfig> = {}): ReplayConfig => ({
  config: presets.recommended,
  market: { windowMs: 15 * minute, strike: 'open' },
  asset: 'BTC',
  tickSize: 0.01,
  volatility: { window: 100, confidence: 0.95, kurtosis: 3 },
  decide: decideQuotes,
  check: true,
  ...over,
})

const statesOf = (over: Partial<ReplayConfig> = {}): ReadonlyArray<QuoteState> => {
  const states: Array<QuoteState> = []
  const decide: ReplayConfig['decide'] = (state, config) => {
    states.push(state)
    return decideQuotes(state, config)
  }
  const report = run(replay(settings({ ...over, decide })))(prices)
  expect(report.decisions.violations).toBe(0)
  return states
}

describe('volatilitySource: examples', () => {
  it('is the forecast of the config, asked for the market, from two hours of minutes on', () => {
    const states = statesOf()
    const early = states.find(({ now }) => now === start + 100 * minute)
    expect([early?.volatility, early?.volatilityError, early?.drift]).toEqual([null, null, null])
    const late = states.at(-1)
    const fold = outlook(presets.recommended.volatility.forecast as never)
    const bars = prices
      .filter(({ at }) => at <= (late?.now ?? 0))
      .map(({ price, at }) => ({
        ...{ at, milliseconds: 0, open: price, high: price, low: price, close: price },
        ...{ volume: null, trades: null, takerBuyVolume: null },
      }))
    const market = late?.market
    const said = run(fold)(bars)({
      now: late?.now ?? 0,
      seconds: ((market?.expiresAt ?? 0) - (late?.now ?? 0)) / 1000,
      elapsed: ((late?.now ?? 0) - (market?.openedAt ?? 0)) / (15 * minute),
      distance: Math.log((late?.spot.price ?? 0) / (market?.strike ?? 1)),
    })
    expect(late?.volatility).toBeCloseTo(said?.volatility ?? 0, 12)
    expect(late?.volatilityError).toBe(said?.error)
    expect(late?.drift).toBeCloseTo(said?.drift ?? 0, 12)
  })

  it('gives the markets of a settled fair value the rule that they are scored by', () => {
    expect(statesOf()[0]?.market.settlement).toMatchObject({
      tie: 'yes',
      strike: { kind: 'opening', fixing: { kind: 'point' } },
    })
    const fixed = statesOf({ market: { windowMs: 15 * minute, strike: 65_000 } })
    expect(fixed[0]?.market.settlement).toMatchObject({ tie: 'no', strike: { kind: 'fixed' } })
    expect(statesOf({ config: presets.v2 })[0]?.market.settlement).toBeUndefined()
  })

  it('of a strike that says nothing of the start none of the life counts as passed', () => {
    const source = volatilitySource(settings({ market: { windowMs: 15 * minute, strike: 65_000 } }))
    const open = volatilitySource(settings())
    let [known, opened] = [source.initial, open.initial]
    for (const spot of prices) [known, opened] = [source.step(known, spot), open.step(opened, spot)]
    const last = prices.at(-1) as Spot
    const market = {
      ...{ id: 'BTC', asset: 'BTC', strike: 65_000, tickSize: 0.01 },
      ...{ openedAt: last.at - 10 * minute, expiresAt: last.at + 5 * minute },
    }
    const [said, other] = [source.value(known, market, last), open.value(opened, market, last)]
    expect(said.volatility).toBeGreaterThan(0)
    expect(said.volatility).not.toBe(other.volatility)
  })

  it('without a forecast it is the moves so far, with no error and no drift', () => {
    const last = statesOf({ config: presets.v2 }).at(-1)
    expect(last?.volatility).toBeGreaterThan(0)
    expect([last?.volatilityError, last?.drift]).toEqual([null, null])
  })
})
