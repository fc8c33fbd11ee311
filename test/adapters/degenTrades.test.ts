import { expect, test } from 'vitest'
import { onListed } from '../../src/adapters/degen/marketNews.js'
import { onFrame } from '../../src/adapters/degen/onFrame.js'
import { shut } from '../../src/adapters/degen/shut.js'
import type { Turn } from '../../src/adapters/degen/turn.js'
import { configOf } from './degenConfigs.js'

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

test('one of a market that is not followed, or of none, is no news', () => {
  const turn = following()
  heard(turn, trade, 'another')
  onFrame(turn, JSON.stringify({ channel: 'trades', data: trade }))
  expect(told(turn)).toEqual([])
  expect(
    turn.effects.filter((one) => one.kind === 'tell' && one.message.kind === 'problem'),
  ).toEqual([])
})
