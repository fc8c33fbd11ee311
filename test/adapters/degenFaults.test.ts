import { describe, expect, test } from 'vitest'
import { market as marketOf } from '../../src/desk/desk.js'
import {
  differences,
  type Harness,
  type HarnessOptions,
  pause,
  quick,
  startHarness,
  until,
} from './degenHarness.js'
import { frameFaults, type HttpFault, httpFaults as namedHttpFaults } from './degenSpoils.js'
import type { LoopMarket } from './degenVenue.js'

/** A desk and a venue of one test, shut whatever becomes of it. */
const during = async (
  of: HarnessOptions,
  see: (harness: Harness, market: LoopMarket) => Promise<void>,
): Promise<void> => {
  const harness = await startHarness(of)
  try {
    const market = harness.server.addMarket({})
    harness.server.level(market, 'YES', 'bids', [0.3, 10])
    harness.server.level(market, 'YES', 'asks', [0.7, 10])
    await harness.open()
    await until('the book', () => marketOf(harness.desk(), market.address)?.book?.bestBid === 0.3)
    await see(harness, market)
  } finally {
    await harness.close()
  }
}

/** Orders that fill, rest and are cancelled while something goes wrong. */
const trade = async (harness: Harness, market: LoopMarket): Promise<void> => {
  const { server } = harness
  const ids = [0.45, 0.44, 0.43].map((price) => harness.place(market, 'yes', price, 100))
  ids.push(harness.place(market, 'no', 0.41, 50))
  await pause(40)
  fill(harness, 0.45, 30)
  server.level(market, 'YES', 'bids', [0.35, 5])
  harness.cancel(ids[2] ?? '')
  await pause(20)
  fill(harness, 0.44, 100)
  server.level(market, 'YES', 'asks', [0.66, 7])
  server.level(market, 'YES', 'bids', [0.35, 0])
  fill(harness, 0.45, 20)
  harness.cancel(ids[3] ?? '')
  await pause(20)
}

/** Fills the order at a price, if the venue has come to hear of it. */
const fill = ({ server }: Harness, price: number, size: number): void => {
  const order = [...server.venue.orders.values()].find((one) => one.price === price)
  if (order !== undefined) server.fill(order, size)
}

/** Whatever went wrong: after some snapshots the two are one, and the book is the venue's. */
const agree = async (harness: Harness, market: LoopMarket): Promise<void> => {
  const ends = performance.now() + 20_000
  const passing = setInterval(passDeadlines(harness), 5)
  let { silenceMs } = quick
  for (;;) {
    await harness.reconcile().catch(() => undefined)
    const found = differences(harness)
    const { book } = marketOf(harness.desk(), market.address) ?? {}
    const isBook = book?.bestBid === 0.3 && book.bestAsk === 0.66
    if (found.length === 0 && isBook) return clearInterval(passing)
    if (performance.now() > ends) {
      clearInterval(passing)
      expect(found).toEqual([])
      expect(book).toEqual({ bestBid: 0.3, bestAsk: 0.66 })
    }
    // A socket that has fallen silent is given up once, and its like is then asked for the book.
    await until('calm', harness.isIdle)
    harness.skip(found.length > 0 ? quick.requestMs : silenceMs)
    if (found.length === 0) silenceMs = 0
    await pause(100)
  }
}

/** Only a request that nobody answers waits for its deadline, so nothing but that waits for it. */
const passDeadlines = ({ isIdle, held, skip }: Harness): (() => void) => {
  let skippedAt = Number.NEGATIVE_INFINITY
  return () => {
    // The client sees at its next tick that the deadline has passed.
    if (held() === 0 || !isIdle() || performance.now() - skippedAt < 200) return
    skippedAt = performance.now()
    skip(quick.requestMs)
  }
}

const httpFaults: ReadonlyArray<readonly [string, HttpFault]> = [
  ...namedHttpFaults(120),
  ['a proxy’s failure after the deed', { kind: 'status', status: 502, code: '' }],
  ['a refusal', { kind: 'before', status: 400, code: 'INVALID_SIZE' }],
  ['a code that nobody knows', { kind: 'before', status: 418, code: 'TEAPOT' }],
]

describe.concurrent('laws', () => {
  test.each(httpFaults)(
    'nothing is doubled and nothing lost by %s to an order',
    async (_, fault) => {
      await during({}, async (harness, market) => {
        harness.server.spoil(/^POST \/orders/, fault, 2)
        await trade(harness, market)
        await agree(harness, market)
      })
    },
  )

  test.each(httpFaults)(
    'nothing is doubled and nothing lost by %s to a cancel',
    async (_, fault) => {
      await during({ fillShape: 'code' }, async (harness, market) => {
        harness.server.spoil(/^DELETE \/orders\//, fault, 2)
        await trade(harness, market)
        await agree(harness, market)
      })
    },
  )

  test.each(httpFaults)(
    'nothing is doubled and nothing lost by %s to a question',
    async (_, fault) => {
      await during({ fillShape: 'code', listsNumbers: true }, async (harness, market) => {
        harness.server.spoil(/^GET \/(orders\/|user)/, fault, 4)
        await trade(harness, market)
        await agree(harness, market)
      })
    },
  )

  test.each(frameFaults)('a frame that meets %s leaves the same desk', async (fault) => {
    for (let after = 0; after < 3; after++) {
      await during({ fillShape: after === 1 ? 'code' : 'spec' }, async (harness, market) => {
        harness.place(market, 'yes', 0.4, 10)
        await pause(10 * after)
        for (let i = 0; i <= after; i++) harness.server.spoilFrame(fault)
        await trade(harness, market)
        await agree(harness, market)
      })
    }
  })

  test('a socket that is cut again and again loses nothing', async () => {
    await during({}, async (harness, market) => {
      for (let i = 0; i < 5; i++) {
        harness.server.drop()
        await pause(15 * i)
      }
      await trade(harness, market)
      harness.server.drop()
      await agree(harness, market)
    })
  })

  test('frames that mean nothing change nothing', async () => {
    await during({}, async (harness, market) => {
      for (const text of ['', '[]', 'null', '{}', '[[[[', '{"channel":"user","event":"fill"}'])
        harness.server.send(text)
      await trade(harness, market)
      await agree(harness, market)
    })
  })

  test.each([-3_600_000, 3_600_000])('the venue’s clock jumps by %i ms', async (lead) => {
    await during({ limits: { timeMs: 50 } }, async (harness, market) => {
      harness.server.setClock(lead)
      await pause(100)
      await trade(harness, market)
      await agree(harness, market)
    })
  })

  test.each([-3_600_000, 3_600_000])('the desk’s clock jumps by %i ms', async (lead) => {
    let moved = 0
    await during({ world: { now: () => Date.now() + moved } }, async (harness, market) => {
      harness.place(market, 'yes', 0.42, 10)
      moved = lead
      await pause(50)
      await trade(harness, market)
      await agree(harness, market)
    })
  })

  test('what the venue limits is told, and cancels wait for it', async () => {
    // A cancel whose order's answer is lost waits for a snapshot, and none is asked for here.
    const limits = { requestMs: 20_000 }
    await during({ cancelsPerMinute: 1, limits }, async (harness, market) => {
      const { orders } = harness.server.venue
      const ids = [0.45, 0.44].map((price) => harness.place(market, 'yes', price, 100))
      await until('two orders', () => orders.size === ids.length)
      harness.server.level(market, 'YES', 'asks', [0.66, 7])
      harness.cancel(ids[0] ?? '')
      await until('a cancel', () => harness.server.account.cancels.length === 1)
      harness.cancel(ids[1] ?? '')
      await until('a limit', () => harness.messages.some(({ kind }) => kind === 'limited'))
      const told = harness.messages.find(({ kind }) => kind === 'limited')
      expect(told).toMatchObject({ scope: 'cancels' })
      harness.server.account.cancels.length = 0
      await agree(harness, market)
    })
  })
})
