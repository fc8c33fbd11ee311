/**
 * What the account came to, minute by minute over the last hour, and at its best.
 */

/**
 * Profit and loss in micro-dollars, with what is open, at an instant. @category desk @since 0.1.0
 */
export type EquityMark = { readonly at: number; readonly profit: number }

/**
 * The marks of the last hour, oldest first, and the most there ever was; null before the first.
 *
 * @category desk
 * @since 0.1.0
 */
export type EquityTrail = {
  readonly peak: number | null
  readonly marks: ReadonlyArray<EquityMark>
}

/** Nothing marked yet. @category desk @since 0.1.0 */
export const empty: EquityTrail = { peak: null, marks: [] }

const minute = 60_000
const hour = 60 * minute

/**
 * Returns the trail with a mark, at most one a minute; the peak follows every one.
 *
 * @category desk
 * @since 0.1.0
 */
export const marked = (trail: EquityTrail, { at, profit }: EquityMark): EquityTrail => {
  const { peak, marks } = trail
  const last = marks[marks.length - 1]
  const isHigher = peak === null || profit > peak
  const isDue = last === undefined || at - last.at >= minute
  if (!isHigher && !isDue) return trail
  return {
    peak: isHigher ? profit : peak,
    marks: isDue ? withMark(marks, { at, profit }) : marks,
  }
}

/** They are in the order of their instants: those of more than an hour ago come first. */
const withMark = (marks: EquityTrail['marks'], mark: EquityMark): EquityTrail['marks'] => {
  let first = 0
  while (first < marks.length && mark.at - (marks[first] as EquityMark).at >= hour) first += 1
  // At its length from the start: what is pushed onto a copy makes it grow by half.
  const kept = new Array<EquityMark>(marks.length - first + 1)
  for (let i = first; i < marks.length; i++) kept[i - first] = marks[i] as EquityMark
  kept[marks.length - first] = mark
  return kept
}

/**
 * Returns profit and loss against the oldest mark of the last hour, and how far it is below the
 * peak, in micro-dollars; 0 where nothing is marked.
 *
 * @category desk
 * @since 0.1.0
 */
export const against = (
  { peak, marks }: EquityTrail,
  { at, profit }: EquityMark,
): { readonly hour: number; readonly drawdown: number } => {
  const first = marks.find((mark) => at - mark.at <= hour)
  return {
    hour: first === undefined ? 0 : profit - first.profit,
    drawdown: peak === null || profit > peak ? 0 : peak - profit,
  }
}
