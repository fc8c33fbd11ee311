import { describe, expect, test } from 'vitest'
import { lognormal, type Moments, mostVariance, sum, times } from '../../src/pricing/moments.js'

/** A coin of two values, of which any moment is plain. */
type Coin = readonly (readonly [number, number])[]
const coin: Coin = [
  [0.4, 0.25],
  [1.2, 0.75],
]
const other: Coin = [
  [0.7, 0.5],
  [1.3, 0.5],
]
const skewed: Coin = [
  [0.9, 0.9],
  [1.9, 0.1],
]

const wide: Coin = [
  [0.4, 0.25],
  [2.2, 0.75],
]

const momentsOf = (values: Coin): Moments => {
  const about = (centre: number, power: number): number =>
    values.reduce((total, [value, chance]) => total + chance * (value - centre) ** power, 0)
  const mean = about(0, 1)
  return { mean, variance: about(mean, 2), third: about(mean, 3) }
}

const product = (a: Coin, b: Coin): Coin =>
  a.flatMap(([x, p]) => b.map(([y, q]) => [x * y, p * q] as const))

const near = (found: Moments, exact: Moments): void => {
  expect(found.mean).toBeCloseTo(exact.mean, 12)
  expect(found.variance).toBeCloseTo(exact.variance, 12)
  expect(found.third).toBeCloseTo(exact.third, 12)
}

describe('examples', () => {
  test('a product of two independent coins', () => {
    near(times(momentsOf(coin), momentsOf(skewed)), momentsOf(product(coin, skewed)))
    near(times(momentsOf(coin), momentsOf(other)), momentsOf(product(coin, other)))
    near(
      times({ mean: 3, variance: 0, third: 0 }, momentsOf(skewed)),
      momentsOf(product([[3, 1]], skewed)),
    )
  })

  test('a sum of shares of two', () => {
    const [coin, skewed] = [wide, other.map(([x, p]) => [3 * x, p] as const)]
    const exact = coin.flatMap(([x, p]) => skewed.map(([y, q]) => [3 * x + 5 * y, p * q] as const))
    near(sum(3, momentsOf(coin), 5, momentsOf(skewed)), momentsOf(exact))
  })
})

describe('edges', () => {
  test('past the most, a variance counts as the most', () => {
    expect(lognormal(mostVariance + 1)).toEqual(lognormal(mostVariance))
    expect(lognormal(mostVariance - 1)).not.toEqual(lognormal(mostVariance))
  })

  test('no variance is the number 1', () => {
    expect(lognormal(0)).toEqual({ mean: 1, variance: 0, third: 0 })
  })
})

describe('laws', () => {
  test('the product of two lognormals is the lognormal of the sum', () => {
    const both = times(lognormal(0.2), lognormal(0.3))
    const one = lognormal(0.5)
    expect(both.variance / one.variance).toBeCloseTo(1, 13)
    expect(both.third / one.third).toBeCloseTo(1, 13)
  })
})

describe('oracle', () => {
  test('e = exp(w) − 1 gives e and e²(e + 3)', () => {
    // exp(0.5) to 17 digits.
    const e = 1.6487212707001282 - 1
    expect(lognormal(0.5).variance).toBeCloseTo(e, 15)
    expect(lognormal(0.5).third).toBeCloseTo(e * e * (e + 3), 14)
  })
})
