/**
 * The codec of what a desk asked for and was sent.
 */

import type * as t from 'io-ts'
import type {
  AmendAction,
  CancelAction,
  Disagreement,
  MergeAction,
  PlaceAction,
  SentActions,
  Worth,
} from '../desk/decide/deskActions.js'
import type { ScoreTerms } from '../desk/decide/deskConfig.js'
import type { MarketScore } from '../desk/decide/selectMarkets.js'
import type { Marks } from '../desk/ledger/holding.js'
import type { NewOrder } from '../market/order.js'
import type { RateBudget } from '../risk/rateBudget.js'
import { list } from './collection.js'
import { instant, microShares } from './orderEvents.js'
import { flag, name, nullable, number, oneOf } from './scalar.js'
import { struct } from './shape.js'
import { switchEvent } from './switchEvent.js'

const shares = number({ above: 0, to: 1e9, unit: 'shares' })

const newOrder = struct<NewOrder>({
  side: oneOf('bid', 'ask'),
  outcome: oneOf('yes', 'no'),
  price: number({ above: 0, below: 1, unit: 'dollars a share' }),
  size: shares,
})

const cancel = struct<CancelAction>({
  marketId: name,
  clientOrderId: name,
  venueId: nullable(name),
})

const mark = number({ unit: 'micro-dollars a share' })
const part = number({ unit: 'a part of 1' })

/**
 * The codec of actions as they were sent.
 *
 * @category codec
 * @since 0.1.0
 */
export const sentActions: t.Type<SentActions> = struct<SentActions>({
  cancels: list(cancel),
  places: list(struct<PlaceAction>({ marketId: name, clientOrderId: name, order: newOrder })),
  amends: list(
    struct<AmendAction>({
      marketId: name,
      clientOrderId: name,
      venueId: nullable(name),
      size: shares,
    }),
  ),
  merges: list(struct<MergeAction>({ marketId: name, id: name, sets: microShares })),
  worths: list(struct<Worth>({ marketId: name, marks: struct<Marks>({ yes: mark, no: mark }) })),
  disagreements: list(struct<Disagreement>({ marketId: name, apartSince: nullable(instant) })),
  nextOrder: number({ from: 0, to: Number.MAX_SAFE_INTEGER, whole: true, unit: 'orders' }),
  budget: nullable(struct<RateBudget>({ at: instant, tokens: list(number({ unit: 'tokens' })) })),
  kill: nullable(switchEvent),
  scores: list(
    struct<MarketScore>({
      marketId: name,
      score: number({ unit: 'a score' }),
      terms: nullable(
        struct<ScoreTerms>({ room: part, doubt: part, life: part, held: part, quoted: part }),
      ),
      chosen: flag,
    }),
  ),
})
