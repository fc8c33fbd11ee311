/** What the tests of a calibration share: a forecaster that shows what it saw, and a plain twin. */

import { calibration } from '../../src/backtest/calibration/calibration.js'
import type {
  CalibrationConfig,
  SettledWindow,
} from '../../src/backtest/calibration/calibrationState.js'
import type { Forecaster, Question } from '../../src/backtest/calibration/forecaster.js'
import { alone } from '../../src/backtest/calibration/panel.js'
import type { Bar } from '../../src/market/bar.js'
import type { Fixing, Settlement } from '../../src/market/settlement.js'

/** Its forecast is a part of 1 that no other bars and no other question give. */
export const witness: Forecaster<{ readonly count: number; readonly sum: number }> = {
  name: 'witness',
  initial: { count: 0, sum: 0 },
  step: ({ count, sum }, { at, close }) => ({ count: count + 1, sum: sum + at * close }),
  forecast: ({ count, sum }, question) => {
    if (count < 3) return null
    const { now, spot, strike, openedAt, expiresAt, printed } = question
    const end = printed.end
    const parts = [now, spot.price, spot.at, strike, openedAt, expiresAt, end?.count ?? -1]
    const mixed = [count, sum, ...parts, end?.value ?? -1].reduce(
      (total, part, i) => total + part * Math.SQRT2 * (i + 1),
      0,
    )
    const yes = mixed - Math.floor(mixed)
    return { yes, no: 1 - yes, volatility: 1 + yes }
  },
}

export const opening: Settlement = {
  source: 'recording',
  end: { kind: 'point' },
  strike: { kind: 'opening', fixing: { kind: 'point' } },
  tie: 'yes',
  tickSize: 0,
  lagMs: 0,
}

export const configWith = (
  given: Partial<CalibrationConfig<{ readonly count: number; readonly sum: number }>>,
): CalibrationConfig<{ readonly count: number; readonly sum: number }> => ({
  panel: alone(witness),
  windowMs: 300_000,
  leftMs: [120_000],
  strike: 'open',
  settlement: opening,
  bootstrap: { blockMs: 86_400_000, resamples: 10, confidence: 0.95, seed: 1 },
  ...given,
})

/** Every market that a calibration settles, in turn. */
export const settledOf = <State>(
  config: CalibrationConfig<State>,
  bars: ReadonlyArray<Bar>,
): ReadonlyArray<SettledWindow> => {
  const fold = calibration(config)
  const found: Array<SettledWindow> = []
  let state = fold.initial
  for (const bar of bars) {
    const before = state.settled
    state = fold.step(state, bar)
    if (state.settled !== null && state.settled !== before) found.push(state.settled)
  }
  return found
}

const lastBy = (bars: ReadonlyArray<Bar>, at: number): Bar | undefined =>
  bars.filter((bar) => bar.at <= at).at(-1)

/** The prints that stand by an instant, from the list of all bars. */
const printsBy = (
  bars: ReadonlyArray<Bar>,
  fixing: Fixing,
  { boundary, lagMs, by }: { boundary: number; lagMs: number; by: number },
): ReadonlyArray<number> | null => {
  const { windowMs, prints } =
    fixing.kind === 'point' ? { windowMs: 0, prints: 1 } : { ...fixing, prints: fixing.prints ?? 1 }
  const instants = Array.from(
    { length: prints },
    (_, i) => boundary - lagMs - windowMs + ((i + 1) * windowMs) / prints,
  ).filter((at) => at <= by)
  const prices = instants.map((at) => lastBy(bars, at)?.close)
  return prices.includes(undefined) ? null : prices.map((price) => price ?? 0)
}

const meanOf = (values: ReadonlyArray<number>): number =>
  values.reduce((total, value) => total + value, 0) / values.length

/** All that a calibration of points and means says, made for each window from the whole list. */
export const settledFromList = (
  config: CalibrationConfig<{ readonly count: number; readonly sum: number }>,
  bars: ReadonlyArray<Bar>,
): ReadonlyArray<SettledWindow> => {
  const { settlement, windowMs, leftMs, strike: asked } = config
  const lagMs = settlement.lagMs
  const fixing = settlement.end as Fixing
  const firstAt = bars[0]?.at ?? 0
  const lastAt = bars.at(-1)?.at ?? 0
  const found: Array<SettledWindow> = []
  const delay = Math.max(-lagMs, 0)
  for (let start = Math.floor(firstAt / windowMs - 1) * windowMs; ; start += windowMs) {
    const end = start + windowMs
    if (end + delay > lastAt) return found
    if (!bars.some(({ at }) => at >= start + delay && at < end + delay)) continue
    const state = (by: number) =>
      bars.filter(({ at }) => at <= by).reduce(witness.step, witness.initial)
    const isOpening = settlement.strike.kind === 'opening'
    const opened = printsBy(bars, isOpening ? settlement.strike.fixing : { kind: 'point' }, {
      boundary: start + (isOpening ? 0 : delay),
      lagMs: isOpening ? lagMs : 0,
      by: Infinity,
    })
    const closed = printsBy(bars, fixing, { boundary: end, lagMs, by: Infinity })
    if (opened === null || closed === null) continue
    const price = meanOf(closed)
    const common = { openedAt: start, expiresAt: end, settlement }
    const questionAt = (now: number, strike: number): Question => {
      const { close = 0, at = 0 } = lastBy(bars, now) ?? {}
      const known = printsBy(bars, fixing, { boundary: end, lagMs, by: now }) ?? []
      const part = { count: known.length, value: meanOf(known), by: 'us' } as const
      const printed = { strike: null, end: known.length === 0 ? null : part }
      return { now, spot: { price: close, at }, strike, ...common, printed }
    }
    const spot = meanOf(opened)
    const first = { ...questionAt(start + delay, spot), printed: { strike: null, end: null } }
    const atStart = { ...first, spot: { ...first.spot, price: spot } }
    const years = windowMs / 31_536_000_000
    const volatility = witness.forecast(state(start + delay), atStart)?.volatility
    if (asked !== 'open' && volatility === undefined) continue
    const strike =
      asked === 'open'
        ? spot
        : spot * Math.exp(asked.deviations * (volatility ?? 0) * Math.sqrt(years))
    const predictions = leftMs.flatMap((left, i) => {
      const now = end - left
      const said = witness.forecast(state(now), questionAt(now, strike))
      const age = now - (lastBy(bars, now)?.at ?? -Infinity)
      return said === null || age > 60_000 ? [] : [{ left: i, forecasts: [said] }]
    })
    const above = price === strike ? settlement.tie === 'yes' : price > strike
    found.push({ start, end, strike, price, outcome: above ? 'yes' : 'no', predictions })
  }
}
