import { describe, expect, test } from 'vitest'
import { fairValue } from '../../src/pricing/fairValue.js'
import { settledMoments } from '../../src/pricing/settledMoments.js'
import { claim, minute, point, settledOn } from './claims.js'

const perSecond = 0.25 / 31_536_000

/** What is known of a price s seconds ago is what is known of it in s seconds: spot is between. */
const agoOf = (seconds: number): number =>
  fairValue({ spot: 100_010, strike: 100_000, volatility: 0.5, secondsToExpiry: seconds })

describe('examples', () => {
  test.each([
    [2.5, 0.5],
    [2, 0],
    [1, 1],
    [0.001, 1.999],
    [0, 2],
    [-1, 3],
    [-5, 7],
  ])('with a lag of 2 s and %d s left the point is spot %d s away', (left, seconds) => {
    const lagged = { settlement: settledOn(point, { lagMs: 2_000 }), secondsToExpiry: left }
    expect(fairValue(claim({ ...lagged, spot: 100_010, strike: 100_000 }))).toBeCloseTo(
      agoOf(seconds),
      12,
    )
    expect(settledMoments(claim(lagged))?.seconds ?? 0).toBeCloseTo(seconds, 9)
  })

  test('what is overdue and what the lag has decided are one stretch, to come is another', () => {
    const law = settledMoments(
      claim({
        settlement: settledOn(minute, { lagMs: 3_000 }),
        secondsToExpiry: 29.5,
        printed: { strike: null, end: { count: 20, value: 100_000, by: 'venue' } },
      }),
    )
    // The spot of each print from now, one a second: those ago share a path, those ahead another.
    const at = Array.from({ length: 40 }, (_, i) => 29.5 - 3 - i)
    const among = at.flatMap((a) =>
      at.map((b) => (a * b > 0 ? Math.min(Math.abs(a), Math.abs(b)) : 0)),
    )
    const exact = (among.reduce((sum, one) => sum + one, 0) / 3_600) * perSecond
    const variance = Math.expm1(law?.variance ?? 0) * ((law?.scale ?? 0) / 100_000) ** 2
    expect(variance / exact).toBeCloseTo(1, 4)
  })
})
