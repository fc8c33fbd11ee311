import { describe, expect, it } from 'vitest'
import { nodes, weights } from '../../src/math/gaussHermite.js'
import fixture from '../fixtures/links.json' with { type: 'json' }

describe('GaussHermite, laws', () => {
  it('gives a normal variable its moments up to the 13th', () => {
    let moment = 1
    for (let power = 0; power <= 13; power++) {
      const sum = nodes.reduce((total, x, i) => total + (weights[i] as number) * x ** power, 0)
      // (2k − 1)!! where the power is 2k, 0 where it is odd.
      if (power > 0 && power % 2 === 0) moment *= power - 1
      const exact = power % 2 === 0 ? moment : 0
      expect(Math.abs(sum - exact)).toBeLessThanOrEqual(1e-14 * moment)
    }
  })
})

describe('GaussHermite, oracle', () => {
  it('has the doubles next to the exact nodes and weights', () => {
    expect(nodes).toEqual(fixture.hermite.map(([node]) => node))
    expect(weights).toEqual(fixture.hermite.map(([, , weight]) => weight))
  })
})
