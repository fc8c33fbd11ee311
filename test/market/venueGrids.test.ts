import { describe, expect, test } from 'vitest'
import { decimals } from '../../src/market/decimal.js'
import { find } from '../../src/market/gridFault.js'
import { isOn, next, type PriceBands, previous, price } from '../../src/market/priceBands.js'
import { smallest } from '../../src/market/sizeRules.js'
import { venueGrids } from '../../src/market/venueGrids.js'
import { venueSizeRules } from '../../src/market/venueSizeRules.js'

const { polymarket, kalshiCent, kalshiDeciCent, kalshiTapered, degen } = venueGrids

describe('examples', () => {
  test.each<[string, PriceBands, number, number, number]>([
    ['polymarket(0.1)', polymarket(0.1), 9, 0.1, 1],
    ['polymarket(0.01)', polymarket(0.01), 99, 0.01, 2],
    ['polymarket(0.005)', polymarket(0.005), 199, 0.005, 3],
    ['polymarket(0.0025)', polymarket(0.0025), 399, 0.0025, 4],
    ['polymarket(0.001)', polymarket(0.001), 999, 0.001, 3],
    ['polymarket(0.0001)', polymarket(0.0001), 9_999, 0.0001, 4],
    ['kalshiCent', kalshiCent, 99, 0.01, 2],
    ['kalshiDeciCent', kalshiDeciCent, 999, 0.001, 3],
    ['kalshiTapered', kalshiTapered, 99 + 81 + 99, 0.001, 3],
    ['degen', degen, 99, 0.01, 2],
  ])('%s has prices from its tick to a tick below a dollar', (_, grid, count, tick, places) => {
    const prices: Array<number> = []
    for (let at = next(grid, 0); at !== null; at = next(grid, at)) prices.push(price(grid, at))
    expect(prices).toHaveLength(count)
    expect([prices[0], prices.at(-1)]).toEqual([tick, Number((1 - tick).toFixed(6))])
    expect(decimals(grid.tickSize)).toBe(places)
    expect(find(grid)).toBe(null)
  })

  test('the smallest order of each venue at even odds', () => {
    const rests = { price: 0.5, takes: false }
    const { polymarket: shares, kalshi, degen: worth } = venueSizeRules
    expect([shares, kalshi, worth].map((rules) => smallest(rules, rests))).toEqual([5, 0.01, 20])
  })
})

describe('laws', () => {
  test('what may stand at p may stand at 1 − p, with mirrored neighbours', () => {
    for (const grid of [polymarket(0.0025), kalshiCent, kalshiDeciCent, kalshiTapered]) {
      const dollar = Math.round(1 / grid.tickSize)
      for (let at = 0; at <= dollar; at++) {
        expect(isOn(grid, dollar - at)).toBe(isOn(grid, at))
        const above = next(grid, at)
        expect(previous(grid, dollar - at)).toBe(above === null ? null : dollar - above)
      }
    }
  })
})
