import { describe, expect, test } from 'vitest'
import type { QuoteConfig, SettledFairValue } from '../../src/decision/config.js'
import { explainQuotes } from '../../src/decision/explainQuotes.js'
import { fairPrice } from '../../src/decision/fairPrice.js'
import type { QuoteState } from '../../src/decision/state.js'
import type { Reason } from '../../src/market/reason.js'
import { plain, type Settlement } from '../../src/market/settlement.js'
import { deviationOfMove } from '../../src/pricing/deviationOfMove.js'
import { fairValue } from '../../src/pricing/fairValue.js'
import { horizonFactor } from '../../src/pricing/horizonFactor.js'
import { pooled } from '../../src/pricing/pooled.js'
import { halfSpread, type LatencySpread } from '../../src/quoting/halfSpread.js'
import { type LogitSkew, logitSkew } from '../../src/quoting/logitSkew.js'
import { calm, now, config as v2 } from './states.js'

const settled: SettledFairValue = {
  model: 'settled',
  link: { kind: 'logistic', scale: 1 },
  basis: { mean: 0, deviation: 0 },
  volatilityError: 0,
  modelWeight: 1,
}

const latency: LatencySpread = {
  kind: 'latency',
  min: 0.01,
  max: 0.4,
  latencyMs: 250,
  times: 1.5,
  modelError: 1,
  information: 0.02,
  liquidity: 0,
  rebate: { rate: 0, exponent: 1, share: 0 },
  stopAbove: 0.08,
}

const logit: LogitSkew = { kind: 'logit', strength: 1.5, horizonMs: 120_000, max: 0.3 }

const config: QuoteConfig = {
  ...v2,
  fairValue: settled,
  spread: latency,
  skew: logit,
  timing: { ...v2.timing, closeBeforeExpiryMs: 0, stopLoser: { kind: 'edge', times: 1 } },
}

const minute: Settlement = {
  ...plain,
  end: { kind: 'mean', windowMs: 60_000, prints: 60 },
  tie: 'yes',
}

const opening: Settlement = { ...minute, strike: { kind: 'opening', fixing: minute.end as never } }

const state = (over: Partial<QuoteState>, settlement: Settlement | null = null): QuoteState => ({
  ...calm,
  volatility: 0.5,
  ...over,
  market: { ...calm.market, ...over.market, settlement },
})

const with_ = (fair: Partial<SettledFairValue>): QuoteConfig => ({
  ...config,
  fairValue: { ...settled, ...fair },
})

const fair = (of: QuoteState, by: QuoteConfig = config): number =>
  explainQuotes(of, by).explain?.fairValue ?? Number.NaN

describe('examples: the fair value under a settlement', () => {
  const off = { price: 65_050, at: now }

  test('it is that of the rule, the link and the basis', () => {
    const link = { kind: 'studentT', degrees: 5, scale: 0.9 } as const
    const basis = { mean: 0.0002, deviation: 0.0001 }
    const claim = { spot: 65_050, strike: 65_000, volatility: 0.5, secondsToExpiry: 299 }
    const expected = fairValue({ ...claim, settlement: minute, link, basis, secondsToOpen: -1 })
    expect(fair(state({ spot: off }, minute), with_({ link, basis }))).toBeCloseTo(expected, 14)
  })

  test('a basis of the state counts before that of the config', () => {
    const basis = { mean: 0.0002, deviation: 0.0001 }
    const said = fair(state({ spot: off, basis }, minute))
    expect(said).toBe(fair(state({ spot: off }, minute), with_({ basis })))
    expect(said).not.toBe(fair(state({ spot: off }, minute)))
  })

  test('a drift moves the price that is expected', () => {
    const drifted = fair(state({ drift: Math.log(65_050 / 65_000) }, minute))
    expect(drifted).toBeCloseTo(fair(state({ spot: off }, minute)), 12)
  })

  test('what is printed of the average is taken in', () => {
    const left = 30_000
    const late = { now, openedAt: now - 270_000, expiresAt: now + left }
    const market = { ...calm.market, ...late }
    const end = { count: 30, value: 65_100, by: 'venue' } as const
    const half = fair(state({ market, printed: { end } }, minute))
    expect(half).toBe(
      fairValue({
        spot: 65_000,
        strike: 65_000,
        volatility: 0.5,
        secondsToExpiry: 30,
        settlement: minute,
        printed: { strike: null, end },
        link: settled.link,
      }),
    )
    expect(half).toBeGreaterThan(0.95)
  })

  test("the middle of others' book is pooled in by its weight", () => {
    const book = { bestBid: 0.6, bestAsk: 0.62 }
    const expected = pooled({ model: fair(state({})), market: 0.61, weight: 0.7 })
    expect(fair(state({ book }), with_({ modelWeight: 0.7 }))).toBeCloseTo(expected, 15)
  })

  test.each([
    ['of one side', { bestBid: 0.6, bestAsk: null }],
    ['crossed', { bestBid: 0.62, bestAsk: 0.6 }],
    ['not known', null],
  ])('a book that is %s has no middle, and the model speaks alone', (_, book) => {
    expect(fair(state({ book }), with_({ modelWeight: 0.1 }))).toBe(fair(state({})))
  })

  test('NO is priced from its own tail, pooled or not', () => {
    const book = { bestBid: 0.95, bestAsk: 0.97 }
    for (const spot of [64_000, 65_050, 66_500]) {
      for (const modelWeight of [1, 0.7]) {
        const of = state({ book, spot: { price: spot, at: now } }, minute)
        const yes = fairPrice(of, with_({ modelWeight }), 'yes')
        const no = fairPrice(of, with_({ modelWeight }), 'no')
        expect(no).toBeGreaterThan(0)
        expect(yes).toBeGreaterThan(0)
        expect(yes + no).toBeCloseTo(1, 15)
      }
    }
  })

  test("the seed's fair value has its own", () => {
    expect(fairPrice(calm, v2, 'no')).toBe(0.5)
    expect(fairPrice(calm, v2, 'yes')).toBe(explainQuotes(calm, v2).explain?.fairValue)
  })
})

describe('examples: a price to beat', () => {
  const open = { ...calm.market, strike: null }

  test('without it an open market is not quoted, and the reason says so', () => {
    const said = explainQuotes(state({ market: open }, opening), config)
    expect(said.halted).toBe('missing-strike')
    expect(said.reason).toEqual({ _tag: 'missing-strike', openedAt: calm.market.openedAt })
    expect(said.place).toEqual([])
  })

  test('nor by a fair value that knows of no settlement', () => {
    expect(explainQuotes(state({ market: open }, opening), v2).halted).toBe('missing-strike')
  })

  test('before the market opens it is still to be fixed, and both ends are priced', () => {
    const market = { ...open, openedAt: now + 120_000, expiresAt: now + 420_000 }
    expect(fair(state({ market }, opening))).toBeCloseTo(0.5, 3)
  })

  test('rebuilt whole by us it is used', () => {
    const strike = { count: 60, value: 64_990, by: 'us' } as const
    const rebuilt = fair(state({ market: open, printed: { strike } }, opening))
    const known = fair(state({ market: { ...open, strike: 64_990 } }, opening))
    expect(rebuilt).toBeCloseTo(known, 12)
  })

  test('later halts come first: a stale price is stale with or without it', () => {
    const stale = state({ market: open, spot: { price: 65_000, at: now - 60_000 } }, opening)
    expect(explainQuotes(stale, config).halted).toBe('stale-spot')
  })
})

describe('examples: spread, skew and stop by the model', () => {
  const halves = (of: QuoteState, by: QuoteConfig): ReadonlyArray<number | undefined> =>
    ['bid', 'ask'].map((side) => {
      const quote = explainQuotes(of, by).quotes.find((each) => each.side === side)
      return quote === undefined ? undefined : Math.abs(quote.cents.halfSpread) / 100
    })

  test('the half spread is that of the move over latency and age of the spot', () => {
    const old = state({ spot: { price: 65_050, at: now - 750 } })
    const p = fair(old)
    const move = deviationOfMove(p, 1 / 299)
    const expected = ['bid', 'ask'].map((side) => halfSpread(latency, side as 'bid', p, move, 0))
    const said = halves(old, config)
    expect(said[0]).toBeCloseTo(expected[0] as number, 12)
    expect(said[1]).toBeCloseTo(expected[1] as number, 12)
    expect(explainQuotes(old, config).explain?.spread).toBeCloseTo(
      (expected[0] as number) + (expected[1] as number),
      12,
    )
  })

  test('inside an averaging window less is left, and more of it moves', () => {
    const market = { ...calm.market, openedAt: now - 270_000, expiresAt: now + 30_000 }
    const end = { count: 30, value: 65_000, by: 'venue' } as const
    const tolerant = { ...config, spread: { ...latency, stopAbove: 1 } }
    const late = state({ market, printed: { end } }, minute)
    const move = deviationOfMove(fair(late, tolerant), (900 * 0.25) / (900 + 8_555))
    const expected = halfSpread(latency, 'bid', fair(late, tolerant), move, 0)
    expect(halves(late, tolerant)[0]).toBeCloseTo(expected, 12)
  })

  test('an uncertain basis is variance that no second brings', () => {
    const deviation = 0.001
    const by = {
      ...with_({ basis: { mean: 0, deviation } }),
      spread: { ...latency, modelError: 0 },
    }
    const rate = 0.25 / 31_536_000
    const share = (rate * 0.25) / (rate * 299 + deviation * deviation)
    const expected = halfSpread(latency, 'bid', fair(state({}), by), deviationOfMove(0.5, share), 0)
    expect(halves(state({}), by)[0]).toBeCloseTo(expected, 6)
    expect(halves(state({ basis: { mean: 0, deviation } }), { ...by, fairValue: settled })[0]).toBe(
      halves(state({}), by)[0],
    )
  })

  test('the error of the volatility widens by the slope of the price', () => {
    const of = state({ spot: { price: 65_050, at: now } }, minute)
    const step = 1e-5
    const up = fair(state({ ...of, volatility: 0.5 * Math.exp(step) }, minute))
    const down = fair(state({ ...of, volatility: 0.5 * Math.exp(-step) }, minute))
    const error = (0.2 * Math.abs(up - down)) / (2 * step)
    const p = fair(of)
    const move = deviationOfMove(p, 0.25 / (239 + (61 * 121) / 360))
    const expected = halfSpread(latency, 'bid', p, move, error)
    expect(halves(of, with_({ volatilityError: 0.2 }))[0]).toBeCloseTo(expected, 8)
    expect(halves({ ...of, volatilityError: 0.2 }, config)[0]).toBeCloseTo(expected, 8)
    expect(halves({ ...of, volatilityError: 0.2 }, config)).not.toEqual(halves(of, config))
  })

  test('where it moves by more than is borne, it stops and says by how much', () => {
    const market = { ...calm.market, openedAt: now - 298_000, expiresAt: now + 2_000 }
    const said = explainQuotes(state({ market }), config)
    expect(said.halted).toBe('fast-claim')
    const { move, limit } = said.reason as Extract<Reason, { _tag: 'fast-claim' }>
    expect(move).toBeCloseTo(1.5 * deviationOfMove(0.5, 0.25 / 2), 6)
    expect(limit).toBe(0.08)
    const borne = { ...config, spread: { ...latency, stopAbove: move } }
    expect(explainQuotes(state({ market }), borne).halted).toBeNull()
  })

  test('the skew is that of the risk borne until the inventory is unwound', () => {
    const of = state({ position: { yes: 2_000, no: 0 } })
    const expected = logitSkew(logit, fair(of), 0.4, horizonFactor(fair(of), 120 / 299))
    expect(explainQuotes(of, config).explain?.skew).toBeCloseTo(expected, 12)
  })

  test('a side worth less than so many of its half spreads is withheld, the other stands', () => {
    const cheap = state({ spot: { price: 64_850, at: now } })
    const p = fair(cheap)
    expect(p).toBeGreaterThan(0.05)
    expect(p).toBeLessThan(0.09)
    const wide = { ...config, spread: { ...latency, min: 0.1 } }
    const tags = (times: number, side: string) =>
      explainQuotes(cheap, {
        ...wide,
        timing: { ...wide.timing, stopLoser: { kind: 'edge', times } },
      })
        .quotes.filter((quote) => quote.side === side)
        .map(({ reason }) => reason?._tag)
    expect(tags(2, 'bid')[0]).toBe('losing-side')
    expect(tags(1, 'bid')[0]).toBeUndefined()
    expect(tags(p / 0.05, 'bid')[0]).toBeUndefined()
    expect(tags(2, 'ask')).toEqual([undefined, undefined, undefined])
    expect(tags((1 - p) / 0.05 + 0.01, 'ask')[0]).toBe('losing-side')
  })

  test('they go with the fair value of the seed too', () => {
    const by = { ...config, fairValue: v2.fairValue }
    const move = deviationOfMove(0.5, 0.25 / 299)
    expect(halves(state({}), by)[0]).toBe(halfSpread(latency, 'bid', 0.5, move, 0))
  })
})
