import { presets } from '../../src/decision/presets.js'
import { apply } from '../../src/desk/apply/apply.js'
import { decide } from '../../src/desk/decide/decide.js'
import type { DeskActions } from '../../src/desk/decide/deskActions.js'
import type { DeskConfig } from '../../src/desk/decide/deskConfig.js'
import { type Desk, open } from '../../src/desk/desk.js'
import type { DeskEvent, DeskFill } from '../../src/desk/deskEvent.js'
import type { Market } from '../../src/market/market.js'

export const start = 1_750_000_000_000

export const settings = {
  answerMs: 2_000,
  requestMs: 4_000,
  keepSettledMs: 60_000,
  keepEnded: 8,
}

export const config: DeskConfig = {
  quote: presets.v2,
  selection: null,
  groups: null,
  merge: null,
  asBuys: false,
  killAtDailyLoss: true,
}

export const market = (id: string, asset = 'BTC', strike = 65_000): Market => ({
  id,
  asset,
  strike,
  openedAt: start,
  expiresAt: start + 300_000,
  tickSize: 0.01,
})

export const listed = (id: string, asset = 'BTC', strike = 65_000): DeskEvent => ({
  kind: 'listed',
  at: start,
  market: market(id, asset, strike),
})

export const priced = (at: number, price = 65_000, asset = 'BTC'): DeskEvent => ({
  kind: 'price',
  at,
  asset,
  source: 'spot',
  price,
  of: at,
})

export const run = (desk: Desk, events: ReadonlyArray<DeskEvent>): Desk =>
  events.reduce(apply, desk)

export const empty: Desk = open({ now: start, nextOrder: 1, settings })

/** A desk with one market and a price. */
export const quoting = (...ids: ReadonlyArray<string>): Desk =>
  run(empty, [...(ids.length === 0 ? ['m'] : ids).map((id) => listed(id)), priced(start)])

export const sent = (desk: Desk, actions: DeskActions): Desk =>
  apply(desk, { kind: 'acted', at: desk.now, actions })

/** Decides and sends, and the venue accepts all that is placed. */
export const accepted = (desk: Desk, of: DeskConfig = config): Desk => {
  const actions = decide(desk, of)
  const news = actions.places.map(
    ({ marketId, clientOrderId }): DeskEvent => ({
      kind: 'order',
      at: desk.now,
      marketId,
      clientOrderId,
      news: { _tag: 'accepted', venueId: `v ${clientOrderId}`, at: desk.now },
    }),
  )
  return run(sent(desk, actions), news)
}

export const fill = (clientOrderId: string | null, parts: Partial<DeskFill> = {}): DeskFill => ({
  id: 'f1',
  outcome: 'yes',
  side: 'bid',
  price: 480_000,
  size: 100_000_000,
  fee: 0,
  clientOrderId,
  ...parts,
})

export const filled = (
  desk: Desk,
  status: 'matched' | 'confirmed' | 'failed',
  of: DeskFill,
  marketId = 'm',
): Desk => apply(desk, { kind: 'fill', at: desk.now, marketId, status, fill: of })
