/**
 * Trades as the venue tells of them, on its socket or in a list.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { Answer } from './answers.js'
import * as Fields from './fields.js'
import type { TradeFrame } from './frame.js'
import type { Refusal } from './refusal.js'

const wrong = (path: string, expected: string): E.Either<Refusal, never> =>
  E.left({ _tag: 'wrong-shape', path, expected })

/** Returns a trade in a market, or why it is none. @category adapters @since 0.1.0 */
export const trade = (data: Fields.Fields, market: string): Answer<TradeFrame> => {
  const outcome = Fields.outcome(data, 'outcome')
  const side = Fields.side(data, 'side')
  const price = Fields.priceOf(Fields.own(data, 'price'))
  const size = Fields.amount(data, 'size')
  if (outcome === null || side === null) return wrong('data', 'a trade')
  if (price === null || size === null || size === 0)
    return wrong('data.price', 'a price and a size')
  const id = Fields.text(data, 'id')
  const of = Fields.instant(data, 'timestamp')
  return E.right({ kind: 'trade', id, of, market, outcome, side, price, size })
}

/**
 * Returns the trades of a list, the oldest first. Those that read as none are left out, and so are
 * those without an id or an instant: they could not be told from what the socket brings.
 *
 * @category adapters
 * @since 0.1.0
 */
export const trades = (body: unknown, market: string): Answer<ReadonlyArray<TradeFrame>> => {
  const fields = Fields.object(body)
  const rows = fields === null ? body : Fields.own(fields, 'trades')
  if (!Array.isArray(rows)) return wrong('trades', 'a list of trades')
  const found: Array<TradeFrame & { readonly of: number }> = []
  for (const row of rows) {
    const data = Fields.object(row)
    const read = data === null ? wrong('', 'a trade') : trade(data, market)
    if (E.isLeft(read) || read.right.id === null || read.right.of === null) continue
    found.push({ ...read.right, of: read.right.of })
  }
  return E.right(found.sort((a, b) => a.of - b.of))
}
