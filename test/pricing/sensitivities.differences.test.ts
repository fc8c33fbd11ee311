import { describe, expect, test } from 'vitest'
import { claimOf } from '../../src/pricing/digital.js'
import { type Digital, fairValue } from '../../src/pricing/fairValue.js'
import { sensitivities } from '../../src/pricing/sensitivities.js'
import { settledTerms } from '../../src/pricing/settledTerms.js'
import { links, places } from './places.js'

/** Central differences over h, h/2 and h/4, extrapolated: right to the sixth order. */
const slope = (of: (x: number) => number, h: number): number => {
  const over = (k: number): number => (of(k) - of(-k)) / (2 * k)
  const [a, b, c] = [over(h), over(h / 2), over(h / 4)]
  return (16 * ((4 * c - b) / 3) - (4 * b - a) / 3) / 15
}

/** An extreme's places have the path's variance alone: its basis is in their weights. */
const widthOf = (digital: Digital): number =>
  Math.max(
    Math.sqrt(settledTerms(claimOf(digital)).find(({ variance }) => variance > 0)?.variance ?? 0),
    digital.basis?.deviation ?? 0,
  )

/** By how much two are apart, in terms of the first and of what is small for it. */
const off = (got: number, expected: number, small: number): number =>
  Math.abs(got - expected) / (Math.abs(got) + small)

describe('laws', () => {
  test.each(places.map((place) => [place.name, place] as const))(
    '%s: each is the difference of prices, with every link',
    (_, { digital: unlinked, quietFor }) => {
      for (const link of links) {
        const digital = { ...unlinked, link }
        const { spot, volatility, secondsToExpiry, secondsToOpen = 0 } = digital
        const got = sensitivities(digital)
        const width = widthOf(digital)
        expect(width).toBeGreaterThan(0)
        const delta = slope((x) => fairValue({ ...digital, spot: spot + x }), 0.05 * width * spot)
        const gamma = slope(
          (x) => sensitivities({ ...digital, spot: spot + x }).delta,
          0.05 * width * spot,
        )
        const vega = slope(
          (x) => fairValue({ ...digital, volatility: volatility + x }),
          0.05 * volatility,
        )
        const later = (x: number): number =>
          fairValue({
            ...digital,
            secondsToExpiry: secondsToExpiry - x,
            secondsToOpen: secondsToOpen - x,
          })
        expect(off(got.delta, delta, 0.01 / width / spot)).toBeLessThan(1e-7)
        expect(off(got.gamma, gamma, 0.01 / (width * spot) ** 2)).toBeLessThan(1e-7)
        expect(off(got.vega, vega, 0.01)).toBeLessThan(1e-9)
        expect(off(got.theta, slope(later, 0.2 * quietFor), 1e-5)).toBeLessThan(1e-7)
      }
    },
  )
})
