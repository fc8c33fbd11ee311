/**
 * Spoilt frames and answers by the ten thousand, a million each with FUZZ_FRAMES=1000000: no
 * exception, no event from nonsense, no slowdown.
 */

import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import * as Answers from '../../src/adapters/degen/answers.js'
import { boundedJson } from '../../src/adapters/degen/boundedJson.js'
import { degenLimits } from '../../src/adapters/degen/degenLimits.js'
import * as ErrorCode from '../../src/adapters/degen/errorCode.js'
import * as Frames from '../../src/adapters/degen/frames.js'
import * as OrderAnswers from '../../src/adapters/degen/orderAnswers.js'
import * as Refusal from '../../src/adapters/degen/refusal.js'
import { shut } from '../../src/adapters/degen/shut.js'
import { step } from '../../src/adapters/degen/step.js'
import type { VenueMessage } from '../../src/adapters/venueClient.js'
import { apply } from '../../src/desk/apply/apply.js'
import { open } from '../../src/desk/desk.js'
import type { DeskEvent } from '../../src/desk/deskEvent.js'
import { configOf } from './degenConfigs.js'
import { mutations } from './mutations.js'

const count = Number(process.env['FUZZ_FRAMES'] ?? 50_000)

const at = 1_790_000_000_000
const address = 'So11111111111111111111111111111111111111112'
const market = {
  id: 'u1',
  address,
  asset: 'BTC',
  timeframe: '5m',
  strike: 95_000,
  expiry: at + 9e4,
}
const listed = { ...market, status: 'OPEN', volume24h: 1, yesPrice: null, noPrice: 0.58 }
const levels = { bids: [[0.48, 100]], asks: [[0.52, 3.5]] }
const update = { marketId: 'u1', outcome: 'YES', ...levels, sequenceId: 1, timestamp: at }
const fill = { orderId: 'v1', marketAddress: address, side: 'bid', outcome: 'yes', price: 0.48 }
const trade = { id: 't', price: 0.48, size: 10, outcome: 'YES', side: 'BUY', timestamp: at }

const frames: ReadonlyArray<object> = [
  { op: 'welcome', serverTime: at },
  { op: 'auth', status: 'authenticated', wallet: address },
  { channel: 'orderbook', market: address, snapshot: false, data: update },
  { type: 'orderbook_update', channel: 'orderbook', market: address, data: update },
  { channel: 'trades', market: address, data: trade },
  { channel: 'prices', data: { asset: 'BTC', price: 95_000.5, timestamp: at } },
  {
    channel: 'prices',
    data: { BTC: { price: 1, timestamp: at }, ETH: { price: 2, timestamp: at } },
  },
  { type: 'market_activated', market: address, data: { strikePrice: 95_001, expiryAt: at } },
  { type: 'market_resolved', data: { marketId: 'u1', outcome: 'YES', finalPrice: 1 } },
  {
    channel: 'user',
    event: 'fill',
    data: { ...fill, filledSize: 30, remainingSize: 70, status: 'partial' },
  },
  { channel: 'user', event: 'settlement', data: { marketAddress: address, outcome: 'yes' } },
]

const order = { ...fill, id: 'v1', type: 'limit', size: 100, filledSize: 30, status: 'partial' }

const answers: ReadonlyArray<object> = [
  { serverTime: at },
  { nonce: 'Sign in to Degen Terminal: 5e' },
  { token: 'a.b.c', expiresAt: at },
  listed,
  [listed],
  { ...levels, midPrice: 0.5, spread: 0.02, sequenceId: 12, yes: levels, no: levels },
  order,
  { orders: [order], total: 1 },
  [{ marketAddress: address, yesShares: 30, noShares: 0 }],
  { orderId: 'v1', status: 'open', filledSize: 0 },
  { cancelledCount: 1, orderIds: ['v1'] },
  { error: { code: 'MARKET_PENDING', message: 'no', details: {} } },
]

const isDecent = (event: DeskEvent): boolean => {
  switch (event.kind) {
    case 'book': {
      const { bestBid, bestAsk } = event.book
      return [bestBid, bestAsk].every((one) => one === null || (Number(one) > 0 && Number(one) < 1))
    }
    case 'price':
      return Number.isFinite(event.price) && event.price > 0 && event.asset === 'BTC'
    case 'struck':
      return Number.isFinite(event.strike) && event.strike > 0
    case 'resolved':
      return event.outcome === 'yes' || event.outcome === 'no'
    case 'fill':
      return event.fill.size > 0 && event.fill.price > 0 && event.fill.price <= 480_000
    default:
      return event.kind === 'listed' || event.kind === 'order'
  }
}

const started = () => {
  const tracked = {
    marketId: address,
    clientOrderId: `${address}#1`,
    venueId: 'v1',
    outcome: 'yes',
    side: 'bid',
    price: 480_000,
    size: 100_000_000,
    filled: 0,
    sentAt: at,
    arrivesBy: at,
    missed: 0,
    state: 'resting',
    settled: false,
    cancelWanted: false,
    ask: 'no',
    changedAt: 0,
  } as const
  const instant = { now: 0, at, draw: 0 }
  const config = { ...configOf({ rest: '', socket: '' }), prices: true }
  const before = shut(config, { address: null, hasAccount: false }, [tracked])
  const opened = step(before, instant, { kind: 'open', promise: 1, token: null }).session
  const text = JSON.stringify([listed])
  const answer = { status: 200, text, waitMs: null }
  const known = step(opened, instant, { kind: 'answer', id: 2, answer }).session
  return step(known, instant, { kind: 'connected', link: 1 }).session
}

describe('laws', () => {
  test('no spoilt frame throws, and what is told of it can be', { timeout: 600_000 }, () => {
    const next = mutations(frames, 1)
    const settings = { answerMs: 400, requestMs: 800, keepSettledMs: 6e4, keepEnded: 8 }
    let session = started()
    let desk = open({ now: at, nextOrder: 2, settings })
    let json = 0
    let told = 0
    let now = 0
    for (let i = 0; i < count; i++) {
      // A market that is over says no more: every so often it begins anew.
      if (i % 500 === 0) {
        session = started()
        desk = open({ now: at, nextOrder: 2, settings })
      }
      const text = next()
      if (E.isRight(boundedJson(text, degenLimits))) json += 1
      now += 1
      const instant = { now, at: at + now, draw: 0.5 }
      const stepped = step(session, instant, { kind: 'frame', link: 1, text })
      session = stepped.session
      for (const effect of stepped.effects) {
        if (effect.kind !== 'tell') continue
        const message: VenueMessage = effect.message
        if (message.kind !== 'event') continue
        told += 1
        if (!isDecent(message.event)) expect(message.event).toBe(`decent, from ${text}`)
        desk = apply(desk, message.event)
      }
    }
    expect(json).toBeGreaterThan(count / 2)
    expect(told).toBeGreaterThan(count / 100)
  })

  test('no spoilt answer throws, and what it says has its bounds', { timeout: 600_000 }, () => {
    const next = mutations(answers, 2)
    const readers: ReadonlyArray<(body: unknown) => E.Either<Refusal.Refusal, unknown>> = [
      Answers.time,
      Answers.nonce,
      Answers.token,
      Answers.market,
      Answers.markets,
      Answers.orderbook,
      Answers.health,
      OrderAnswers.order,
      OrderAnswers.orders,
      OrderAnswers.positions,
      OrderAnswers.acknowledged,
      OrderAnswers.cancelled,
      ErrorCode.codeOf,
    ]
    let said = 0
    for (let i = 0; i < count; i++) {
      const read = boundedJson(next(), degenLimits)
      if (E.isLeft(read)) continue
      for (const reader of readers) {
        const answer = reader(read.right)
        if (E.isRight(answer)) said += 1
        else if (Refusal.message(answer.left).length > 200) expect(answer.left).toBe('short')
      }
      const one = OrderAnswers.order(read.right)
      if (E.isRight(one)) {
        const { price, size, filled } = one.right
        const isWhole = [price, size, filled].every(Number.isSafeInteger)
        expect(isWhole && price > 0 && price < 1e6 && size > 0 && filled >= 0).toBe(true)
      }
    }
    expect(said).toBeGreaterThan(count / 20)
  })

  test('what is deep or long is refused at once', () => {
    const deep = '['.repeat(900_000)
    const long = `"${'x'.repeat(5_000_000)}"`
    const rows = '[0.5,1],'.repeat(110_000)
    const data = `{"sequenceId":1,"asks":[],"bids":[${rows}[0.5,1]]}`
    const wide = `{"channel":"orderbook","market":"m","data":${data}}`
    const began = performance.now()
    expect(Frames.decode(deep, degenLimits)).toMatchObject({ left: { _tag: 'too-deep' } })
    expect(Frames.decode(long, degenLimits)).toMatchObject({ left: { _tag: 'too-long' } })
    expect(Frames.decode(wide, degenLimits)).toMatchObject({ right: { kind: 'book' } })
    expect(Frames.decode(new Uint8Array(9), degenLimits)).toMatchObject({
      left: { _tag: 'no-text' },
    })
    expect(performance.now() - began).toBeLessThan(1_000)
  })
})
