/**
 * A path in few points, however long it is: of each stretch the last value, the least and the most.
 */

/**
 * What a path did in the stretch that begins at `at`, in ms.
 *
 * @category backtest
 * @since 0.1.0
 */
export type PathPoint = {
  readonly at: number
  readonly last: number
  readonly least: number
  readonly most: number
}

/**
 * A path so far, in stretches of `width` ms: those that are over, and the one that is not.
 *
 * @category backtest
 * @since 0.1.0
 */
export type ReportPath = {
  readonly width: number
  readonly over: ReadonlyArray<PathPoint>
  readonly open: PathPoint | null
}

/** A path of no value. @category backtest @since 0.1.0 */
export const noPath: ReportPath = { width: 1_000, over: [], open: null }

/**
 * Returns the path with its value from an instant on. Where it would have more than 400 points, its
 * stretches grow to twice their width until at most 200 are left.
 *
 * @category backtest
 * @since 0.1.0
 */
export const pathAfter = (path: ReportPath, at: number, value: number): ReportPath => {
  const { width, over, open } = path
  const start = startOf(at, width)
  if (open === null)
    return { width, over, open: { at: start, last: value, least: value, most: value } }
  if (start === open.at) {
    const least = value < open.least ? value : open.least
    const most = value > open.most ? value : open.most
    return { width, over, open: { at: start, last: value, least, most } }
  }
  const next = { width, over: [...over, open], open: null }
  return pathAfter(next.over.length < mostPoints ? next : thinned(next), at, value)
}

/** The points of a path, the open one too. @category backtest @since 0.1.0 */
export const pointsOf = ({ over, open }: ReportPath): ReadonlyArray<PathPoint> =>
  open === null ? over : [...over, open]

const mostPoints = 400

const startOf = (at: number, width: number): number => Math.floor(at / width) * width

const thinned = ({ width, over }: ReportPath): ReportPath => {
  let wide = width
  let points = over
  while (points.length > mostPoints / 2) {
    wide *= 2
    points = merged(points, wide)
  }
  const last = points.at(-1) ?? null
  return { width: wide, over: points.slice(0, -1), open: last }
}

const merged = (points: ReadonlyArray<PathPoint>, width: number): ReadonlyArray<PathPoint> => {
  const found: Array<PathPoint> = []
  for (const { at, last, least, most } of points) {
    const start = startOf(at, width)
    const before = found.at(-1)
    if (before?.at !== start) found.push({ at: start, last, least, most })
    else
      found[found.length - 1] = {
        at: start,
        last,
        least: Math.min(before.least, least),
        most: Math.max(before.most, most),
      }
  }
  return found
}
