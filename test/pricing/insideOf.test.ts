import { describe, expect, test } from 'vitest'
import { secondsPerYear } from '../../src/market/units.js'
import type { Claim } from '../../src/pricing/claim.js'
import { fixingParts } from '../../src/pricing/fixingParts.js'
import { insideOf } from '../../src/pricing/insideOf.js'
import type { TrimmedMean } from '../../src/pricing/trimmed.js'
import type { TrimmedInside } from '../../src/pricing/trimmedInside.js'
import { claim, settledOn } from './claims.js'

const tenth: TrimmedMean = { kind: 'trimmedMean', windowMs: 10_000, prints: 10, trim: 0.2 }

const inside = (
  each: ReadonlyArray<number> | null | undefined,
  {
    fixing = tenth,
    inner = 0,
    outer = 0,
    by = 'venue' as const,
    count = each?.length ?? 3,
    ...more
  }: Partial<Claim> & {
    readonly fixing?: TrimmedMean
    readonly inner?: number
    readonly outer?: number
    readonly by?: 'venue' | 'us'
    readonly count?: number
  } = {},
): TrimmedInside | null => {
  const at = claim({
    spot: 100,
    secondsToExpiry: 6.5,
    settlement: settledOn(fixing),
    printed: { strike: null, end: { count, value: 100, by, each } },
    ...more,
  })
  const { lagMs } = at.settlement
  const parts = fixingParts(fixing, at.secondsToExpiry, lagMs, at.printed.end)
  return insideOf(at, fixing, parts, inner, outer)
}

const prints = [101, 100, 102]

describe('examples', () => {
  test('what is known is sorted, over the index and less one; the rest has its variances', () => {
    const got = inside(prints, { inner: 1e-9, outer: 2e-9 })
    const rate = 0.25 / secondsPerYear
    expect([...(got?.known ?? [])]).toEqual([0, 0.01, 0.02])
    expect(got).toMatchObject({ drop: 2, toCome: 7, outer: 2e-9, unit: 100 })
    expect(got?.first).toBeCloseTo(rate * 0.5 + 1e-9, 18)
    expect(got?.each).toBeCloseTo(rate, 18)
  })

  test('the basis moves the index, and with it what we printed but not what the venue did', () => {
    const basis = { mean: Math.log(1.25), deviation: 0 }
    expect(inside([125, 100, 150], { basis })?.known[1]).toBeCloseTo(0, 12)
    expect(inside([100, 90, 120], { basis, by: 'us' })?.known[1]).toBeCloseTo(0, 12)
    expect(inside(prints, { basis })?.unit).toBeCloseTo(125, 9)
  })

  test('what the lag has decided stands at the index now', () => {
    const settlement = settledOn(tenth, { lagMs: 2_000 })
    const got = inside(prints, { settlement, secondsToExpiry: 6.5 })
    expect([...(got?.known ?? [])]).toEqual([0, 0, 0, 0.01, 0.02])
    expect(got?.toCome).toBe(5)
  })
})

describe('edges', () => {
  test('there is none where the prints are not told, or not all, or are no prices', () => {
    expect(inside(undefined)).toBeNull()
    expect(inside(null)).toBeNull()
    expect(inside(prints, { count: 4, secondsToExpiry: 5.5 })).toBeNull()
    for (const wrong of [Number.NaN, 0, -1, 1e300]) expect(inside([100, 101, wrong])).toBeNull()
  })

  test('there is none where a print is missing, or nothing is to come', () => {
    expect(inside(prints, { secondsToExpiry: 5.5 })).toBeNull()
    expect(inside(Array<number>(10).fill(100), { secondsToExpiry: 0 })).toBeNull()
  })

  test('there is none where nothing is dropped, or nothing moves', () => {
    expect(inside(prints, { fixing: { ...tenth, trim: 0.09 } })).toBeNull()
    expect(inside(prints, { fixing: { ...tenth, trim: 0.1 } })?.drop).toBe(1)
    expect(inside(prints, { volatility: 0 })).toBeNull()
    const last = Array<number>(9).fill(100)
    expect(inside(last, { secondsToExpiry: 0 })).toBeNull()
    expect(inside(last, { secondsToExpiry: 1e-3 })?.toCome).toBe(1)
  })

  test('there is none beyond a deviation of 100 % or 512 prints', () => {
    expect(inside(prints, { outer: 0.9 })).not.toBeNull()
    expect(inside(prints, { outer: 1 })).toBeNull()
    const of = (count: number): TrimmedMean => ({ ...tenth, windowMs: 1000 * count, prints: count })
    expect(inside(prints, { fixing: of(512), secondsToExpiry: 508.5 })).not.toBeNull()
    expect(inside(prints, { fixing: of(513), secondsToExpiry: 509.5 })).toBeNull()
  })

  test.each([
    [40, 0.2, 0.5, false],
    [39, 0.2, 38, true],
    [39, 0.2, 40, false],
    [60, 0.25, 70, true],
    [60, 0.25, 85, false],
    [60, 0.4, 250, true],
    [60, 0.4, 265, false],
  ])('before the window of %d prints, %d dropped, %d s ahead: %s', (count, trim, wait, is) => {
    const fixing: TrimmedMean = { kind: 'trimmedMean', windowMs: 1000 * count, prints: count, trim }
    const more = { fixing, secondsToExpiry: count - 1 + wait }
    const got = inside([], { ...more, printed: { strike: null, end: null } })
    expect(got !== null).toBe(is)
    if (is) expect(got).toMatchObject({ toCome: count, known: new Float64Array(0) })
  })
})
