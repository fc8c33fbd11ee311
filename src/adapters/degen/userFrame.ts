/**
 * What the venue says to its user alone.
 */

import * as E from 'fp-ts/lib/Either.js'
import * as Fields from './fields.js'
import type { Frame } from './frame.js'
import type { Refusal } from './refusal.js'

/**
 * Returns a frame of the user channel, or why it is none.
 *
 * @category adapters
 * @since 0.1.0
 */
export const userFrame = (data: Fields.Fields, event: string | null): E.Either<Refusal, Frame> => {
  if (event === 'fill') return fillFrame(data)
  if (event !== 'settlement' && event !== 'trade_failed') return E.right({ kind: 'other' })
  const market = Fields.text(data, 'marketAddress') ?? Fields.text(data, 'marketId')
  if (market === null) return wrong('data.marketAddress', 'a market')
  return E.right({ kind: event === 'settlement' ? 'settled' : 'trade-failed', market })
}

const wrong = (path: string, expected: string): E.Either<Refusal, never> =>
  E.left({ _tag: 'wrong-shape', path, expected })

const fillFrame = (data: Fields.Fields): E.Either<Refusal, Frame> => {
  const venueId = Fields.text(data, 'orderId')
  const filled = Fields.amount(data, 'filledSize')
  if (venueId === null) return wrong('data.orderId', 'an id')
  if (filled === null || filled === 0) return wrong('data.filledSize', 'a size above 0')
  return E.right({
    kind: 'fill',
    venueId,
    outcome: Fields.outcome(data, 'outcome'),
    price: Fields.priceOf(Fields.own(data, 'price')),
    filled,
    remaining: Fields.amount(data, 'remainingSize'),
  })
}
