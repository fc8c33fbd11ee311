/**
 * What a file of events does not say of itself.
 */

import type { BarPathConfig } from '../backtest/replay/barPath.js'
import type { Settlement } from '../market/settlement.js'

/**
 * `asset` and `source` are whose price it is; `marketId` of which market a file without a column of
 * it is, null for none. Where no column says when a row was heard, it was `heardAfterMs` later;
 * `clockMs` is added to what a column of it says, for a receiver's clock that was so far behind.
 * Prices of a market are multiplied by `scale`, for a tape of something that is no share.
 *
 * Markets that a file lists have the `tickSize`, in dollars, and the `settlement`; null for one
 * that pays YES where the price at the end is at least that at the start. Where a recording has
 * best prices without their sizes, `bookSize` shares stand there.
 *
 * `path` is what is made up between the four prices of a bar; null for nothing.
 *
 * @category recordings
 * @since 0.1.0
 */
export type EventOptions = {
  readonly asset: string
  readonly source: string
  readonly marketId: string | null
  readonly heardAfterMs: number
  readonly clockMs: number
  readonly scale: number
  readonly tickSize: number
  readonly settlement: Settlement | null
  readonly bookSize: number
  readonly path: BarPathConfig | null
}

/**
 * Of BTC, by the exchange's clock, with prices in dollars a share on ticks of a cent.
 *
 * @category recordings
 * @since 0.1.0
 */
export const defaults: EventOptions = {
  asset: 'BTC',
  source: 'recording',
  marketId: null,
  heardAfterMs: 0,
  clockMs: 0,
  scale: 1,
  tickSize: 0.01,
  settlement: null,
  bookSize: 100,
  path: null,
}

/**
 * How a market settles whose file does not say it: up or down, a tie is up.
 *
 * @category recordings
 * @since 0.1.0
 */
export const upOrDown = ({ source }: EventOptions): Settlement => ({
  source,
  end: { kind: 'point' },
  strike: { kind: 'opening', fixing: { kind: 'point' } },
  tie: 'yes',
  tickSize: 0,
  lagMs: 0,
})
