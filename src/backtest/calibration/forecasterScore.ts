/**
 * The figures of a forecaster, made from the sums of its forecasts.
 */

import { brierParts } from '../../statistics/brierParts.js'
import { type Bucket, gap } from '../../statistics/reliability.js'
import { cellLength, favouriteEdges, places, yesEdges } from './calibrationSums.js'

/**
 * What a forecaster scored: means, log loss in nats; `clamped` counts forecasts that gave what came
 * less than 1e-12. `improvement` is by how many per cent the model's log loss is lower, null for
 * the model itself. Buckets of YES are tenths, and the Brier score's parts are made of them;
 * `favourite` are buckets of the likelier side.
 *
 * @category backtest
 * @since 0.1.0
 */
export type ForecasterScore<Figure> = {
  readonly name: string
  readonly logLoss: Figure
  readonly improvement: Figure | null
  readonly clamped: number
  readonly brier: {
    readonly score: Figure
    readonly reliability: Figure
    readonly resolution: Figure
    readonly uncertainty: Figure
    readonly within: Figure
  }
  readonly yes: ReadonlyArray<ReliabilityBucket<Figure>>
  readonly favourite: ReadonlyArray<ReliabilityBucket<Figure>>
}

/**
 * The forecasts in [from, to) (the last bucket holds its upper edge): how many, their mean, the
 * share that came true, and by how much that is more than the mean.
 *
 * @category backtest
 * @since 0.1.0
 */
export type ReliabilityBucket<Figure> = {
  readonly from: number
  readonly to: number
  readonly forecasts: number
  readonly mean: number | null
  readonly share: number | null
  readonly gap: Figure
}

/**
 * Returns the scores of the forecasters named, the model first, at some of the times left, given by
 * their places, together. Each figure is what `figure` makes of its value; it is called in one
 * order, so that a list of figures may be walked twice.
 *
 * @category backtest
 * @since 0.1.0
 */
export const scoresOf = <Figure>({
  names,
  sums,
  lefts,
  figure,
}: {
  readonly names: ReadonlyArray<string>
  readonly sums: ReadonlyArray<number>
  readonly lefts: ReadonlyArray<number>
  readonly figure: (value: number) => Figure
}): ReadonlyArray<ForecasterScore<Figure>> => {
  const cells = names.map((_, i) => cellOf(sums, placesOf(lefts, names.length, i)))
  const best = meanLoss(cells[0])
  return cells.map((cell, i) => {
    const yes = bucketsOf(cell, places.yes, yesEdges)
    const favourite = bucketsOf(cell, places.favourite, favouriteEdges)
    return {
      name: names[i] ?? '',
      logLoss: figure(meanLoss(cell)),
      improvement: i === 0 ? null : figure(100 * (1 - best / meanLoss(cell))),
      clamped: at(cell, places.clamped),
      brier: brierOf(at(cell, places.brier) / at(cell, places.count), yes, figure),
      yes: reliability(yes, yesEdges, figure),
      favourite: reliability(favourite, favouriteEdges, figure),
    }
  })
}

const placesOf = (
  lefts: ReadonlyArray<number>,
  forecasters: number,
  which: number,
): ReadonlyArray<number> => lefts.map((left) => left * forecasters + which)

const brierOf = <Figure>(
  score: number,
  buckets: ReadonlyArray<Bucket>,
  figure: (value: number) => Figure,
): ForecasterScore<Figure>['brier'] => {
  const parts = brierParts({ score, buckets })
  return {
    score: figure(score),
    reliability: figure(parts.reliability),
    resolution: figure(parts.resolution),
    uncertainty: figure(parts.uncertainty),
    within: figure(parts.within),
  }
}

type Cell = ReadonlyArray<number>

const cellOf = (sums: ReadonlyArray<number>, cells: ReadonlyArray<number>): Cell => {
  const total = new Array<number>(cellLength).fill(0)
  for (const cell of cells) {
    for (let i = 0; i < cellLength; i++) {
      total[i] = (total[i] ?? 0) + (sums[cell * cellLength + i] ?? 0)
    }
  }
  return total
}

const at = (cell: Cell, place: number): number => cell[place] ?? 0

const meanLoss = (cell: Cell | undefined): number =>
  cell === undefined ? Number.NaN : at(cell, places.logLoss) / at(cell, places.count)

const bucketsOf = (
  cell: Cell,
  first: number,
  edges: ReadonlyArray<number>,
): ReadonlyArray<Bucket> =>
  edges.slice(1).map((_, i) => ({
    count: at(cell, first + 3 * i),
    sum: at(cell, first + 3 * i + 1),
    came: at(cell, first + 3 * i + 2),
  }))

const reliability = <Figure>(
  buckets: ReadonlyArray<Bucket>,
  edges: ReadonlyArray<number>,
  figure: (value: number) => Figure,
): ReadonlyArray<ReliabilityBucket<Figure>> =>
  buckets.map((bucket, i) => {
    const { count, sum, came } = bucket
    return {
      from: edges[i] ?? 0,
      to: edges[i + 1] ?? 1,
      forecasts: count,
      mean: count === 0 ? null : sum / count,
      share: count === 0 ? null : came / count,
      gap: figure(gap(bucket)),
    }
  })
