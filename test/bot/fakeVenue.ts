import type { VenueClient, VenueMessage } from '../../src/adapters/venueClient.js'
import type { CancelAction, PlaceAction } from '../../src/desk/decide/deskActions.js'
import type { DeskEvent, OrderNews, Snapshot } from '../../src/desk/deskEvent.js'
import { nearest } from '../../src/desk/ledger/micro.js'
import type { Market } from '../../src/market/market.js'
import { type FakeWorld, start } from './fakeWorld.js'

export const market = (id = 'm', openedAt = start, ms = 300_000): Market => ({
  id,
  asset: 'BTC',
  strike: 65_000,
  openedAt,
  expiresAt: openedAt + ms,
  tickSize: 0.01,
})

type Rest = { readonly action: PlaceAction; readonly venueId: string; filled: number }

/** A venue that does nothing by itself: a test answers, forgets, repeats and fills. */
export type FakeVenue = VenueClient & {
  readonly say: (message: VenueMessage) => void
  readonly tell: (event: DeskEvent) => void
  readonly news: (id: string, news: OrderNews) => void
  /** What came and was not answered, in its order. */
  readonly asked: Array<
    | { readonly kind: 'place'; readonly action: PlaceAction }
    | { readonly kind: 'cancel'; readonly action: CancelAction }
  >
  /** All that was ever sent. */
  readonly placed: Array<PlaceAction>
  readonly rests: Map<string, Rest>
  /** Answers the oldest request as a venue would, twice where asked. */
  readonly answer: (twice?: boolean) => void
  readonly fill: (index: number, part: number) => void
  readonly questions: Array<{ readonly at: number; readonly reply: (fails?: boolean) => void }>
  readonly cancelAlls: () => number
  /** From now on nothing is answered. */
  readonly mute: () => void
  positions: Map<string, { yes: number; no: number }>
}

export const fakeVenue = (world: FakeWorld, answersAll = false): FakeVenue => {
  let hear: (message: VenueMessage) => void = () => {}
  let numbers = 0
  let alls = 0
  let answers = answersAll
  const born = world.now()
  const idOf = (number: number): string => `v${born}-${number}`
  const rests = new Map<string, Rest>()
  const positions = new Map<string, { yes: number; no: number }>()
  const placed: Array<PlaceAction> = []
  const asked: FakeVenue['asked'] = []
  const questions: FakeVenue['questions'] = []
  const tell = (event: DeskEvent): void => hear({ kind: 'event', event })
  const news = (id: string, said: OrderNews): void => {
    const marketId = id.split('#')[0] ?? ''
    tell({ kind: 'order', at: world.now(), marketId, clientOrderId: id, news: said })
  }
  const answer = (twice = false): void => {
    const next = asked.shift()
    if (next === undefined) return
    const { clientOrderId: id } = next.action
    const at = world.now()
    const said = (): OrderNews => {
      const rest = rests.get(id)
      if (next.kind === 'place') {
        if (rest !== undefined) return { _tag: 'accepted', venueId: rest.venueId, at }
        numbers += 1
        rests.set(id, { action: next.action, venueId: idOf(numbers), filled: 0 })
        return { _tag: 'accepted', venueId: idOf(numbers), at }
      }
      rests.delete(id)
      return rest === undefined
        ? { _tag: 'cancel-rejected', rests: false, at }
        : { _tag: 'cancel-accepted', filled: rest.filled, at }
    }
    const word = said()
    news(id, word)
    if (twice) news(id, word)
  }
  const snapshot = (): Snapshot => ({
    asOf: world.now(),
    orders: [...rests.values()].map(({ action, venueId, filled }) => ({
      marketId: action.marketId,
      clientOrderId: action.clientOrderId,
      venueId,
      outcome: action.order.outcome,
      side: action.order.side,
      price: nearest(action.order.price),
      size: nearest(action.order.size),
      filled,
    })),
    positions: [...positions].map(([marketId, held]) => ({ marketId, ...held })),
  })
  return {
    name: 'fake',
    open: async (listen) => {
      hear = listen
      listen({ kind: 'connection', status: { kind: 'connected', detail: '' } })
    },
    place: (action) => {
      placed.push(action)
      asked.push({ kind: 'place', action })
      if (answers) answer()
    },
    cancel: (action) => {
      asked.push({ kind: 'cancel', action })
      if (answers) answer()
    },
    merge: () => {},
    cancelAll: async () => {
      alls += 1
    },
    snapshot: () =>
      new Promise((resolve, reject) => {
        const said = snapshot()
        const reply = (fails = false): void =>
          fails ? reject(new Error('no answer')) : resolve(said)
        questions.push({ at: world.now(), reply })
        if (answers) reply()
      }),
    serverTime: async () => world.now(),
    close: async () => {},
    say: (message) => hear(message),
    tell,
    news,
    asked,
    placed,
    rests,
    answer,
    positions,
    questions,
    cancelAlls: () => alls,
    mute: () => {
      answers = false
    },
    fill: (index, part) => {
      const all = [...rests.values()]
      const rest = all[index % Math.max(1, all.length)]
      if (rest === undefined) return
      const { action } = rest
      const whole = nearest(action.order.size)
      const size = Math.max(1, Math.floor((whole - rest.filled) * part))
      rest.filled += size
      const held = positions.get(action.marketId) ?? { yes: 0, no: 0 }
      const { outcome } = action.order
      positions.set(action.marketId, { ...held, [outcome]: held[outcome] + size })
      if (rest.filled >= whole) rests.delete(action.clientOrderId)
      numbers += 1
      tell({
        kind: 'fill',
        at: world.now(),
        marketId: action.marketId,
        status: 'confirmed',
        fill: {
          id: `f${born}-${numbers}`,
          outcome,
          side: action.order.side,
          size,
          price: nearest(action.order.price),
          fee: 0,
          clientOrderId: action.clientOrderId,
        },
      })
    },
  }
}
