/** The end of a market on paper, in a run that goes on and in one that has just begun. */

import { describe, expect, test } from 'vitest'
import { createPaperExchange } from '../../src/bot/paper/paperExchange.js'
import type { DeskEvent } from '../../src/desk/deskEvent.js'
import { market } from './fakeVenue.js'
import { start } from './fakeWorld.js'
import { config } from './running.js'

const of = market()

/** An exchange that begins at an instant with shares of a market that an earlier run held. */
const exchangeAt = (begunAt: number) => {
  let now = begunAt
  const said: Array<DeskEvent> = []
  const world = { now: () => now, setTimeout: () => null, clearTimeout: () => {} }
  const held = [{ market: of, yes: 10_000_000, no: 0 }]
  const exchange = createPaperExchange({ config, world, markets: null, held })
  exchange.listen((event) => said.push(event))
  return {
    exchange,
    at: (instant: number) => {
      now = instant
      exchange.second()
    },
    price: (price: number, instant: number) => {
      now = instant
      const { source } = config.paper
      exchange.hear({ kind: 'price', at: now, asset: 'BTC', source, price, of: now })
    },
    resolved: () => said.flatMap((one) => (one.kind === 'resolved' ? [one.outcome] : [])),
    fills: () => said.filter(({ kind }) => kind === 'fill').length,
  }
}

describe('a run that goes on from another', () => {
  test('waits for its first price before a market that has ended meanwhile is settled', () => {
    const run = exchangeAt(of.expiresAt + 5_000)
    run.at(of.expiresAt + 5_000)
    expect(run.resolved()).toEqual([])
    run.price(65_100, of.expiresAt + 6_000)
    run.at(of.expiresAt + 6_100)
    expect(run.resolved()).toEqual(['yes'])
  })

  test('takes it for void after a minute without one', () => {
    const run = exchangeAt(of.expiresAt + 5_000)
    run.at(of.expiresAt + 64_999)
    expect(run.resolved()).toEqual([])
    run.at(of.expiresAt + 65_000)
    expect(run.resolved()).toEqual(['void'])
  })

  test('settles nothing by a price of an hour later', () => {
    const run = exchangeAt(of.expiresAt + 3_600_000)
    run.price(65_100, of.expiresAt + 3_600_500)
    run.at(of.expiresAt + 3_601_000)
    expect(run.resolved()).toEqual(['void'])
  })
})

describe('between the end of a market and its outcome', () => {
  test('nothing fills, though the price goes on', () => {
    for (const [instant, fills] of [
      [of.expiresAt - 1, 1],
      [of.expiresAt, 0],
    ] as const) {
      const run = exchangeAt(start)
      run.price(65_100, start)
      const order = { side: 'bid', outcome: 'yes', price: 0.2, size: 10 } as const
      run.exchange.place({ marketId: of.id, clientOrderId: `${of.id}#1`, order })
      expect(run.fills()).toBe(0)
      run.price(60_000, instant)
      expect(run.fills()).toBe(fills)
    }
  })
})
