import { afterEach, expect, test } from 'vitest'
import { onListed } from '../../src/adapters/degen/marketNews.js'
import { onFrame } from '../../src/adapters/degen/onFrame.js'
import { onTrades } from '../../src/adapters/degen/onTrade.js'
import { shut } from '../../src/adapters/degen/shut.js'
import { type Input, step } from '../../src/adapters/degen/step.js'
import { trades } from '../../src/adapters/degen/trades.js'
import type { Turn } from '../../src/adapters/degen/turn.js'
import { configOf } from './degenConfigs.js'
import { type Harness, startHarness, until } from './degenHarness.js'

const at = 1_750_000_000_000
const address = 'M'

const following = (): Turn => {
  const config = configOf({ rest: 'http://loop', socket: 'ws://loop' })
  const session = shut(config, { address: null, hasAccount: false }, [])
  const turn: Turn = { session: { ...session, now: 0, at }, effects: [] }
  const listed = { address, id: 'i', asset: 'BTC', timeframe: '5m', strike: 65_000 }
  onListed(turn, { ...listed, expiresAt: at + 200_000, status: 'OPEN', outcome: null })
  return turn
}

const heard = (turn: Turn, data: object, market: string | undefined = address): void =>
  onFrame(turn, JSON.stringify({ channel: 'trades', market, data }))

const told = ({ effects }: Turn) =>
  effects.flatMap((one) =>
    one.kind === 'tell' && one.message.kind === 'trade' ? [one.message.trade] : [],
  )

const trade = { id: 't1', price: 0.48, size: 10, outcome: 'YES', side: 'BUY', timestamp: at - 30 }

test('a trade is told as one of YES, whichever share the taker dealt in', () => {
  const turn = following()
  heard(turn, trade)
  heard(turn, { ...trade, id: 't2', side: 'SELL' })
  heard(turn, { ...trade, id: 't3', outcome: 'no', price: 0.3 })
  heard(turn, { ...trade, id: 't4', outcome: 'no', side: 'sell', price: '0.3' })
  const same = { marketId: address, of: at - 30, size: 10 }
  expect(told(turn)).toEqual([
    { ...same, buys: true, price: 0.48 },
    { ...same, buys: false, price: 0.48 },
    { ...same, buys: false, price: 0.7 },
    { ...same, buys: true, price: 0.7 },
  ])
})

test('a trade that comes twice is told once, one without an id or an instant all the same', () => {
  const turn = following()
  heard(turn, trade)
  heard(turn, trade)
  const { id: _, timestamp: __, ...bare } = trade
  heard(turn, bare)
  heard(turn, bare)
  expect(told(turn).map(({ of }) => of)).toEqual([at - 30, at, at])
})

test('ids are forgotten in the end', () => {
  const turn = following()
  for (let i = 0; i < 1_000; i++) heard(turn, { ...trade, id: `t${i}` })
  expect(told(turn)).toHaveLength(1_000)
  expect(turn.session.trades).toHaveLength(256)
})

test('a step leaves the session before it as it was', () => {
  const config = configOf({ rest: 'http://loop', socket: 'ws://loop' })
  const shutOne = shut(config, { address: 'me', hasAccount: true }, [])
  const inputs: ReadonlyArray<Input> = [
    { kind: 'open', promise: 1, token: 'secret' },
    { kind: 'connected', link: 1 },
    { kind: 'frame', link: 1, text: '{"op":"pong"}' },
    { kind: 'snapshot', promise: 2 },
    { kind: 'tick' },
    { kind: 'close', promise: 3 },
  ]
  let now = 0
  let session = Object.freeze(shutOne)
  for (const input of inputs) {
    now += 1_000
    session = Object.freeze(step(session, { now, at: at + now, draw: 0.5 }, input).session)
  }
  expect(session).not.toBe(shutOne)
  expect(session.now).toBe(6_000)
})

test('one of a market that is not followed, or of none, is no news', () => {
  const turn = following()
  heard(turn, trade, 'another')
  onFrame(turn, JSON.stringify({ channel: 'trades', data: trade }))
  expect(told(turn)).toEqual([])
  expect(
    turn.effects.filter((one) => one.kind === 'tell' && one.message.kind === 'problem'),
  ).toEqual([])
})

test('a list tells what the socket did not, the oldest first, and nothing twice', () => {
  const turn = following()
  heard(turn, { ...trade, id: 't5', timestamp: at })
  const rows = [
    { ...trade, id: 't7', timestamp: at + 20 },
    { ...trade, id: 't6', timestamp: at + 10, outcome: 'maybe' },
    { ...trade, id: 't5', timestamp: at },
    { ...trade, id: 't4', timestamp: at },
    { ...trade, id: 't3', timestamp: at - 1 },
    { ...trade, id: undefined },
    'nonsense',
  ]
  const read = trades({ trades: rows }, address)
  if (read._tag === 'Left') throw new Error('a list that cannot be read')
  expect(read.right.map(({ id }) => id)).toEqual(['t3', 't5', 't4', 't7'])
  onTrades(turn, address, read.right)
  onTrades(turn, address, read.right)
  expect(turn.session.trades).toEqual(['t5', 't4', 't7'])
  expect(told(turn)).toHaveLength(3)
  expect(trades({ trades: 'none' }, address)._tag).toBe('Left')
})

let harness: Harness | null = null

afterEach(async () => {
  await harness?.close()
  harness = null
})

test('trades of a time without a connection are told once it is there again', async () => {
  harness = await startHarness()
  const { server, place, messages } = harness
  const market = server.addMarket({})
  await harness.open()
  const heardOf = (): number => messages.filter(({ kind }) => kind === 'trade').length
  await until('the market', () => messages.some((one) => one.kind === 'connection'))
  await until('its listing', () => harness?.desk().ledger.markets.size === 1)
  place(market, 'yes', 0.45, 100)
  await until('an order', () => server.venue.orders.size === 1)
  const [order] = server.venue.orders.values()
  if (order === undefined) throw new Error('nothing rests')
  await until('a first trade', () => {
    if (heardOf() === 0 && order.filled < 40) server.fill(order, 1)
    return heardOf() > 0
  })
  server.drop()
  server.fill(order, 20)
  server.fill(order, 10)
  await until('the others', () => heardOf() === market.trades.length)
  const sizes = messages.flatMap((one) => (one.kind === 'trade' ? [one.trade.size] : []))
  // Made in the same millisecond, they come in either order.
  expect(new Set(sizes.slice(-2))).toEqual(new Set([10, 20]))
})
