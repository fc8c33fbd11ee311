import { afterEach, describe, expect, test } from 'vitest'
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
import type { LoopMarket, LoopOrder } from './degenVenue.js'

let open: Harness | null = null

const started = async (of: HarnessOptions = {}): Promise<readonly [Harness, LoopMarket]> => {
  const harness = await startHarness(of)
  open = harness
  const market = harness.server.addMarket({})
  await harness.open()
  await until('the book', () => marketOf(harness.desk(), market.address)?.book !== null)
  return [harness, market]
}

const placed = async (
  harness: Harness,
  market: LoopMarket,
  price = 0.48,
): Promise<readonly [string, LoopOrder]> => {
  const id = harness.place(market, 'yes', price, 100)
  await until('the order', () => harness.order(id)?.state === 'open')
  const order = harness.server.venue.orders.get(harness.order(id)?.venueId ?? '')
  if (order === undefined) throw new Error('the venue has no such order')
  return [id, order]
}

afterEach(async () => {
  await open?.close()
  open = null
})

describe('examples', () => {
  test('it signs in, lists markets and tells their books', async () => {
    const [{ server, desk, venue }, market] = await started()
    server.level(market, 'YES', 'bids', [0.45, 30])
    server.level(market, 'YES', 'asks', [0.55, 20])
    await until('both sides', () => marketOf(desk(), market.address)?.book?.bestAsk === 0.55)
    expect(marketOf(desk(), market.address)?.book).toEqual({ bestBid: 0.45, bestAsk: 0.55 })
    server.level(market, 'NO', 'bids', [0.47, 5])
    await until('a bid on NO', () => marketOf(desk(), market.address)?.book?.bestAsk === 0.53)
    server.level(market, 'NO', 'bids', [0.47, 0])
    await until('its end', () => marketOf(desk(), market.address)?.book?.bestAsk === 0.55)
    expect(Math.abs((await venue.serverTime()) - Date.now())).toBeLessThan(1_000)
    expect(server.complaints).toEqual([])
  })

  test('an order goes out signed, rests, fills in parts, and its rest is cancelled', async () => {
    const [harness, market] = await started()
    const [id, order] = await placed(harness, market)
    harness.server.fill(order, 30)
    await until('a fill', () => harness.order(id)?.filled === 30_000_000)
    harness.cancel(id)
    await until('its end', () => harness.order(id)?.state === 'cancelled')
    await harness.reconcile()
    expect(differences(harness)).toEqual([])
    expect(market.yes).toBe(30)
  })

  test('one’s own orders are no part of the book that the desk sees', async () => {
    const [harness, market] = await started()
    harness.server.level(market, 'YES', 'bids', [0.45, 30])
    await placed(harness, market, 0.47)
    harness.place(market, 'no', 0.46, 10)
    harness.server.level(market, 'YES', 'asks', [0.56, 1])
    await until('the ask', () => marketOf(harness.desk(), market.address)?.book?.bestAsk === 0.56)
    await pause(30)
    const { book } = marketOf(harness.desk(), market.address) ?? {}
    expect(book).toEqual({ bestBid: 0.45, bestAsk: 0.56 })
  })

  test('a fill that is told without what is left is asked for, and counted once', async () => {
    const [harness, market] = await started({ fillShape: 'code' })
    const [id, order] = await placed(harness, market)
    harness.server.spoilFrame('drop')
    harness.server.fill(order, 50)
    harness.server.fill(order, 20)
    await until('the fills', () => harness.order(id)?.filled === 70_000_000)
    harness.server.fill(order, 30)
    await until('the end', () => harness.order(id)?.state === 'filled')
    await harness.reconcile()
    expect(differences(harness)).toEqual([])
  })

  test('a market is struck, no order goes there before, and it resolves', async () => {
    const harness = await startHarness()
    open = harness
    const market = harness.server.addMarket({ strike: 0 })
    await harness.open()
    await until('the market', () => marketOf(harness.desk(), market.address) !== null)
    const refused = harness.place(market, 'yes', 0.5, 10)
    await until('a refusal', () => harness.order(refused)?.state === 'rejected')
    const again = harness.place(market, 'yes', 0.5, 10)
    await until('a refusal at home', () => harness.order(again)?.state === 'rejected')
    expect(harness.server.log.filter((one) => one.startsWith('POST /orders'))).toHaveLength(1)
    harness.server.strike(market, 100_500)
    await until(
      'the strike',
      () => marketOf(harness.desk(), market.address)?.market.strike === 100_500,
    )
    await placed(harness, market)
    harness.server.resolve(market, 'YES')
    await until('the outcome', () => marketOf(harness.desk(), market.address)?.resolvedAt !== null)
  })

  test('an outcome that nobody told of is asked for once the market is over', async () => {
    const harness = await startHarness()
    open = harness
    const market = harness.server.addMarket({ lifeMs: 500 })
    await harness.open()
    harness.server.resolve(market, 'NO', true)
    await until(
      'the outcome',
      () => (marketOf(harness.desk(), market.address)?.resolvedAt ?? null) !== null,
    )
  })

  test('a token is renewed before it ends, told in seconds or in milliseconds', async () => {
    const harness = await startHarness()
    open = harness
    harness.server.addMarket({})
    harness.server.account.tokenLifeMs = 2_000
    harness.server.account.seconds = true
    await harness.open()
    await until('a refresh', () => harness.server.log.includes('POST /auth/refresh'))
    harness.server.account.tokens.clear()
    await expect(harness.venue.snapshot()).rejects.toThrow('UNAUTHORIZED')
    await until('another token', () => harness.server.account.tokens.size === 1)
    await pause(20)
    await harness.reconcile()
    expect(differences(harness)).toEqual([])
  })

  test('all is cancelled one by one, and then all at once', async () => {
    const [harness, market] = await started()
    for (const price of [0.41, 0.42, 0.43]) await placed(harness, market, price)
    await harness.venue.cancelAll()
    const asked = harness.server.log.filter((one) => one.startsWith('DELETE'))
    expect(asked).toHaveLength(4)
    expect(asked[3]).toBe('DELETE /orders')
    await harness.reconcile()
    expect(differences(harness)).toEqual([])
  })

  test('what a desk knows when it is started again is not told twice', async () => {
    const [first, market] = await started()
    const [id, order] = await placed(first, market)
    first.server.fill(order, 40)
    await until('a fill', () => first.order(id)?.filled === 40_000_000)
    await first.venue.close()
    first.server.fill(order, 10)
    const second = await startHarness({ server: first.server, before: first.desk() })
    open = second
    await second.open()
    await second.reconcile()
    expect(second.order(id)?.filled).toBe(50_000_000)
    second.server.fill(order, 5)
    await until('a fill', () => second.order(id)?.filled === 55_000_000)
    await second.reconcile()
    expect(differences(second)).toEqual([])
  })
})

describe('edges', () => {
  test('news of a fill that comes late, again or on the other outcome counts once', async () => {
    const [harness, market] = await started()
    const [id, order] = await placed(harness, market)
    const tell = (
      filledSize: number,
      remainingSize: number,
      outcome = 'yes',
      price = 0.48,
    ): void => {
      const data = { orderId: order.id, outcome, price, filledSize, remainingSize }
      harness.server.send(JSON.stringify({ channel: 'user', event: 'fill', data }))
    }
    tell(10, 60)
    tell(30, 70)
    tell(10, 60)
    tell(5, 55, 'NO', 0.53)
    await until('the fills', () => harness.order(id)?.filled === 45_000_000)
    const fills = harness.messages.flatMap((one) =>
      one.kind === 'event' && one.event.kind === 'fill' ? [one.event.fill] : [],
    )
    expect(fills.map(({ size, price }) => [size, price])).toEqual([
      [40_000_000, 480_000],
      [5_000_000, 470_000],
    ])
  })

  test('an ask, a price between ticks and a foreign id never leave the house', async () => {
    const [harness, market] = await started()
    const { address: marketId } = market
    const before = harness.server.log.length
    const order = { side: 'bid', outcome: 'yes', price: 0.5, size: 1 } as const
    const bad = [
      { marketId, clientOrderId: `${marketId}#9001`, order: { ...order, side: 'ask' } },
      { marketId, clientOrderId: `${marketId}#9002`, order: { ...order, price: 0.505 } },
      { marketId, clientOrderId: `${marketId}#9003`, order: { ...order, size: 0.0005 } },
      { marketId, clientOrderId: 'other#9004', order },
      { marketId: 'other', clientOrderId: 'other#9005', order },
    ] as const
    for (const action of bad) harness.venue.place(action)
    await pause(30)
    const told = harness.messages
      .filter(({ kind }) => kind === 'problem')
      .map((one) =>
        one.kind === 'problem' ? (/"_tag":"([a-z-]+)"/.exec(one.detail)?.[1] ?? '') : '',
      )
    expect(told).toEqual(['not-a-bid', 'off-tick', 'bad-size', 'foreign-id', 'unknown-market'])
    const asked = harness.server.log.slice(before)
    expect(asked.filter((one) => one.startsWith('POST'))).toEqual([])
  })

  test('a signer that is late sends nothing, and one that throws tells nothing', async () => {
    const { signer } = await import('./degenHarness.js')
    let late = true
    const [harness, market] = await started({
      options: {
        signer: {
          ...signer,
          signOrder: async (order) => {
            if (!late) throw new Error('the key is 12345')
            harness.skip(quick.requestMs)
            return signer.signOrder(order)
          },
        },
      },
    })
    const id = harness.place(market, 'yes', 0.5, 10)
    await until('a refusal', () => harness.order(id)?.state === 'rejected')
    late = false
    const other = harness.place(market, 'yes', 0.4, 10)
    await until('a refusal', () => harness.order(other)?.state === 'rejected')
    expect(harness.order(id)?.state).toBe('rejected')
    expect(harness.server.venue.orders.size).toBe(0)
    expect(JSON.stringify(harness.messages)).not.toContain('12345')
  })
})
