/**
 * A difference as single actions, each with what it is for, the most important first.
 */

import { complement } from '../market/grid.js'
import type { NewOrder, RestingOrder } from '../market/order.js'
import { onYes } from '../market/side.js'
import type { Purpose } from '../risk/withinBudget.js'
import type { QuoteConfig } from './config.js'
import type { Amendment, OrderDiff } from './orderDiff.js'
import type { QuoteState } from './state.js'
import { quoteViolations } from './violationsOfQuotes.js'

/**
 * One action of a difference. `needs`: the ids of the orders that must be cancelled with it, since
 * it stands in for them.
 *
 * @category decision
 * @since 0.1.0
 */
export type DiffAction =
  | { readonly kind: 'cancel'; readonly purpose: Purpose; readonly id: string }
  | { readonly kind: 'amend'; readonly purpose: Purpose; readonly amendment: Amendment }
  | {
      readonly kind: 'place'
      readonly purpose: Purpose
      readonly order: NewOrder
      readonly needs: ReadonlyArray<string>
    }

/**
 * Returns the actions of a difference by their importance: cancels of what may not stay, the worst
 * first; places that reduce the position, then others, the nearest to the fair value first, each
 * after the cancels that it needs; and last what only tidies.
 *
 * An order may stay where `violations` finds nothing wrong with keeping it beside the rest; on a
 * halt none may. A place needs every cancel on its own tick and, of the others, its share.
 *
 * @category decision
 * @since 0.1.0
 */
export const diffActions = (
  state: QuoteState,
  config: QuoteConfig,
  diff: OrderDiff,
): ReadonlyArray<DiffAction> => {
  const unsafe = unsafeIds(state, config, diff)
  const needs = needsOf(state, diff)
  const worst = byDescending(
    diff.cancel.filter((id) => unsafe.has(id)),
    (id) => generosity(state, diff, id),
  )
  const reducing = nearest(diff, (order) => reduces(state, order))
  const adding = nearest(diff, (order) => !reduces(state, order))
  const told = new Set(worst)
  const places = [...reducing, ...adding].flatMap((order): ReadonlyArray<DiffAction> => {
    const purpose = reduces(state, order) ? 'reducing' : 'adding'
    const needed = needs.get(order) ?? []
    const first = needed.filter((id) => !told.has(id))
    for (const id of first) told.add(id)
    return [
      ...first.map((id) => ({ kind: 'cancel', purpose, id }) as const),
      { kind: 'place', purpose, order, needs: needed },
    ]
  })
  return [
    ...worst.map((id) => ({ kind: 'cancel', purpose: 'unsafe', id }) as const),
    ...places,
    ...diff.cancel
      .filter((id) => !told.has(id))
      .map((id) => ({ kind: 'cancel', purpose: 'cosmetic', id }) as const),
    ...(diff.amend ?? []).map((amendment): DiffAction => {
      const purpose = unsafe.has(amendment.id) ? 'unsafe' : 'cosmetic'
      return { kind: 'amend', purpose, amendment }
    }),
  ]
}

/** One by one, as if each stayed: beside what stays already, so that two of one kind don't both. */
const unsafeIds = (
  state: QuoteState,
  config: QuoteConfig,
  { cancel, keep, amend = [], halted }: OrderDiff,
): ReadonlySet<string> => {
  if (halted !== null) return new Set(cancel)
  const unsafe = new Set<string>()
  let staying = keep
  for (const id of [...amend.map((to) => to.id), ...cancel]) {
    const tried = [...staying, id]
    const others = amend.filter((to) => !tried.includes(to.id))
    const asked = { cancel: [], keep: tried, place: [], halted, explain: null, amend: others }
    if (quoteViolations(state, config, asked).length > 0) unsafe.add(id)
    else staying = tried
  }
  return unsafe
}

/** Which cancels each place stands in for: those on its tick, then each by the least burdened. */
const needsOf = (
  state: QuoteState,
  diff: OrderDiff,
): ReadonlyMap<NewOrder, ReadonlyArray<string>> => {
  const needs = new Map<NewOrder, Array<string>>(diff.place.map((order) => [order, []]))
  const half = state.market?.tickSize / 2
  const cancelled = diff.place.length === 0 ? [] : ordersOf(state, diff.cancel)
  const elsewhere = cancelled.filter((order) => {
    const there = diff.place.find(
      (place) => onYes(place) === onYes(order) && distance(place, order) < half,
    )
    if (there !== undefined) needs.get(there)?.push(order.id)
    return there === undefined
  })
  for (const order of elsewhere) {
    const side = diff.place.filter((place) => onYes(place) === onYes(order))
    const [best] = byDescending(side, (place) => -distance(place, order)).sort(
      (a, b) => (needs.get(a)?.length ?? 0) - (needs.get(b)?.length ?? 0),
    )
    if (best !== undefined) needs.get(best)?.push(order.id)
  }
  return needs
}

const ordersOf = (
  { orders }: QuoteState,
  ids: ReadonlyArray<string>,
): ReadonlyArray<RestingOrder> => orders.filter(({ id }) => ids.includes(id))

const reduces = ({ position: { yes, no } }: QuoteState, order: NewOrder): boolean =>
  onYes(order) === 'bid' ? yes < no : yes > no

const nearest = (
  { place, explain }: OrderDiff,
  holds: (order: NewOrder) => boolean,
): ReadonlyArray<NewOrder> =>
  byDescending(
    place.filter(holds),
    (order) => -Math.abs(priceOnYes(order) - (explain?.fairValue ?? 0.5)),
  )

/** What an order gives away if it fills, in dollars; 0 where no fair value is known. */
const generosity = (state: QuoteState, { explain }: OrderDiff, id: string): number => {
  if (explain === null) return 0
  const [order] = ordersOf(state, [id])
  if (order === undefined) return 0
  const over = priceOnYes(order) - explain.fairValue
  return (onYes(order) === 'bid' ? over : -over) * order.size
}

const distance = (a: NewOrder, b: RestingOrder): number => Math.abs(priceOnYes(a) - priceOnYes(b))

const priceOnYes = ({ outcome, price }: NewOrder | RestingOrder): number =>
  outcome === 'yes' ? price : complement(price)

const byDescending = <Item>(
  items: ReadonlyArray<Item>,
  worth: (item: Item) => number,
): Array<Item> =>
  items
    .map((item) => ({ item, by: worth(item) }))
    .sort((a, b) => b.by - a.by)
    .map(({ item }) => item)
