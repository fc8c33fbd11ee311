import { describe, expect, test } from 'vitest'
import { d2, type FairValueModel } from '../../src/pricing/d2.js'
import { fairValue } from '../../src/pricing/fairValue.js'
import fixture from '../fixtures/fairValue.json' with { type: 'json' }
import { ulp } from '../ulps.js'

/** The inputs, then each exact value as the double nearest to it and what that leaves. */
const rows = fixture.rows.map((row) => {
  const [model] = row as [FairValueModel]
  const at = (i: number): number => row[i] as number
  return {
    digital: { model, spot: at(1), strike: at(2), volatility: at(3), secondsToExpiry: at(4) },
    d2: [at(5), at(6)] as const,
    yes: [at(7), at(8)] as const,
    no: [at(9), at(10)] as const,
  }
})

/*
 * The bounds are the worst of 40,000 rows of the same generator, rounded up: 3.24 and 4.57 ulp,
 * 1.44e-16 and 8.62e-16. The fixture keeps 400.
 */

const off = (got: number, [nearest, rest]: readonly [number, number]): number =>
  Math.abs(got - nearest - rest)

describe('oracle', () => {
  test('d2 is within 3.3 ulp, under Black–Scholes within 4.6 ulp of its larger term', () => {
    for (const { digital, d2: exact } of rows) {
      const { model, spot, strike, volatility, secondsToExpiry } = digital
      const half = (volatility * Math.sqrt(secondsToExpiry / 31_536_000)) / 2
      const larger = model === 'simplified' ? exact[0] : Math.max(Math.abs(exact[0] + half), half)
      const got = d2(model, spot, strike, volatility, secondsToExpiry)
      const bound = model === 'simplified' ? 3.3 : 4.6
      expect(off(got, exact) / ulp(larger)).toBeLessThan(bound)
    }
  })

  test('fairValue({ … }) of either outcome is within 1.5e-16', () => {
    for (const { digital, yes, no } of rows) {
      expect(off(fairValue(digital), yes)).toBeLessThan(1.5e-16)
      expect(off(fairValue({ ...digital, outcome: 'no' }), no)).toBeLessThan(1.5e-16)
    }
  })

  test('the smaller of the two keeps its digits, to 8.7e-16 times d2 squared', () => {
    for (const { digital, d2: exact, yes, no } of rows) {
      const [tail, outcome] = yes[0] < no[0] ? [yes, 'yes' as const] : [no, 'no' as const]
      const error = off(fairValue({ ...digital, outcome }), tail) / tail[0]
      if (tail[0] > 1e-300) expect(error).toBeLessThan(8.7e-16 * Math.max(1, exact[0] ** 2))
    }
  })
})
