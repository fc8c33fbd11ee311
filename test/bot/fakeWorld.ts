import type { FeedClient, FeedMessage } from '../../src/adapters/feedClient.js'
import type { BotWorld } from '../../src/bot/botOptions.js'

export const start = 1_750_000_200_000

/** A clock that only moves when told, with its timers. */
export type FakeWorld = BotWorld & {
  readonly pass: (ms: number) => Promise<void>
  readonly jump: (ms: number) => void
  readonly pending: () => number
}

type Timer = { readonly due: number; readonly number: number; readonly run: () => void }

/** What was promised is done before time goes on. */
const settle = async (): Promise<void> => {
  for (let i = 0; i < 6; i++) await Promise.resolve()
}

export const fakeWorld = (from: number = start): FakeWorld => {
  let at = from
  let numbers = 0
  let timers: ReadonlyArray<Timer> = []
  const pass = async (ms: number): Promise<void> => {
    const end = at + ms
    await settle()
    for (;;) {
      const next = timers.reduce<Timer | null>(
        (first, one) => (one.due <= end && (first === null || one.due < first.due) ? one : first),
        null,
      )
      if (next === null) break
      timers = timers.filter((one) => one !== next)
      at = Math.max(at, next.due)
      next.run()
      await settle()
    }
    at = end
  }
  return {
    now: () => at,
    setTimeout: (run, ms) => {
      numbers += 1
      timers = [...timers, { due: at + Math.max(0, ms), number: numbers, run }]
      return numbers
    },
    clearTimeout: (timer) => {
      timers = timers.filter(({ number }) => number !== timer)
    },
    pass,
    jump: (ms) => {
      at += ms
    },
    pending: () => timers.length,
  }
}

export type FakeFeed = FeedClient & {
  readonly say: (message: FeedMessage) => void
  readonly price: (price: number, asset?: string) => void
}

export const fakeFeed = (world: BotWorld, name = 'coinbase'): FakeFeed => {
  let hear: ((message: FeedMessage) => void) | null = null
  const say = (message: FeedMessage): void => hear?.(message)
  return {
    name,
    open: (listen) => {
      hear = listen
      listen({ kind: 'connection', status: { kind: 'connected', detail: '' } })
    },
    close: () => {
      hear = null
    },
    say,
    price: (price, asset = 'BTC') => {
      const at = world.now()
      const event = { kind: 'price', at, asset, source: name, price, of: at } as const
      say({ kind: 'price', event })
    },
  }
}
