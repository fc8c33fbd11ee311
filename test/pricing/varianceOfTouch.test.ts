import { describe, expect, test } from 'vitest'
import { cdf, pdf, quantile } from '../../src/math/normal.js'
import { varianceOfMove } from '../../src/pricing/varianceOfMove.js'
import { varianceOfTouch } from '../../src/pricing/varianceOfTouch.js'
import fixture from '../fixtures/touchMoves.json' with { type: 'json' }

/**
 * The variance by the definition: the price after the stretch, squared, over where a path may then
 * be that has not come up to the level, and 1 over all that have.
 */
const byDefinition = (price: number, rho: number): number => {
  const a = -quantile(price / 2)
  const s = Math.sqrt(rho)
  const steps = 20_000
  const low = -10 * s
  const width = (a - low) / steps
  let square = 2 * cdf(-a / s)
  for (let i = 0; i <= steps; i++) {
    const x = low + i * width
    const density = (pdf(x / s) - pdf((2 * a - x) / s)) / s
    const after = 2 * cdf(-(a - x) / Math.sqrt(1 - rho))
    square += (i === 0 || i === steps ? 0.5 : 1) * width * density * after * after
  }
  return square - price * price
}

describe('varianceOfTouch', () => {
  test.each(
    [0.02, 0.3, 0.5, 0.764, 0.92, 0.976].flatMap((price) =>
      [0.0005, 0.02, 0.3, 0.8].map((rho) => [price, rho] as const),
    ),
  )('oracle: at %d over a share of %d it is that of the price after it', (price, rho) => {
    const [got, exact] = [varianceOfTouch(price, rho), byDefinition(price, rho)]
    expect(Math.abs(got - exact)).toBeLessThan(3e-6)
    expect(Math.abs(got / exact - 1)).toBeLessThan(2e-3)
  })

  test('oracle: it is that of 30 digits, to the accuracy it promises', () => {
    for (const [price = 0, rho = 0, variance = 0] of fixture.rows) {
      const off = Math.abs(varianceOfTouch(price, rho) - variance)
      expect(off).toBeLessThan(3e-6)
      expect(off / variance).toBeLessThan(price <= 0.5 ? 2e-8 : 7e-4)
    }
  })

  test('a touch that is likely moves far more than a price that is as likely', () => {
    const ratio = Math.sqrt(varianceOfTouch(0.976, 0.00007) / varianceOfMove(0.976, 0.00007))
    expect(ratio).toBeGreaterThan(10)
  })

  test('edges: nothing to come, all to come, certain prices, and what is no price', () => {
    expect(varianceOfTouch(0.4, 0)).toBe(0)
    expect(varianceOfTouch(0.4, 1)).toBe(0.4 * 0.6)
    expect([0, 1].map((price) => varianceOfTouch(price, 0.5))).toEqual([0, 0])
    expect([-0.1, 1.1, Number.NaN].map((price) => varianceOfTouch(price, 0.5))).toEqual([
      ...[Number.NaN, Number.NaN, Number.NaN],
    ])
  })
})
