/**
 * A desk behind the client, behind the loopback server: what a bot is, without its loop.
 */

import { WebSocket } from 'ws'
import { client } from '../../src/adapters/degen/client.js'
import { type DegenLimits, degenLimits } from '../../src/adapters/degen/degenLimits.js'
import { knownOrders } from '../../src/adapters/degen/knownOrders.js'
import type { DegenOptions, DegenWorld } from '../../src/adapters/degen/transport/client.js'
import { walletSigner } from '../../src/adapters/degen/walletSigner.js'
import type { SocketLike } from '../../src/adapters/feedClient.js'
import type { VenueClient, VenueMessage } from '../../src/adapters/venueClient.js'
import { presets } from '../../src/decision/presets.js'
import { apply } from '../../src/desk/apply/apply.js'
import { decide } from '../../src/desk/decide/decide.js'
import type { CancelAction, PlaceAction } from '../../src/desk/decide/deskActions.js'
import type { DeskConfig } from '../../src/desk/decide/deskConfig.js'
import { type Desk, market as marketOf, open } from '../../src/desk/desk.js'
import { deskViolations } from '../../src/desk/deskViolations.js'
import * as ClientOrderId from '../../src/desk/orders/clientOrderId.js'
import type { Order } from '../../src/desk/orders/order.js'
import { isLive } from '../../src/desk/orders/orderState.js'
import type { Outcome } from '../../src/market/side.js'
import { configOf } from './degenConfigs.js'
import { type DegenServer, type ServerOptions, startDegenServer } from './degenServer.js'
import { exact, type LoopMarket, isLive as rests } from './degenVenue.js'

/** A key of a test: the seed is 32 bytes of 9. */
export const secretKey = 'cGfHiC6Kgg3FpFZvgwGcswsCRtp4aBP2fzuXRQPizuN'

const found = walletSigner({ secretKey, sizeUnit: 'micro' })
if (found === null) throw new Error('the key of the tests is none')
export const signer = found

export const deskConfig: DeskConfig = {
  quote: presets.v2,
  selection: null,
  groups: null,
  merge: null,
  asBuys: true,
  killAtDailyLoss: true,
}

/** Deadlines that a busy machine keeps: a test of one that is missed makes time pass. */
const settings = { answerMs: 6_000, requestMs: 10_000, keepSettledMs: 60_000, keepEnded: 64 }

export const world = (): DegenWorld => ({
  WebSocket: WebSocket as unknown as new (url: string) => SocketLike,
  fetch,
  now: () => Date.now(),
  monotonic: () => performance.now(),
  random: Math.random,
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
})

export type Elastic = {
  readonly around: DegenWorld
  readonly skip: (ms: number) => void
  readonly asked: () => number
}

/** The world with clocks that a test sets ahead, and how many requests are under way in it. */
export const elastic = (): Elastic => {
  let ahead = 0
  let asked = 0
  return {
    around: {
      ...world(),
      now: () => Date.now() + ahead,
      monotonic: () => performance.now() + ahead,
      fetch: (url, init) => {
        asked += 1
        return fetch(url, init).finally(() => {
          asked -= 1
        })
      },
    },
    skip: (ms) => {
      ahead += ms
    },
    asked: () => asked,
  }
}

export const quick: DegenLimits = {
  ...degenLimits,
  requestMs: 5_000,
  openMs: 20_000,
  marketsMs: 200,
  resolvedMs: 100,
  bookMs: 60,
  restMs: 150,
  reconnectMs: 20,
  maxReconnectMs: 100,
  pingMs: 100,
  silenceMs: 12_000,
}

export type Harness = {
  readonly server: DegenServer
  readonly venue: VenueClient
  readonly messages: ReadonlyArray<VenueMessage>
  readonly desk: () => Desk
  readonly open: () => Promise<void>
  readonly place: (market: LoopMarket, outcome: Outcome, price: number, size: number) => string
  readonly cancel: (clientOrderId: string) => void
  readonly reconcile: () => Promise<void>
  /** Sets the clocks of desk and client ahead. */
  readonly skip: (ms: number) => void
  /** Whether nothing is under way but what the venue does not answer, and how much that is. */
  readonly isIdle: () => boolean
  readonly held: () => number
  readonly order: (clientOrderId: string) => Order | undefined
  readonly close: () => Promise<void>
}

export type HarnessOptions = Partial<ServerOptions> & {
  readonly limits?: Partial<DegenLimits>
  readonly options?: Partial<DegenOptions>
  readonly world?: Partial<DegenWorld>
  readonly server?: DegenServer
  readonly before?: Desk
}

export const startHarness = async (of: HarnessOptions = {}): Promise<Harness> => {
  const server =
    of.server ??
    (await startDegenServer({
      publicKey: signer.address,
      fillShape: of.fillShape ?? 'spec',
      listsNumbers: of.listsNumbers ?? false,
      requestsPerMinute: of.requestsPerMinute ?? 100_000,
      cancelsPerMinute: of.cancelsPerMinute ?? 100_000,
    }))
  const messages: Array<VenueMessage> = []
  const { around, skip, asked } = elastic()
  const { now } = around
  let desk = of.before ?? open({ now: now(), nextOrder: 1, settings })
  const venue = client({
    config: { ...configOf(server), limits: { ...quick, ...of.limits } },
    signer,
    token: null,
    orders: of.before === undefined ? [] : knownOrders(of.before),
    ...of.options,
  })({ ...around, ...of.world })
  const listen = (message: VenueMessage): void => {
    messages.push(message)
    if (message.kind === 'event') desk = apply(desk, message.event)
  }
  const act = (cancels: ReadonlyArray<CancelAction>, places: ReadonlyArray<PlaceAction>): void => {
    for (const one of cancels) venue.cancel(one)
    for (const one of places) venue.place(one)
    const actions = { ...decide(desk, deskConfig), cancels, places, merges: [], worths: [] }
    const { nextOrder } = desk
    desk = apply(desk, {
      kind: 'acted',
      at: now(),
      actions: { ...actions, nextOrder: nextOrder + places.length, kill: null, scores: [] },
    })
  }
  const order = (id: string): Order | undefined =>
    marketOf(desk, id.replace(/#.*/, ''))?.orders.find((one) => one.clientOrderId === id)
  return {
    server,
    venue,
    messages,
    desk: () => desk,
    open: () => venue.open(listen),
    place: ({ address: marketId }, outcome, price, size) => {
      const clientOrderId = ClientOrderId.of(marketId, desk.nextOrder)
      act([], [{ marketId, clientOrderId, order: { side: 'bid', outcome, price, size } }])
      return clientOrderId
    },
    cancel: (clientOrderId) => {
      const marketId = clientOrderId.replace(/#.*/, '')
      act([{ marketId, clientOrderId, venueId: order(clientOrderId)?.venueId ?? null }], [])
    },
    reconcile: async () => {
      await pause(2)
      desk = apply(desk, { kind: 'clock', at: now() })
      const snapshot = await venue.snapshot()
      desk = apply(desk, { kind: 'reconciled', at: now(), snapshot })
    },
    skip,
    isIdle: () => asked() === server.held(),
    held: server.held,
    order,
    close: async () => {
      await venue.close()
      await server.close()
    },
  }
}

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })

/** Waits until a thing holds, and says what did not where it never does. */
export const until = async (what: string, holds: () => boolean, ms = 20_000): Promise<void> => {
  const ends = performance.now() + ms
  while (!holds()) {
    if (performance.now() > ends) throw new Error(`never came: ${what}`)
    await pause(5)
  }
}

/** How the desk and the venue differ once nothing is on its way: nothing, one hopes. */
export const differences = (
  {
    server,
    desk,
  }: {
    readonly server: {
      readonly complaints: ReadonlyArray<string>
      readonly venue: DegenServer['venue']
    }
    readonly desk: () => Desk
  },
  config: DeskConfig = deskConfig,
): ReadonlyArray<string> => {
  const found: Array<string> = [...server.complaints]
  for (const market of server.venue.markets.values()) {
    const held = marketOf(desk(), market.address)
    if (held === null) continue
    const { yes, no } = held.position
    if (market.outcome === null && (yes !== market.yes || no !== market.no))
      found.push(`holds ${yes}/${no}, the venue ${market.yes}/${market.no}`)
    if (held.mismatched) found.push('mismatched')
    const theirs = [...server.venue.orders.values()]
      .filter((one) => one.market === market && rests(one))
      .map(
        (one) =>
          `${one.id} ${one.outcome.toLowerCase()} ${one.price} ${exact(one.size - one.filled)}`,
      )
    const ours = held.orders
      .filter(({ state }) => isLive(state))
      .map((one) => {
        const rest = (one.size - one.filled) / 1e6
        return `${one.venueId} ${one.outcome} ${one.price / 1e6} ${rest} ${one.state}`
      })
    for (const one of theirs)
      if (!ours.some((own) => own.startsWith(one))) found.push(`only the venue has ${one}`)
    for (const own of ours)
      if (!theirs.some((one) => own === `${one} open` || own === `${one} partly-filled`))
        found.push(`only the desk has ${own}`)
  }
  const broken = deskViolations(desk(), config, decide(desk(), config))
  return [...found, ...broken.map((one) => JSON.stringify(one))]
}
