/**
 * The means of an outlook: what the minutes so far leave behind.
 */

import { logRatio } from '../math/logRatio.js'
import type { Minute, MinuteTrading } from './minutes.js'
import type { Gauge, OutlookPlan } from './outlookPlan.js'
import { staleAfter } from './outlookStaleness.js'
import * as SeasonalClock from './seasonalClock.js'

/**
 * The last minute's end, null before one, and close; how many minutes followed the one before them
 * and how many of those ended a quarter of an hour without a gap; the last closes without a gap, at
 * most 16; the weighted sum of each mean; and by how much of ln σ each misreads it because of gaps.
 *
 * @category volatility
 * @since 0.1.0
 */
export type GaugesState = {
  readonly at: number | null
  readonly close: number
  readonly minutes: number
  readonly quarters: number
  readonly closes: ReadonlyArray<number>
  readonly sums: ReadonlyArray<number>
  readonly stale: ReadonlyArray<number>
}

/**
 * Returns the means before any minute.
 *
 * @category volatility
 * @since 0.1.0
 */
export const noGauges = ({ gauges }: OutlookPlan): GaugesState => ({
  at: null,
  close: 0,
  minutes: 0,
  quarters: 0,
  closes: [],
  sums: gauges.map(() => 0),
  stale: gauges.map(() => 0),
})

/**
 * Returns the means after a minute. The first, and one after a gap, moves none of them: it is where
 * the next return begins; over a gap the means grow stale, and a minute makes up for its part.
 *
 * A mean is `U ← g U + (1 − g) q` over `1 − gⁿ` after n minutes, `g = 2^(−1/minutes)`.
 *
 * @category volatility
 * @since 0.1.0
 */
export const afterMinute = (
  plan: OutlookPlan,
  state: GaugesState,
  { at, close, traded }: Minute,
): GaugesState => {
  const { minutes, quarters, sums } = state
  const begun = at - minuteMs
  if (state.at !== begun) {
    return { at, close, minutes, quarters, closes: [close], sums, stale: staleAt(plan, state, at) }
  }
  const recent = state.closes.length > perQuarter ? state.closes.slice(1) : state.closes
  const closes = [...recent, close]
  const n = closes.length > perQuarter ? quarters + 1 : quarters
  const read = readings(plan, state.close, { at, close, traded }, closes)
  const { pulse } = plan
  const next: number[] = []
  const stale: number[] = []
  for (let i = 0; i < sums.length; i++) {
    const { of } = plan.gauges[i] as Gauge
    const fresh = plan.fresh[i] as number
    const sum = sums[i] as number
    stale.push((state.stale[i] as number) * (1 - fresh))
    if (of === 'quarters' && n === quarters) next.push(sum)
    else if (of !== 'trend') next.push(sum + fresh * (read[of] - sum))
    else {
      const variance = mean(next[pulse] as number, plan.gauges[pulse] as Gauge, minutes + 1)
      next.push(sum + fresh * (pulseOf(read.squares, read.isUp, variance) - sum))
    }
  }
  return { at, close, minutes: minutes + 1, quarters: n, closes, sums: next, stale }
}

/**
 * Returns by how much of ln σ each mean misreads it at an instant, if nothing more was heard.
 *
 * @category volatility
 * @since 0.1.0
 */
export const staleAt = (
  { memory }: OutlookPlan,
  { at: heardAt, stale }: GaugesState,
  at: number,
): ReadonlyArray<number> =>
  heardAt === null ? stale : staleAfter(memory, stale, Math.floor((at - heardAt) / minuteMs))

const minuteMs = 60_000
const perQuarter = 15

/** Each in its own unit; what was not traded stays 0 and is not asked for. */
type Readings = Readonly<Record<Exclude<Gauge['of'], 'trend'>, number>> & { readonly isUp: boolean }

const readings = (
  { clock }: OutlookPlan,
  closeBefore: number,
  { at, close, traded }: Minute,
  closes: ReadonlyArray<number>,
): Readings => {
  const season = SeasonalClock.rate(clock, at - minuteMs)
  const change = logRatio(close, closeBefore)
  return {
    squares: (change * change) / season,
    sizes: Math.abs(change) / Math.sqrt(season),
    quarters: closes.length > perQuarter ? quarter(clock, at, closes) : 0,
    ranges: traded === null ? 0 : rangeOf(traded, closeBefore) / Math.sqrt(season),
    volume: traded === null ? 0 : traded.volume,
    trades: traded === null ? 0 : traded.trades,
    isUp: change > 0,
  }
}

/**
 * Returns the range of a minute and the close before it, as a logarithm.
 *
 * @category volatility
 * @since 0.1.0
 */
export const rangeOf = ({ high, low }: MinuteTrading, closeBefore: number): number =>
  logRatio(Math.max(high, closeBefore), Math.min(low, closeBefore))

const quarter = (
  clock: SeasonalClock.PreparedClock,
  at: number,
  closes: ReadonlyArray<number>,
): number => {
  const change = logRatio(closes[perQuarter] as number, closes[0] as number)
  const seconds = SeasonalClock.elapsed(clock, { from: at - perQuarter * minuteMs, to: at })
  return (change * change) / (seconds / 60)
}

const pulseOf = (square: number, isUp: boolean, variance: number): number => {
  const size = Math.min(strongest, Math.sqrt(square / (variance + leastVariance)))
  return isUp ? size : -size
}

const strongest = 6

/**
 * Returns what each mean says: the logarithm of its square root, where it is of squares, or of
 * itself; a trend times the root of its half-life, so that of a walk without one it is about
 * N(0, 0.6²). Small constants hold the logarithms.
 *
 * @category volatility
 * @since 0.1.0
 */
export const gaugeLevels = (
  { gauges }: OutlookPlan,
  { minutes, quarters, sums }: GaugesState,
): ReadonlyArray<number> =>
  gauges.map((gauge, i) => {
    const value = mean(sums[i] as number, gauge, gauge.of === 'quarters' ? quarters : minutes)
    return gauge.of === 'trend' ? value * Math.sqrt(gauge.minutes) : logarithm(gauge.of, value)
  })

/** Of no minute it is 0. */
const mean = (sum: number, { minutes }: Gauge, n: number): number =>
  n === 0 ? 0 : sum / -Math.expm1((-Math.LN2 * n) / minutes)

const logarithm = (of: Exclude<Gauge['of'], 'trend'>, value: number): number => {
  switch (of) {
    case 'squares':
    case 'quarters':
      return Math.log(value + leastVariance) / 2
    case 'sizes':
    case 'ranges':
      return Math.log(value + leastMove)
    case 'volume':
      return Math.log(value + leastDollars)
    case 'trades':
      return Math.log(value + leastTrades)
  }
}

const leastVariance = 1e-10
const leastMove = 1e-5
const leastDollars = 1_000
const leastTrades = 1
