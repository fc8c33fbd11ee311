/**
 * What a fill was worth some time after it: who was on the other side shows here first.
 *
 * Sums only, in one list: of each group of fills and each horizon the worth in dollars and the
 * shares; and of each group its shares bought less those sold, which the settlement is told by.
 */

import { toUnits } from '../../desk/ledger/micro.js'
import type { BacktestRecord } from './backtestRecord.js'
import { levelBucket, type ReportConfig, timeBucket } from './reportConfig.js'

/**
 * A fill that waits for the fair value of an instant: `sign` 1 where YES was bought and −1 where
 * it was sold, `size` in shares, `price` in dollars, the `groups` it belongs to.
 *
 * @category backtest
 * @since 0.1.0
 */
export type DueMarkout = {
  readonly at: number
  readonly horizon: number
  readonly filledAt: number
  readonly sign: number
  readonly size: number
  readonly price: number
  readonly groups: ReadonlyArray<number>
}

/**
 * The markouts of a market: their sums, and those that wait.
 *
 * @category backtest
 * @since 0.1.0
 */
export type Markouts = {
  readonly sums: ReadonlyArray<number>
  readonly due: ReadonlyArray<DueMarkout>
}

/** How many horizons: the fill, the config's, the end. @category backtest @since 0.1.0 */
export const horizonsOf = ({ markoutMs }: ReportConfig): number => markoutMs.length + 2

/** How many groups: all, bought, sold, levels, times. @category backtest @since 0.1.0 */
export const groupsOf = ({ levels, secondsLeft }: ReportConfig): number =>
  3 + levels + secondsLeft.length + 1

/** Where the worth of a group stands, the shares after it. @category backtest @since 0.1.0 */
export const placeOf = (config: ReportConfig, group: number, horizon: number): number =>
  group * (2 * horizonsOf(config) + 1) + 2 * horizon

/** Where the shares stand that were heard of in time. @category backtest @since 0.1.0 */
export const heardPlace = (config: ReportConfig, horizon: number): number =>
  placeOf(config, groupsOf(config), 0) + horizon

/** How many sums there are. @category backtest @since 0.1.0 */
export const markoutLength = (config: ReportConfig): number =>
  heardPlace(config, horizonsOf(config))

/** The markouts of a market without a fill. @category backtest @since 0.1.0 */
export const noMarkouts: Markouts = { sums: [], due: [] }

/**
 * Returns the markouts with a fill: worth at once what its own fair value says, where there is one.
 * A horizon beyond the end of the market tells of nothing and is left out.
 *
 * @category backtest
 * @since 0.1.0
 */
export const marking = (
  config: ReportConfig,
  { sums, due }: Markouts,
  fill: Extract<BacktestRecord, { kind: 'fill' }>,
): Markouts => {
  const { at, buys, size, price, fairValue, secondsLeft } = fill
  const groups = groupsFor(config, fill)
  const sign = buys ? 1 : -1
  const next = sums.length === 0 ? new Array<number>(markoutLength(config)).fill(0) : sums.slice()
  const last = horizonsOf(config) - 1
  for (const group of groups) {
    if (fairValue !== null) raise(next, placeOf(config, group, 0), sign * (fairValue - price), size)
    raise(next, placeOf(config, group, last), 0 - sign * price, size)
    const signed = placeOf(config, group, last) + 2
    next[signed] = (next[signed] ?? 0) + sign * size
  }
  if (fairValue !== null) heard(next, heardPlace(config, 0), size)
  heard(next, heardPlace(config, last), size)
  const waiting = config.markoutMs.flatMap((ms, i) =>
    ms <= secondsLeft * 1_000
      ? [{ at: at + ms, horizon: i + 1, filledAt: at, sign, size, price, groups }]
      : [],
  )
  return { sums: next, due: [...due, ...waiting] }
}

/**
 * Returns the markouts with all that fell due before an instant, at the last `mark` told before, in
 * micro-dollars.
 *
 * @category backtest
 * @since 0.1.0
 */
export const matured = (
  config: ReportConfig,
  markouts: Markouts,
  {
    before,
    mark,
    toldAt,
  }: { readonly before: number; readonly mark: number; readonly toldAt: number },
): Markouts => {
  const { sums, due } = markouts
  if (!due.some(({ at }) => at < before)) return markouts
  const next = sums.slice()
  const fair = toUnits(mark)
  for (const { at, horizon, filledAt, sign, size, price, groups } of due) {
    if (!(at < before)) continue
    const worth = sign * (fair - price)
    for (const group of groups) raise(next, placeOf(config, group, horizon), worth, size)
    if (toldAt > filledAt) heard(next, heardPlace(config, horizon), size)
  }
  return { sums: next, due: due.filter(({ at }) => !(at < before)) }
}

/**
 * Returns the sums once it is known what a share of YES pays, in dollars; none of a market without
 * a fill.
 *
 * @category backtest
 * @since 0.1.0
 */
export const paidOut = (
  config: ReportConfig,
  sums: ReadonlyArray<number>,
  paysYes: number,
): ReadonlyArray<number> => {
  if (sums.length === 0) return sums
  const next = sums.slice()
  const last = horizonsOf(config) - 1
  for (let group = 0; group < groupsOf(config); group++) {
    const place = placeOf(config, group, last)
    next[place] = (next[place] ?? 0) + (next[place + 2] ?? 0) * paysYes
  }
  return next
}

const groupsFor = (
  config: ReportConfig,
  { buys, level, secondsLeft }: Extract<BacktestRecord, { kind: 'fill' }>,
): ReadonlyArray<number> => [
  0,
  buys ? 1 : 2,
  3 + levelBucket(config, level),
  3 + config.levels + timeBucket(config, secondsLeft),
]

const raise = (sums: Array<number>, place: number, perShare: number, size: number): void => {
  sums[place] = (sums[place] ?? 0) + perShare * size
  sums[place + 1] = (sums[place + 1] ?? 0) + size
}

const heard = (sums: Array<number>, place: number, size: number): void => {
  sums[place] = (sums[place] ?? 0) + size
}
