import { describe, expect, test } from 'vitest'
import type { Basis } from '../../src/pricing/claim.js'
import { basisOf } from '../../src/signals/basisOf.js'
import { rounds, three, told } from './feeds.js'

const names = ['a', 'b', 'c']

describe('examples', () => {
  test('the consensus and the basis make the price of the source that settles', () => {
    const prices = rounds(names, 300, (name) => (name === 'c' ? 99.95 : 100))
    const one = told(three, prices)
    const basis: Basis | null = basisOf(one, 'c')
    expect((one.spot?.price ?? 0) * Math.exp(basis?.mean ?? 0)).toBeCloseTo(99.95, 9)
    expect(basis?.deviation).toBe(one.sources[2]?.basis.deviation)
  })
})

describe('edges', () => {
  test('before a price the basis is what was believed, and of nobody null', () => {
    expect(basisOf(told(three, []), 'a')).toEqual({ mean: 0, deviation: 0.0002 })
    expect(basisOf(told(three, []), 'd')).toBeNull()
  })
})
