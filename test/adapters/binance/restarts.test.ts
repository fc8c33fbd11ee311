/** Numbers of one stream that begin anew while the asset's other streams go on. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Options from '../../../src/adapters/binance/binanceOptions.js'
import { hearBinance, unheard } from '../../../src/adapters/binance/hearBinance.js'

const options = { ...Options.against('USDT')(['BTC']), openCandles: true }
const { staleMs } = options.session
const start = 1_672_515_782_000

type Stream = 'trade' | 'quote' | 'candle'

const frames: Readonly<Record<Stream, (number: number, price: number) => object>> = {
  trade: (a, p) => ({
    e: 'aggTrade',
    E: start,
    s: 'BTCUSDT',
    a,
    p: `${p}`,
    q: '1',
    T: start,
    m: true,
  }),
  quote: (u, p) => ({ u, s: 'BTCUSDT', b: `${p - 1}`, B: '1', a: `${p + 1}`, A: '1' }),
  candle: (second, p) => {
    const t = start + second * 1_000
    const price = { o: `${p}`, h: `${p}`, l: `${p}`, c: `${p}` }
    const k = { t, T: t + 999, s: 'BTCUSDT', i: '1s', ...price, x: second % 2 === 0 }
    return { e: 'kline', E: t + 1_000, s: 'BTCUSDT', k }
  },
}

type Said = readonly [ms: number, stream: Stream, number: number]

/** The frames of which a price is told, each frame's price being its place from 2 on. */
const told = (all: ReadonlyArray<Said>): ReadonlyArray<number> => {
  const hear = hearBinance(options)
  let state = unheard(options)
  return all.flatMap(([ms, stream, number], index) => {
    const hearing = hear(state, JSON.stringify(frames[stream](number, index + 2)), start + ms)
    state = hearing.state
    return hearing.prices.map(({ price }) => price - 2)
  })
}

const streams: ReadonlyArray<Stream> = ['trade', 'quote', 'candle']

describe('hearBinance(options), of numbers that begin anew', () => {
  test.each(streams)(
    'those of a %s are followed in time, though others keep the asset alive',
    (one) => {
      const other = one === 'trade' ? 'quote' : 'trade'
      const all: Said[] = [[0, one, 9_000]]
      for (let i = 1; i <= 50; i++) all.push([i * 100, one, i], [i * 100 + 1, other, 100 + i])
      const heard = told(all).filter((place) => all[place]?.[1] === one)
      const first = all.findIndex(([ms, stream]) => stream === one && ms >= 100 + staleMs)
      const rest = all.flatMap(([, stream], place) =>
        stream === one && place >= first ? [place] : [],
      )
      expect(heard).toEqual([0, ...rest])
    },
  )

  test.each(streams)('those of a %s said twice, or late among news, are none', (one) => {
    const all: Said[] = []
    for (let i = 1; i <= 100; i++) all.push([i * 100, one, 100 + i], [i * 100 + 50, one, 95 + i])
    expect(told(all)).toEqual(all.flatMap((_, i) => (i % 2 === 0 ? [i] : [])))
    const same = Array.from({ length: 90 }, (_, i): Said => [i * 100, one, 7])
    expect(told([[0, one, 6], ...same, [9_000, one, 8]])).toEqual([0, 1, 91])
    expect(
      told([
        [0, one, 8],
        [1, one, 7],
        [9_000, one, 8],
        [9_001, one, 9],
      ]),
    ).toEqual([0, 3])
  })

  test('against a plain model: whatever comes in whatever order', () => {
    const said = fc.tuple(fc.nat({ max: 1_500 }), fc.constantFrom(...streams), fc.nat({ max: 12 }))
    fc.assert(
      fc.property(fc.array(said, { maxLength: 60 }), (drawn) => {
        let ms = 0
        const all = drawn.map(([after, stream, number]): Said => {
          ms += after
          return [ms, stream, number]
        })
        const last: Record<string, number> = {}
        const low: Record<string, number | undefined> = {}
        const expected = all.flatMap(([at, stream, number], place) => {
          // Candles that are open share a second with none that is closed here.
          const isNews = number > (last[stream] ?? -1)
          const since = low[stream]
          const isAnew =
            number < (last[stream] ?? -1) && since !== undefined && at - since >= staleMs
          if (isNews || isAnew) {
            last[stream] = number
            low[stream] = undefined
            return [place]
          }
          if (number < (last[stream] ?? -1)) low[stream] = since ?? at
          return []
        })
        expect(told(all)).toEqual(expected)
      }),
    )
  })
})
