import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { run } from '../../src/math/fold.js'
import type { MetricFact } from '../../src/risk/metricFact.js'
import { metrics } from '../../src/risk/metrics.js'
import { openMetrics } from '../../src/risk/openMetrics.js'
import { readOpenMetrics } from './openMetricsText.js'

const config = {
  assets: ['BTC', 'ETH'],
  sources: ['coinbase'],
  reasons: ['no-room'],
  limits: ['net'],
}
const fold = metrics(config)

const read = (facts: ReadonlyArray<MetricFact>) => readOpenMetrics(openMetrics(run(fold)(facts)))

/** The value of a sample by the name of its family and its labels. */
const value = (
  facts: ReadonlyArray<MetricFact>,
  name: string,
  labels: Readonly<Record<string, string>>,
) =>
  read(facts)
    .find((family) => family.name === `twoway_${name}`)
    ?.samples.find((sample) => JSON.stringify(sample.labels) === JSON.stringify(labels))?.value

const BTC = { asset: 'BTC' }

describe('examples', () => {
  test('the seed’s seven and the three beside them, each known label from the start', () => {
    const said = read([]).map(({ name, kind, unit, samples }) => [name, kind, unit, samples.length])
    expect(said).toEqual([
      ['twoway_realized_pnl_usd', 'gauge', 'usd', 2],
      ['twoway_unrealized_pnl_usd', 'gauge', 'usd', 2],
      ['twoway_position_shares', 'gauge', 'shares', 4],
      ['twoway_open_orders', 'gauge', null, 2],
      ['twoway_fills', 'counter', null, 4],
      ['twoway_quote_updates', 'counter', null, 2],
      ['twoway_quotes_withheld', 'counter', null, 1],
      ['twoway_source_last_update_timestamp_seconds', 'gauge', 'seconds', 1],
      ['twoway_limit_headroom_ratio', 'gauge', 'ratio', 1],
    ])
    for (const family of read([])) {
      const unknown = /timestamp|headroom/.test(family.name)
      for (const sample of family.samples) expect(sample.value).toBe(unknown ? Number.NaN : 0)
    }
  })

  test('a gauge is the last number told', () => {
    const pnl = { kind: 'pnl', asset: 'BTC', realised: 5, unrealised: -2 } as const
    const facts = [pnl, { ...pnl, realised: 7.5 }]
    expect(value(facts, 'realized_pnl_usd', BTC)).toBe(7.5)
    expect(value(facts, 'unrealized_pnl_usd', BTC)).toBe(-2)
    expect(value(facts, 'realized_pnl_usd', { asset: 'ETH' })).toBe(0)
    const held = { kind: 'position', asset: 'BTC', outcome: 'no', shares: 40 } as const
    expect(value([held], 'position_shares', { asset: 'BTC', outcome: 'no' })).toBe(40)
    expect(value([held], 'position_shares', { asset: 'BTC', outcome: 'yes' })).toBe(0)
    expect(value([{ kind: 'orders', asset: 'BTC', open: 6 }], 'open_orders', BTC)).toBe(6)
  })

  test('a counter is the sum', () => {
    const fill = { kind: 'fill', asset: 'BTC', side: 'bid' } as const
    expect(value([fill, fill], 'fills', { asset: 'BTC', side: 'bid' })).toBe(2)
    expect(value([fill, fill], 'fills', { asset: 'BTC', side: 'ask' })).toBe(0)
    expect(value([{ kind: 'quotes', asset: 'BTC' }], 'quote_updates', BTC)).toBe(1)
    const withheld = { kind: 'withheld', reason: 'no-room', quotes: 3 } as const
    expect(value([withheld, withheld], 'quotes_withheld', { reason: 'no-room' })).toBe(6)
  })

  test('a source has the instant in seconds, a limit what is left of it', () => {
    const heard = { kind: 'source', source: 'coinbase', at: 1_750_000_000_500 } as const
    const name = 'source_last_update_timestamp_seconds'
    expect(value([heard], name, { source: 'coinbase' })).toBe(1_750_000_000.5)
    const used = { kind: 'limit', limit: 'net', used: 0.75 } as const
    expect(value([used], 'limit_headroom_ratio', { limit: 'net' })).toBe(0.25)
    expect(value([{ ...used, used: 1.5 }], 'limit_headroom_ratio', { limit: 'net' })).toBe(-0.5)
  })
})

describe('edges', () => {
  test('what was not known beforehand is added', () => {
    expect(
      value([{ kind: 'orders', asset: 'SOL', open: 1 }], 'open_orders', { asset: 'SOL' }),
    ).toBe(1)
    const withheld = { kind: 'withheld', reason: 'new', quotes: 1 } as const
    expect(value([withheld], 'quotes_withheld', { reason: 'new' })).toBe(1)
  })

  test('a counter never falls', () => {
    for (const quotes of [-1, 0, Number.NaN, Number.POSITIVE_INFINITY]) {
      const facts = [{ kind: 'withheld', reason: 'no-room', quotes }] as const
      expect(fold.step(fold.initial, facts[0])).toEqual(fold.initial)
    }
  })
})

describe('laws', () => {
  const asset = fc.constantFrom('BTC', 'ETH', 'SOL')
  const fact: fc.Arbitrary<MetricFact> = fc.oneof(
    fc.record({
      kind: fc.constant('fill' as const),
      asset,
      side: fc.constantFrom('bid' as const, 'ask' as const),
    }),
    fc.record({ kind: fc.constant('orders' as const), asset, open: fc.nat(9) }),
    fc.record({
      kind: fc.constant('pnl' as const),
      asset,
      realised: fc.double(),
      unrealised: fc.double(),
    }),
    fc.record({ kind: fc.constant('withheld' as const), reason: fc.string(), quotes: fc.nat(5) }),
  )

  test('the sums are those of the facts, and the text always reads', () => {
    fc.assert(
      fc.property(fc.array(fact), (facts) => {
        const families = read(facts)
        const total = (name: string): number =>
          families
            .find((one) => one.name === name)
            ?.samples.reduce((sum, { value }) => sum + value, 0) ?? -1
        const fills = facts.filter(({ kind }) => kind === 'fill').length
        const withheld = facts.reduce(
          (sum, one) => sum + (one.kind === 'withheld' ? one.quotes : 0),
          0,
        )
        expect(total('twoway_fills')).toBe(fills)
        expect(total('twoway_quotes_withheld')).toBe(withheld)
      }),
    )
  })

  test('a step changes its own series and leaves the state before as it was', () => {
    fc.assert(
      fc.property(fc.array(fact), fact, (facts, last) => {
        const before = facts.reduce(fold.step, fold.initial)
        const copy = structuredClone(before)
        const after = fold.step(before, last)
        expect(before).toEqual(copy)
        const changed = Object.keys(before).filter(
          (name) => before[name as keyof typeof before] !== after[name as keyof typeof after],
        )
        expect(changed.length).toBeLessThanOrEqual(last.kind === 'pnl' ? 2 : 1)
      }),
    )
  })
})
