/**
 * The price that a market settles on, made from recorded prices: a point, an average, an extreme.
 */

import type { Bar } from '../../market/bar.js'
import type { EndRule, Printed } from '../../market/settlement.js'

/**
 * How to make it: the rule of its end or its strike, by how long the index trails the recorded
 * price, 0 or more, and how long a market lives, in ms.
 *
 * @category backtest
 * @since 0.1.0
 */
export type FixingRule = {
  readonly fixing: EndRule
  readonly lagMs: number
  readonly lifeMs: number
}

/**
 * As far as a fixing has come that is done at `boundary`: how many prints it has (of a continuous
 * average, ms), the `first` of them and the sum of what they are above it, or the extreme, each of
 * them where some will be dropped, and whether one was due before any price was known.
 *
 * @category backtest
 * @since 0.1.0
 */
export type RecordedFixing = {
  readonly boundary: number
  readonly count: number
  readonly first: number
  readonly total: number
  readonly each: ReadonlyArray<number>
  readonly isMissing: boolean
}

/**
 * Returns a fixing before its first print.
 *
 * @category backtest
 * @since 0.1.0
 */
export const begin = (boundary: number): RecordedFixing => ({
  boundary,
  count: 0,
  first: 0,
  total: 0,
  each: [],
  isMissing: false,
})

/**
 * Returns the fixing with all prints before an instant, or at it too: each is the price given, the
 * last one known, null where there is none.
 *
 * `n` prints over a window `A` before the boundary `B` fall at `B − A + iA/n`, the last at `B`.
 *
 * @category backtest
 * @since 0.1.0
 */
export const printed = (
  rule: FixingRule,
  state: RecordedFixing,
  price: number | null,
  { at, inclusive }: { readonly at: number; readonly inclusive: boolean },
): RecordedFixing => {
  if (rule.fixing.kind === 'extremum') return state
  const { boundary, count, total, each, isMissing } = state
  const until = due(rule, boundary, { at, inclusive })
  const more = until - count
  if (!(more > 0)) return state
  const known = price ?? 0
  const first = count === 0 ? known : state.first
  return {
    boundary,
    count: until,
    first,
    // Above the first, so that a price that stands still has itself for its average, to the bit.
    total: total + more * (known - first),
    each:
      rule.fixing.kind === 'trimmedMean' ? [...each, ...new Array<number>(more).fill(known)] : each,
    isMissing: isMissing || price === null,
  }
}

/**
 * Returns the fixing with a bar seen: of an extreme it may be a new one, if the bar lies inside the
 * market's life.
 *
 * @category backtest
 * @since 0.1.0
 */
export const seen = (
  { fixing, lifeMs }: FixingRule,
  state: RecordedFixing,
  { at, milliseconds, high, low }: Bar,
): RecordedFixing => {
  const { boundary, count, first, total, each, isMissing } = state
  const opened = boundary - lifeMs
  if (fixing.kind !== 'extremum' || at > boundary) return state
  if (at <= opened || at - milliseconds < opened) return state
  const isHighest = fixing.of === 'highest'
  const price = isHighest ? high : low
  const further = isHighest ? Math.max(total, price) : Math.min(total, price)
  const extreme = count === 0 ? price : further
  return { boundary, count: count + 1, first, total: extreme, each, isMissing }
}

/**
 * Returns what the fixing comes to once all of it is there, null where a price was missing or none
 * came.
 *
 * @category backtest
 * @since 0.1.0
 */
export const value = (
  { fixing }: FixingRule,
  { count, first, total, each, isMissing }: RecordedFixing,
): number | null => {
  if (isMissing || count === 0) return null
  if (fixing.kind === 'extremum') return total
  return fixing.kind === 'trimmedMean' ? trimmed(each, fixing.trim) : first + total / count
}

/**
 * Returns the part of a fixing that is there as the pricing takes it, null before the first print.
 *
 * An index that trails has prints to come that the recorded price already tells: they count.
 *
 * @category backtest
 * @since 0.1.0
 */
export const partOf = (rule: FixingRule, state: RecordedFixing): Printed | null => {
  const known = rule.fixing.kind === 'point' ? null : value(rule, state)
  return known === null ? null : { count: state.count, value: known, by: 'us' }
}

/**
 * Returns that part as a forecast takes it: of a point too, which an index that trails has told
 * before its end, and with each print of a trimmed mean, by which its price is the better and takes
 * milliseconds. A backtest that prices all the time has neither.
 *
 * @category backtest
 * @since 0.1.0
 */
export const partInFull = (rule: FixingRule, state: RecordedFixing): Printed | null => {
  const known = value(rule, state)
  if (known === null) return null
  const { count, each } = state
  return rule.fixing.kind === 'trimmedMean'
    ? { count, value: known, by: 'us', each }
    : { count, value: known, by: 'us' }
}

/** How many prints are due; whole ms of a continuous average, which an instant cannot add to. */
const due = (
  { fixing, lagMs }: FixingRule,
  boundary: number,
  { at, inclusive }: { readonly at: number; readonly inclusive: boolean },
): number => {
  const passed = at + lagMs - boundary
  if (fixing.kind === 'point') return passed > 0 || (inclusive && passed === 0) ? 1 : 0
  if (fixing.kind === 'extremum') return 0
  const { windowMs, prints } = fixing
  const into = passed + windowMs
  if (prints === null) return Math.min(Math.max(into, 0), windowMs)
  const place = (into * prints) / windowMs
  const until = inclusive ? Math.floor(place) : Math.ceil(place) - 1
  return Math.min(Math.max(until, 0), prints)
}

const trimmed = (each: ReadonlyArray<number>, trim: number): number => {
  const dropped = Math.floor(each.length * trim)
  const kept = Float64Array.from(each)
    .sort()
    .subarray(dropped, each.length - dropped)
  const least = kept[0] ?? 0
  return least + kept.reduce((total, price) => total + (price - least), 0) / kept.length
}
