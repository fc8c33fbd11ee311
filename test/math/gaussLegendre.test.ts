import { describe, expect, it } from 'vitest'
import { rule } from '../../src/math/gaussLegendre.js'

describe('GaussLegendre, examples', () => {
  it('rule(2) has its nodes 1/√12 beside the middle', () => {
    const { nodes, weights } = rule(2)
    expect(nodes[0]).toBeCloseTo(0.5 - 1 / Math.sqrt(12), 15)
    expect(nodes[1]).toBeCloseTo(0.5 + 1 / Math.sqrt(12), 15)
    expect([...weights].map((weight) => weight.toFixed(14))).toEqual(
      Array(2).fill((0.5).toFixed(14)),
    )
  })
})

describe('GaussLegendre, laws', () => {
  it.each([2, 4, 10, 20, 40, 64])('rule(%d) integrates powers up to 2n - 1', (count) => {
    const { nodes, weights } = rule(count)
    expect(nodes.length).toBe(count)
    for (let power = 0; power < 2 * count; power++) {
      const sum = nodes.reduce((total, x, i) => total + (weights[i] as number) * x ** power, 0)
      expect(Math.abs(sum - 1 / (power + 1))).toBeLessThan(1e-15)
    }
  })

  it('rule(n) has rising nodes in (0, 1), symmetric about a half', () => {
    const { nodes, weights } = rule(40)
    for (let k = 0; k < 20; k++) {
      expect(nodes[k]).toBeGreaterThan(k === 0 ? 0 : (nodes[k - 1] as number))
      expect(Math.abs((nodes[k] as number) + (nodes[39 - k] as number) - 1)).toBeLessThan(2e-16)
      expect(weights[k]).toBe(weights[39 - k])
    }
  })
})
