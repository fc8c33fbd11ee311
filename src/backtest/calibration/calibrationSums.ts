/**
 * What forecasts scored, as sums by block of time, time left and forecaster: however many there
 * are, a block takes the same room.
 */

import type { Outcome } from '../../market/side.js'
import { bucketOf } from '../../statistics/reliability.js'
import type { ClaimForecast } from './forecaster.js'
import { brier, logLoss } from './score.js'

/**
 * What was said at one of the times left, given by its place in the config, by each forecaster.
 *
 * @category backtest
 * @since 0.1.0
 */
export type Prediction = {
  readonly left: number
  readonly forecasts: ReadonlyArray<ClaimForecast>
}

/**
 * The sums of the blocks that are over, and of the one that is not.
 *
 * @category backtest
 * @since 0.1.0
 */
export type CalibrationSums = {
  readonly block: number
  readonly current: ReadonlyArray<number>
  readonly over: ReadonlyArray<ReadonlyArray<number>>
}

/** The edges of the buckets of YES: tenths. @category backtest @since 0.1.0 */
export const yesEdges: ReadonlyArray<number> = Array.from({ length: 11 }, (_, i) => i / 10)

/** The edges of the buckets of the likelier side. @category backtest @since 0.1.0 */
export const favouriteEdges: ReadonlyArray<number> = [0.5, 0.6, 0.7, 0.8, 0.9, 0.97, 1]

/**
 * A probability below it counts as it: 27.6 nats is the most that one forecast can lose. What was
 * written as a share of YES has lost the digits of a smaller NO, and would score otherwise.
 *
 * @category backtest
 * @since 0.1.0
 */
export const leastProbability = 1e-12

/** The first sums of a forecaster at a time left. @category backtest @since 0.1.0 */
export const places = { count: 0, logLoss: 1, brier: 2, clamped: 3, yes: 4, favourite: 34 } as const

/** How many sums a forecaster has at a time left: 3 a bucket. @category backtest @since 0.1.0 */
export const cellLength = 52

/**
 * Returns the sums of nothing yet.
 *
 * @category backtest
 * @since 0.1.0
 */
export const noSums: CalibrationSums = { block: Number.NaN, current: [], over: [] }

/**
 * Returns the sums of all blocks, the current one too.
 *
 * @category backtest
 * @since 0.1.0
 */
export const blocksOf = ({
  current,
  over,
}: CalibrationSums): ReadonlyArray<ReadonlyArray<number>> =>
  current.length === 0 ? over : [...over, current]

/**
 * Returns the sums with what was said in a market that has settled; `cells` is the number of times
 * left times that of forecasters.
 *
 * @category backtest
 * @since 0.1.0
 */
export const added = (
  sums: CalibrationSums,
  {
    block,
    cells,
    predictions,
    outcome,
  }: {
    readonly block: number
    readonly cells: number
    readonly predictions: ReadonlyArray<Prediction>
    readonly outcome: Outcome
  },
): CalibrationSums => {
  if (predictions.length === 0) return sums
  const isNew = block !== sums.block
  const current = isNew ? new Array<number>(cells * cellLength).fill(0) : sums.current.slice()
  for (const { left, forecasts } of predictions) {
    forecasts.forEach((forecast, i) => {
      count(current, (left * forecasts.length + i) * cellLength, forecast, outcome)
    })
  }
  return { block, current, over: isNew ? blocksOf(sums) : sums.over }
}

const count = (
  sums: Array<number>,
  cell: number,
  { yes, no }: ClaimForecast,
  outcome: Outcome,
): void => {
  const isYes = outcome === 'yes'
  const right = isYes ? yes : no
  raise(sums, cell + places.count, 1)
  raise(sums, cell + places.logLoss, logLoss(Math.max(right, leastProbability)))
  raise(sums, cell + places.brier, brier(isYes ? no : yes))
  raise(sums, cell + places.clamped, right < leastProbability ? 1 : 0)
  fill(sums, cell + places.yes + 3 * bucketOf(yesEdges, yes), yes, isYes)
  // The two sum to 1 to an ulp, so that both may be just under a half.
  const favourite = Math.max(yes, no, 0.5)
  const place = cell + places.favourite + 3 * bucketOf(favouriteEdges, favourite)
  fill(sums, place, favourite, yes >= no === isYes)
}

const fill = (sums: Array<number>, place: number, probability: number, came: boolean): void => {
  raise(sums, place, 1)
  raise(sums, place + 1, probability)
  raise(sums, place + 2, came ? 1 : 0)
}

const raise = (sums: Array<number>, place: number, by: number): void => {
  sums[place] = (sums[place] ?? 0) + by
}
