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
import { quoteViolations, worthsOf } from './violationsOfQuotes.js'

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
  const actions: Array<DiffAction> = []
  const told = new Set<string>()
  for (const id of worstFirst(state, diff, unsafe)) {
    told.add(id)
    actions.push({ kind: 'cancel', purpose: 'unsafe', id })
  }
  for (const purpose of ['reducing', 'adding'] as const)
    for (const order of nearestFirst(state, diff, purpose))
      addPlace(actions, told, { purpose, order, needs: needs.get(order) ?? [] })
  for (const id of diff.cancel)
    if (!told.has(id)) actions.push({ kind: 'cancel', purpose: 'cosmetic', id })
  if (diff.amend !== undefined)
    for (const amendment of diff.amend) {
      const purpose = unsafe.has(amendment.id) ? 'unsafe' : 'cosmetic'
      actions.push({ kind: 'amend', purpose, amendment })
    }
  return actions
}

type Placing = {
  readonly purpose: 'reducing' | 'adding'
  readonly order: NewOrder
  readonly needs: ReadonlyArray<string>
}

/** Adds a place, behind those of the cancels that it needs which are not told yet. */
const addPlace = (
  actions: Array<DiffAction>,
  told: Set<string>,
  { purpose, order, needs }: Placing,
): void => {
  for (const id of needs) if (!told.has(id)) actions.push({ kind: 'cancel', purpose, id })
  for (const id of needs) told.add(id)
  actions.push({ kind: 'place', purpose, order, needs })
}

/** One by one, as if each stayed: beside what stays already, so that two of one kind don't both. */
const unsafeIds = (
  state: QuoteState,
  config: QuoteConfig,
  { cancel, keep, amend = [], halted }: OrderDiff,
): ReadonlySet<string> => {
  if (halted !== null) return new Set(cancel)
  const unsafe = new Set<string>()
  const worths = worthsOf(state, config)
  let staying = keep
  const decide = (id: string): void => {
    const tried = [...staying, id]
    const others = amend.filter((to) => !tried.includes(to.id))
    const asked = { cancel: [], keep: tried, place: [], halted, explain: null, amend: others }
    if (quoteViolations(state, config, asked, worths).length > 0) unsafe.add(id)
    else staying = tried
  }
  for (const { id } of amend) decide(id)
  for (const id of cancel) decide(id)
  return unsafe
}

/** Which cancels each place stands in for: those on its tick, then each by the least burdened. */
const needsOf = (
  state: QuoteState,
  { place, cancel }: OrderDiff,
): ReadonlyMap<NewOrder, ReadonlyArray<string>> => {
  const needs = new Map<NewOrder, Array<string>>()
  if (place.length === 0) return needs
  for (const order of place) needs.set(order, [])
  const half = state.market?.tickSize / 2
  const elsewhere: Array<RestingOrder> = []
  for (const order of state.orders) {
    if (!cancel.includes(order.id)) continue
    const there = place.find(
      (other) => onYes(other) === onYes(order) && distance(other, order) < half,
    )
    if (there === undefined) elsewhere.push(order)
    else needs.get(there)?.push(order.id)
  }
  for (const order of elsewhere) leastBurdened(place, needs, order)?.push(order.id)
  return needs
}

/** What the place of an order's side needs that needs the least; of equals the nearest's. */
const leastBurdened = (
  places: ReadonlyArray<NewOrder>,
  needs: ReadonlyMap<NewOrder, Array<string>>,
  order: RestingOrder,
): Array<string> | null => {
  let best: Array<string> | null = null
  let away = Infinity
  for (const place of places) {
    if (onYes(place) !== onYes(order)) continue
    const needed = needs.get(place) as Array<string>
    const far = distance(place, order)
    const isBetter =
      best === null || needed.length < best.length || (needed.length === best.length && far < away)
    if (!isBetter) continue
    best = needed
    away = far
  }
  return best
}

const reduces = ({ position: { yes, no } }: QuoteState, order: NewOrder): boolean =>
  onYes(order) === 'bid' ? yes < no : yes > no

/** What reduces the position, or what does not, the nearest to the fair value first. */
const nearestFirst = (
  state: QuoteState,
  { place, explain }: OrderDiff,
  purpose: 'reducing' | 'adding',
): ReadonlyArray<NewOrder> =>
  byDescending(
    place.filter((order) => reduces(state, order) === (purpose === 'reducing')),
    (order) => -Math.abs(priceOnYes(order) - (explain?.fairValue ?? 0.5)),
  )

const worstFirst = (
  state: QuoteState,
  diff: OrderDiff,
  unsafe: ReadonlySet<string>,
): ReadonlyArray<string> =>
  byDescending(
    diff.cancel.filter((id) => unsafe.has(id)),
    (id) => generosity(state, diff, id),
  )

/** What an order gives away if it fills, in dollars; 0 where no fair value is known. */
const generosity = ({ orders }: QuoteState, { explain }: OrderDiff, id: string): number => {
  if (explain === null) return 0
  const order = orders.find((one) => one.id === id)
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
): ReadonlyArray<Item> =>
  items.length < 2
    ? items
    : items
        .map((item) => ({ item, by: worth(item) }))
        .sort((a, b) => b.by - a.by)
        .map(({ item }) => item)
