/**
 * What changes a ledger.
 */

import type { Fill } from './fill.js'

/**
 * How a market was resolved: it pays YES, or NO, or is void and pays half a dollar a share.
 *
 * @category desk
 * @since 0.1.0
 */
export type Resolution = 'yes' | 'no' | 'void'

/**
 * What happens in one market. A fill is `matched` first and then `confirmed` or `failed`; a venue
 * without that delay only confirms. `split` buys `size` complete sets (micro-shares) at a dollar
 * and `merged` gives them back. `rebated` pays `amount` micro-dollars. `marked` says what a share
 * of each outcome is sure to bring, in micro-dollars: null leaves what was said before, and what is
 * no price counts as 0. A second, different `resolved` corrects the first; `unresolved` takes it
 * back.
 *
 * @category desk
 * @since 0.1.0
 */
export type LedgerMarketEvent =
  | { readonly _tag: 'matched'; readonly market: string; readonly fill: Fill }
  | { readonly _tag: 'confirmed'; readonly market: string; readonly fill: Fill }
  | { readonly _tag: 'failed'; readonly market: string; readonly id: string }
  | {
      readonly _tag: 'split'
      readonly market: string
      readonly id: string
      readonly size: number
    }
  | {
      readonly _tag: 'merged'
      readonly market: string
      readonly id: string
      readonly size: number
    }
  | {
      readonly _tag: 'rebated'
      readonly market: string
      readonly id: string
      readonly amount: number
    }
  | {
      readonly _tag: 'marked'
      readonly market: string
      readonly yes: number | null
      readonly no: number | null
    }
  | { readonly _tag: 'resolved'; readonly market: string; readonly as: Resolution }
  | { readonly _tag: 'unresolved'; readonly market: string }

/**
 * What happens in one market, or to the account: a market is `listed` before anything happens in it
 * and may be `archived` once it is resolved; `deposited` moves `amount` micro-dollars in, negative
 * out; `granted` is a rebate that no market names; `rolled` begins a day at the instant `at` in ms.
 *
 * @category desk
 * @since 0.1.0
 */
export type LedgerEvent =
  | LedgerMarketEvent
  | { readonly _tag: 'listed'; readonly market: string }
  | { readonly _tag: 'archived'; readonly market: string }
  | { readonly _tag: 'deposited'; readonly id: string; readonly amount: number }
  | { readonly _tag: 'granted'; readonly id: string; readonly amount: number }
  | { readonly _tag: 'rolled'; readonly day: string; readonly at: number }
