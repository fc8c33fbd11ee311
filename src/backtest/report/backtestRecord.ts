/**
 * What a backtest tells of itself, for a report to add up: one record after the other.
 */

import type { Resolution } from '../../desk/ledger/ledgerEvent.js'
import type { Outcome, Side } from '../../market/side.js'

/**
 * One record. `at`: the instant at the venue, in ms. Dollars and shares; prices of YES, so that a
 * bid for NO at x is told as a YES ask at 1 − x, with `outcome` what was really traded.
 *
 * `decided`: a decision, `fairValue` of YES (null where halted), `position` YES less NO, `cash`
 * what the market has brought, how many orders stand on each side, and why levels were withheld, by
 * reason. `fill`: `buys` where YES was bought, by the order of a `level` of the ladder (0 next to
 * the middle), for a `fee` before the `rebate` at the fill (a fee below 0 is one too), when the
 * last `fairValue` known was so (null before the first). `granted`: a rebate or a reward paid
 * later. `settled`: shares held then, and how much each YES pays. `action`: an order was placed or
 * cancelled, or its end refused. `stood`: from `since` until `at` so many orders rested on each
 * side at the venue.
 *
 * @category backtest
 * @since 0.1.0
 */
export type BacktestRecord = {
  readonly at: number
  readonly marketId: string
} & (
  | {
      readonly kind: 'decided'
      readonly secondsLeft: number
      readonly fairValue: number | null
      readonly position: number
      readonly cash: number
      readonly bids: number
      readonly asks: number
      readonly withheld: Readonly<Record<string, number>>
    }
  | {
      readonly kind: 'fill'
      readonly id: string
      readonly outcome: Outcome
      readonly side: Side
      readonly buys: boolean
      readonly price: number
      readonly size: number
      readonly fee: number
      readonly rebate: number
      readonly level: number
      readonly secondsLeft: number
      readonly fairValue: number | null
    }
  | {
      readonly kind: 'granted'
      readonly source: 'rebate' | 'reward'
      readonly amount: number
    }
  | {
      readonly kind: 'settled'
      readonly outcome: Resolution
      readonly paysYes: number
      readonly yes: number
      readonly no: number
      readonly cash: number
    }
  | {
      readonly kind: 'stood'
      readonly since: number
      readonly secondsLeft: number
      readonly bids: number
      readonly asks: number
    }
  | {
      readonly kind: 'action'
      readonly action: 'placed' | 'cancelled' | 'rejected' | 'cancel-refused'
      readonly level: number | null
    }
)
