import { existsSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cdf, pdf, quantile } from '../../src/math/normal.js'
import fixture from '../fixtures/normal.json' with { type: 'json' }
import { neighbour, ulp, ulpsOff, ulpsOffDigits } from '../ulps.js'

type Row = ReadonlyArray<number>
type Vector = { readonly x?: number; readonly p?: number; readonly digits: string }

const worst = (f: (x: number) => number, rows: ReadonlyArray<Row>): number =>
  Math.max(
    ...rows.map(([x = Number.NaN, nearest = Number.NaN, offset = Number.NaN]) =>
      ulpsOff(f(x), nearest, offset),
    ),
  )

const at = ([x = Number.NaN]: Row): number => x

const within = (low: number, high: number): fc.Arbitrary<number> =>
  fc.double({ min: low, max: high, noNaN: true })

/** Probabilities of every magnitude: uniform in the exponent, as the doubles are. */
const probability = fc.oneof(
  fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true }),
  within(0.001, 0.999),
  within(-36, 0).map((power) => 1 - 2 ** power / 2),
)

describe('Normal, examples', () => {
  it('cdf(1.96) is the 97.5 % of every textbook', () => {
    expect(cdf(1.96)).toBe(0.9750021048517795)
  })

  it('cdf(-8) is not lost in 1 - cdf(8)', () => {
    expect(cdf(-8)).toBe(6.220960574271784e-16)
  })

  it('quantile(0.975) is the 1.96 of every textbook', () => {
    expect(quantile(0.975)).toBe(1.9599639845400538)
  })

  it('pdf(1) is e^(-1/2) over the root of 2 pi', () => {
    expect(pdf(1)).toBe(0.24197072451914334)
  })
})

describe('Normal, edges', () => {
  it.each([
    [0, 0.5],
    [-0, 0.5],
    [Infinity, 1],
    [-Infinity, 0],
    [Number.MAX_VALUE, 1],
    [-Number.MAX_VALUE, 0],
    [-38.6, 0],
    [-39, 0],
    [neighbour(-39, -1), 0],
    [8.3, 1],
    [5e-324, 0.5],
    [Number.NaN, Number.NaN],
  ])('cdf(%d) is %d', (x, value) => {
    expect(cdf(x)).toBe(value)
  })

  it.each([
    [0, 0.3989422804014327],
    [Infinity, 0],
    [-Infinity, 0],
    [39, 0],
    [neighbour(39), 0],
    [-1e200, 0],
    [Number.NaN, Number.NaN],
  ])('pdf(%d) is %d', (x, value) => {
    expect(pdf(x)).toBe(value)
  })

  it.each([
    [0, -Infinity],
    [-0, -Infinity],
    [1, Infinity],
    [0.5, 0],
    [-5e-324, Number.NaN],
    [1 + 2 ** -52, Number.NaN],
    [Infinity, Number.NaN],
    [-Infinity, Number.NaN],
    [Number.NaN, Number.NaN],
  ])('quantile(%d) is %d', (p, value) => {
    expect(quantile(p)).toBe(value)
  })
})

describe('Normal, laws', () => {
  it('cdf(x) and cdf(-x) add up to 1, to half an ulp of 1', () => {
    fc.assert(
      fc.property(within(-40, 40), (x) => {
        expect(Math.abs(cdf(x) + cdf(-x) - 1)).toBeLessThanOrEqual(2 ** -53)
      }),
    )
  })

  it('cdf does not fall from one double to the next', () => {
    fc.assert(
      fc.property(fc.oneof(within(-38.6, 8.4), within(-0.1, 0.1)), (x) => {
        expect(fallsAt(cdf, x, 20)).toBeUndefined()
      }),
    )
  })

  it('cdf does not fall where one way of computing it gives way to another', () => {
    const borders = Array.from({ length: 512 }, (_, n) => (2 * n - 511) / 64)
    for (const x of [...borders, -38.6, -8, -1 / 16, 1 / 16, 8, 8.3]) {
      expect(fallsAt(cdf, neighbour(x, -60), 120)).toBeUndefined()
    }
  })

  // Without the rounding of x to 2⁻⁵⁵, three pairs in 360 million fell: these.
  it('cdf does not fall next to 0, where doubles are finer than its polynomial', () => {
    for (const x of [0.01420631901784407, -0.011186842782053332, -0.006440699723618781]) {
      expect(fallsAt(cdf, neighbour(x, -5), 10)).toBeUndefined()
    }
  })

  it('quantile does not fall from one double to the next', () => {
    fc.assert(
      fc.property(probability, (p) => {
        const stepsTo1 = (1 - p) * 2 ** 53
        expect(fallsAt(quantile, p, Math.min(20, stepsTo1))).toBeUndefined()
      }),
    )
  })

  it('quantile does not fall where one way of computing it gives way to another', () => {
    for (const p of [Math.exp(-25), cdf(-8), 0.075, 0.475, 0.525, 0.925, 1 - cdf(-8)]) {
      expect(fallsAt(quantile, neighbour(p, -300), p > 0.99 ? 301 : 600)).toBeUndefined()
    }
  })

  it('quantile(1 - p) is -quantile(p), where 1 - p is exact', () => {
    fc.assert(
      fc.property(within(0.5, 1), (p) => {
        expect(quantile(1 - p)).toBe(p === 0.5 ? 0 : -quantile(p))
      }),
    )
  })

  it('quantile(cdf(x)) is x to what an ulp of cdf(x) moves it, and an ulp', () => {
    fc.assert(
      fc.property(within(-38, 5), (x) => {
        const p = cdf(x)
        expect(Math.abs(quantile(p) - x)).toBeLessThanOrEqual(ulp(p) / pdf(x) + ulp(x))
      }),
    )
  })

  it('pdf is even, and the slope of cdf', () => {
    fc.assert(
      fc.property(within(-8, 8), (x) => {
        const step = 2 ** -14
        const slope = (cdf(x + step) - cdf(x - step)) / (x + step - (x - step))
        expect(pdf(-x)).toBe(pdf(x))
        // Central differences of step h leave h²/6 of the third derivative, at most 63 of the 2nd.
        expect(Math.abs(slope - pdf(x))).toBeLessThanOrEqual(1e-8 * pdf(x) + 2 ** -39)
      }),
    )
  })
})

describe('Normal, oracle', () => {
  it('cdf is within 0.65 ulp on [-8, 8]', () => {
    const inner = fixture.cdf.filter((row) => Math.abs(at(row)) <= 8)
    expect(worst(cdf, inner)).toBeLessThanOrEqual(0.65)
  })

  it('cdf is within 0.58 ulp from -37.5 to -8, and above 8', () => {
    const tails = fixture.cdf.filter((row) => (at(row) >= -37.5 && at(row) < -8) || at(row) > 8)
    expect(worst(cdf, tails)).toBeLessThanOrEqual(0.58)
  })

  it('cdf is within 0.76 ulp where it is subnormal', () => {
    const last = fixture.cdf.filter((row) => at(row) < -37.5)
    expect(worst(cdf, last)).toBeLessThanOrEqual(0.76)
  })

  it('pdf is within 0.53 ulp, and 0.76 where it is subnormal', () => {
    const inner = fixture.pdf.filter((row) => Math.abs(at(row)) <= 37.5)
    expect(worst(pdf, inner)).toBeLessThanOrEqual(0.53)
    expect(worst(pdf, fixture.pdf)).toBeLessThanOrEqual(0.76)
  })

  it('quantile is within 0.58 ulp over all doubles, subnormal ones included', () => {
    expect(worst(quantile, fixture.quantile)).toBeLessThanOrEqual(0.58)
  })

  const vectors = new URL('../../../shared/vectors/normal.json', import.meta.url)
  it.skipIf(!existsSync(vectors))('agrees with ../shared/vectors/normal.json alike', () => {
    const given = JSON.parse(readFileSync(vectors, 'utf8')) as {
      readonly cdf: ReadonlyArray<Vector>
      readonly quantile: ReadonlyArray<Vector>
    }
    for (const { x, digits } of given.cdf) {
      expect(ulpsOffDigits(cdf(x as number), digits)).toBeLessThanOrEqual(0.76)
    }
    for (const { p, digits } of given.quantile) {
      expect(ulpsOffDigits(quantile(p as number), digits)).toBeLessThanOrEqual(0.58)
    }
  })
})

/** The first of so many doubles from x on at which f falls, or comes out as no number. */
const fallsAt = (f: (x: number) => number, from: number, steps: number): number | undefined => {
  let x = from
  let value = f(x)
  for (let step = 0; step < steps; step++) {
    x = neighbour(x)
    const next = f(x)
    if (!(next >= value)) return x
    value = next
  }
  return undefined
}
