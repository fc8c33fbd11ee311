import { describe, expect, test } from 'vitest'
import { apply } from '../../src/desk/apply/apply.js'
import type { AssetPricing } from '../../src/desk/assetPricing.js'
import { decide } from '../../src/desk/decide/decide.js'
import { type Desk, open } from '../../src/desk/desk.js'
import * as Dictionary from '../../src/desk/dictionary.js'
import type { ConsensusConfig } from '../../src/signals/consensusConfig.js'
import { config, listed, settings, start } from './desks.js'

const limits = { halfLifeMs: 1_000, maxAgeMs: 5_000, frozenMs: 30_000 }
const basis = { mean: 0, deviation: 0.0002 }
const consensus: ConsensusConfig = {
  sources: ['binance', 'coinbase', 'kraken'].map((name) => ({ name, ...limits, basis })),
  outlierAt: 5,
  leastScale: 0.00005,
  width: 0.0001,
  maxSpread: 0.001,
  doubtMs: 3_000,
  basisHalfLifeMs: 600_000,
}

const pricedBy = (pricing: AssetPricing): Desk =>
  apply(
    open({ now: start, nextOrder: 1, settings: { ...settings, pricing: { BTC: pricing } } }),
    listed('m'),
  )

const said = (desk: Desk, source: string, price: number, at = start): Desk =>
  apply(desk, { kind: 'price', at, asset: 'BTC', source, price, of: at })

const spotOf = (desk: Desk): number | undefined => Dictionary.get(desk.assets, 'BTC')?.spot?.price

const haltOf = (desk: Desk) => decide(desk, config).decisions[0]?.halted

describe('the price of an underlying: examples', () => {
  test('unless told, the newest price of any source counts', () => {
    const desk = said(said(pricedBy({ kind: 'newest' }), 'coinbase', 65_000), 'binance', 65_010)
    expect(spotOf(desk)).toBe(65_010)
    expect(haltOf(desk)).toBeNull()
  })

  test('of the source that settles, the others move nothing and only warn', () => {
    const by: AssetPricing = { kind: 'source', source: 'coinbase', consensus }
    const desk = said(said(pricedBy(by), 'coinbase', 65_000), 'binance', 65_010)
    expect(spotOf(desk)).toBe(65_000)
    expect(haltOf(desk)).toBeNull()
    expect(haltOf(said(desk, 'kraken', 60_000, start + 1))).toBe('sources-disagree')
  })

  test('without the source that settles there is no price', () => {
    const by: AssetPricing = { kind: 'source', source: 'coinbase', consensus: null }
    expect(haltOf(said(pricedBy(by), 'binance', 65_010))).toBe('no-price')
  })

  test('a consensus is one price of all, and stops the market when they stand apart', () => {
    const desk = said(
      said(pricedBy({ kind: 'consensus', consensus }), 'coinbase', 65_000),
      'binance',
      65_002,
    )
    expect(spotOf(desk)).toBeGreaterThan(65_000)
    expect(spotOf(desk)).toBeLessThan(65_002)
    expect(haltOf(desk)).toBeNull()
    const apart = said(desk, 'kraken', 64_000, start + 1)
    expect(haltOf(apart)).toBe('sources-disagree')
    expect(decide(apart, config).places).toEqual([])
  })

  test('sources that have all gone silent stop the market, by the clock alone', () => {
    const desk = said(pricedBy({ kind: 'consensus', consensus }), 'coinbase', 65_000)
    const later = apply(desk, { kind: 'clock', at: start + 5_001 })
    expect(haltOf(later)).toBe('no-source')
    expect(haltOf(said(later, 'coinbase', 65_001, start + 5_002))).toBeNull()
  })
})

describe('the price of an underlying: edges', () => {
  test('an underlying of which nothing is said goes by its newest price', () => {
    const desk = pricedBy({ kind: 'consensus', consensus })
    const eth = apply(desk, {
      kind: 'price',
      at: start,
      asset: 'ETH',
      source: 'any',
      price: 3_000,
      of: start,
    })
    expect(Dictionary.get(eth.assets, 'ETH')?.spot?.price).toBe(3_000)
  })

  test('a source that the consensus does not know is remembered and moves nothing', () => {
    const desk = said(pricedBy({ kind: 'consensus', consensus }), 'coinbase', 65_000)
    expect(spotOf(said(desk, 'nobody', 90_000))).toBe(65_000)
  })

  test('events alone give the same consensus, as JSON too', () => {
    const desk = said(pricedBy({ kind: 'consensus', consensus }), 'coinbase', 65_000)
    const again: Desk = JSON.parse(JSON.stringify(desk))
    expect(said(again, 'binance', 65_001)).toEqual(said(desk, 'binance', 65_001))
  })
})
