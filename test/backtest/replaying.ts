import { replay } from '../../src/backtest/replay/replay.js'
import type { ReplayConfig, ReplayedDecision } from '../../src/backtest/replay/replayState.js'
import { decideQuotes } from '../../src/decision/decideQuotes.js'
import { presets } from '../../src/decision/presets.js'
import type { Spot } from '../../src/market/market.js'

export const minute = 60_000

/** Markets of three minutes at preset v2, checked. */
export const settings: ReplayConfig = {
  config: presets.v2,
  market: { windowMs: 3 * minute, strike: 'open' },
  asset: 'BTC',
  tickSize: 0.01,
  volatility: { window: 100, confidence: 0.95, kurtosis: 3 },
  decide: decideQuotes,
  check: true,
}

/** Prices at whole minutes; null where a minute has none. */
export const minutes = (prices: ReadonlyArray<number | null>, from = 0): ReadonlyArray<Spot> =>
  prices.flatMap((price, i) => (price === null ? [] : [{ price, at: (from + i) * minute }]))

/** Every decision of a replay, in order. */
export const decisionsOf = (
  prices: ReadonlyArray<Spot>,
  config: ReplayConfig = settings,
): ReadonlyArray<ReplayedDecision> => {
  const fold = replay(config)
  const decisions: Array<ReplayedDecision> = []
  let state = fold.initial
  for (const price of prices) {
    const { decision } = state
    state = fold.step(state, price)
    if (state.decision !== null && state.decision !== decision) decisions.push(state.decision)
  }
  return decisions
}
