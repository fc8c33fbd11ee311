import { describe, expect, test } from 'vitest'
import * as Link from '../../src/pricing/link.js'
import fixture from '../fixtures/links.json' with { type: 'json' }

/** The link and the place, then each exact value as the double nearest to it and what it leaves. */
const rows = fixture.link.map((row) => {
  const at = (i: number): number => row[i] as number
  const exact = (k: number): readonly [number, number] => [at(4 + 2 * k), at(5 + 2 * k)]
  const link = row[0] as Link.Link
  const place = { distance: at(1), variance: at(2), seconds: at(3) }
  const z = (place.distance - place.variance / 2) / Math.sqrt(place.variance) / link.scale
  return {
    link,
    place,
    square: 1 + z * z,
    value: exact(0),
    complement: exact(1),
    byDistance: exact(2),
    byDistanceTwice: exact(3),
    byVariance: exact(4),
    bySeconds: exact(5),
  }
})

const off = (got: number, [nearest, rest]: readonly [number, number]): number =>
  nearest === 0 ? Math.abs(got) : Math.abs((got - nearest - rest) / nearest)

/*
 * The bounds are the worst of 1,200 rows of each link by the same generator, rounded up. The
 * fixture keeps 30 of each.
 */

describe('oracle', () => {
  test('YES and NO keep their digits, each in its own tail', () => {
    for (const { link, place, square, value, complement } of rows) {
      expect(off(Link.probability(link, place), value)).toBeLessThan(2.2e-15 * square)
      expect(off(Link.complement(link, place), complement)).toBeLessThan(2.2e-15 * square)
    }
  })

  test('the value of the partials is the probability', () => {
    for (const { link, place } of rows) {
      expect(Link.partials(link, place).value).toBe(Link.probability(link, place))
    }
  })

  test('the partials agree with differences of the probability, with 50 digits', () => {
    for (const { link, place, square, ...exact } of rows) {
      const got = Link.partials(link, place)
      // With jumps the terms of a sum may cancel.
      const bound = link.kind === 'jumps' ? 1e-12 : 6e-15
      expect(off(got.byDistance, exact.byDistance)).toBeLessThan(1.1e-15 * square)
      expect(off(got.byDistanceTwice, exact.byDistanceTwice)).toBeLessThan(bound * square)
      expect(off(got.byVariance, exact.byVariance)).toBeLessThan(bound * square)
      expect(off(got.bySeconds, exact.bySeconds)).toBeLessThan(bound * square)
    }
  })
})
