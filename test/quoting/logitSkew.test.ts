import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LogitSkew, logitSkew } from '../../src/quoting/logitSkew.js'
import { neverFalls, within } from '../laws.js'

const plain: LogitSkew = { kind: 'logit', strength: 1, horizonMs: 120_000, max: 1 }

describe('examples', () => {
  test('400 shares at a risk aversion of 5e-4 a share move 30 cents to 25.97', () => {
    const config = { ...plain, strength: 0.2 }
    expect(0.3 - logitSkew(config, 0.3, 1, 1)).toBeCloseTo(0.2597443233, 10)
  })

  test('only the part that is borne counts', () => {
    expect(logitSkew({ ...plain, strength: 2 }, 0.5, 0.5, 0.5)).toBe(logitSkew(plain, 0.5, 0.5, 1))
  })
})

describe('edges', () => {
  test('no inventory, and no risk left, move nothing', () => {
    for (const fair of [0, 0.3, 1]) expect(Math.abs(logitSkew(plain, fair, 0, 1))).toBe(0)
    for (const fair of [0, 1]) expect(Math.abs(logitSkew(plain, fair, 0.7, 1))).toBe(0)
  })

  test('the move is held to its most either way', () => {
    const held = { ...plain, strength: 50, max: 0.1 }
    expect(logitSkew(held, 0.5, 1, 1)).toBe(0.1)
    expect(logitSkew(held, 0.5, -1, 1)).toBe(-0.1)
  })

  test('what is no number stays so', () => {
    expect(logitSkew(plain, 0.5, Number.NaN, 1)).toBeNaN()
  })
})

describe('laws', () => {
  const part = within(0, 1)

  test('the reservation price is linear in logit and inside (0, 1)', () => {
    fc.assert(
      fc.property(within(0.001, 0.999), within(-1, 1), part, (p, imbalance, borne) => {
        const config = { ...plain, strength: 1.5 }
        const reservation = p - logitSkew(config, p, imbalance, borne)
        expect(reservation).toBeGreaterThan(0)
        expect(reservation).toBeLessThan(1)
        const logit = (x: number): number => Math.log(x / (1 - x))
        expect(logit(reservation)).toBeCloseTo(logit(p) - 1.5 * imbalance * borne, 9)
      }),
    )
  })

  test('NO with as much too many moves as far the other way', () => {
    fc.assert(
      fc.property(part, within(-1, 1), part, (p, imbalance, borne) => {
        const moved = logitSkew(plain, p, imbalance, borne)
        expect(logitSkew(plain, 1 - p, -imbalance, borne)).toBeCloseTo(-moved, 14)
      }),
    )
  })

  test('it never falls as the imbalance rises', () => {
    neverFalls(within(-1, 1), (imbalance) => logitSkew(plain, 0.2, imbalance, 0.5))
  })
})
