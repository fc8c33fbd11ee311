/**
 * A desk with a market and quotes, for whoever looks at it; and what stands in for a bot.
 */

import * as E from 'fp-ts/lib/Either.js'
import { type DeskView, type DeskViewExtras, deskView } from '../../src/bot/window/deskView.js'
import { type OpenWindow, openWindow, type WindowConfig } from '../../src/bot/window/openWindow.js'
import type { BookLevels } from '../../src/bot/window/orderBookView.js'
import { decide } from '../../src/desk/decide/decide.js'
import type { Desk } from '../../src/desk/desk.js'
import { metrics } from '../../src/risk/metrics.js'
import { accepted, config, fill, filled, priced, quoting, run, start } from '../desk/desks.js'

export const id = 'BTC-5m 12:00'

export const depth: BookLevels = {
  bids: [
    { price: 0.48, size: 250 },
    { price: 0.47, size: 100 },
    { price: 0.46, size: 400 },
  ],
  asks: [
    { price: 0.52, size: 100 },
    { price: 0.53, size: 180 },
    { price: 0.55, size: 500 },
  ],
}

export const extras = (parts: Partial<DeskViewExtras> = {}): DeskViewExtras => ({
  live: false,
  venue: 'loopback',
  books: { [id]: depth },
  trades: {
    [id]: [
      { marketId: id, of: start - 1_500, buys: true, price: 0.52, size: 12 },
      { marketId: id, of: start - 61_500, buys: false, price: 0.47, size: 1_200.5 },
    ],
  },
  connections: [{ name: 'coinbase', kind: 'connected', detail: 'ticker' }],
  alerts: [],
  depth: 10,
  ...parts,
})

/** Two markets, of which one has quotes, and 40 shares of YES bought at 48 cents. */
export const held: Desk = (() => {
  const desk = accepted(quoting(id, 'BTC-5m 12:05'))
  const bid = decide(quoting(id), config).places.find(({ order }) => order.side === 'bid')
  const bought = fill(bid?.clientOrderId ?? null, { size: 40_000_000 })
  return filled(desk, 'confirmed', bought, id)
})()

export const seenAt = (
  desk: Desk,
  { seconds, price }: { readonly seconds: number; readonly price: number },
): Desk => run(desk, [priced(start + seconds * 1000, price)])

export const viewOf = (desk: Desk, parts: Partial<DeskViewExtras> = {}): DeskView =>
  deskView(desk, decide(desk, config), config, extras(parts))

export const token = 'a-token-for-tests-only'

export const families = metrics({
  assets: ['BTC'],
  sources: ['spot'],
  reasons: ['no-room'],
  limits: [],
})

export const opened = async (parts: Partial<WindowConfig> = {}): Promise<OpenWindow> => {
  const window = await openWindow({
    port: 0,
    host: '127.0.0.1',
    token,
    source: () => viewOf(held),
    onKill: () => undefined,
    onResume: () => null,
    metrics: () => families.value(families.initial),
    registry: null,
    refreshMs: 20,
    ...parts,
  })
  if (E.isLeft(window)) throw new Error(window.left._tag)
  return window.right
}
