import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import type { EventOptions } from '../../src/recordings/eventOptions.js'
import type { Purpose } from '../../src/recordings/readEvents.js'
import { open } from '../../src/recordings/source.js'
import { gatherEvents } from './gatherEvents.js'

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url))

const tape = { marketId: 'BTCUSDT', scale: 1e-6, clockMs: 1_260 }

type Counts = Readonly<Record<string, number>>

/** Each recording, how it is read, how many events of each kind it has, and late rows. */
const table: ReadonlyArray<readonly [string, Purpose, Partial<EventOptions>, Counts, number]> = [
  ['chainlink_btcusd_1hz_2026-06-08', 'prices', {}, { price: 84_558 }, 0],
  [
    'polymarket_btc_hourly_1m_20250826_0902',
    'prices',
    {},
    { listed: 164, price: 8_953, resolved: 164 },
    0,
  ],
  ['polymarket_btc5m_markets_2026-06-08', 'outcomes', {}, { listed: 292, resolved: 292 }, 0],
  ['kalshi_kxeth15m_markets_20260427_0428', 'outcomes', {}, { listed: 100, resolved: 100 }, 0],
  ['kalshi_kxeth15m_trades_20260427_0428', 'trades', {}, { trade: 63_557 }, 0],
  ['binance_spot_btcusdt_20240808_trades', 'trades', tape, { trade: 19_904 }, 0],
  ['binance_spot_btcusdt_20240808_bbo', 'book', tape, {}, 0],
]

describe('readEvents: oracle', () => {
  for (const [name, purpose, options, counts, late] of table) {
    const path = `${data}${name}.csv.gz`
    it.skipIf(!existsSync(path))(`reads ${name} whole, skipped where it is not there`, async () => {
      const source = await open(path)
      if (E.isLeft(source)) return expect.unreachable()
      const { events, skipped, error } = await gatherEvents(source.right, purpose, options)
      expect(error).toBeNull()
      expect(skipped).toBe(late)
      const found = (kind: string): number => events.filter((event) => event.kind === kind).length
      expect(Object.fromEntries(Object.keys(counts).map((kind) => [kind, found(kind)]))).toEqual(
        counts,
      )
      expect(found('depth')).toBeGreaterThan(Object.keys(counts).length === 0 ? 73_000 : -1)
      const backwards = events.filter(
        ({ at, heardAt }, i) => !(at >= (events[i - 1]?.at ?? at) && heardAt >= at),
      )
      expect(backwards).toEqual([])
    })
  }
})
