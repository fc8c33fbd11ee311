import { describe, expect, it } from 'vitest'
import { normalNodes, width } from '../../src/math/normalNodes.js'
import { tableCdf } from '../../src/math/normalTable.js'
import fixture from '../fixtures/normal.json' with { type: 'json' }

/** FNV-1a over the 32-bit halves of the doubles, as `generate_normal.py` takes it. */
const checksum = (values: Iterable<number>): number => {
  const word = new DataView(new ArrayBuffer(8))
  let state = 2_166_136_261
  for (const value of values) {
    word.setFloat64(0, value)
    state = Math.imul(state ^ word.getUint32(0), 16_777_619)
    state = Math.imul(state ^ word.getUint32(4), 16_777_619)
  }
  return state >>> 0
}

describe('normalNodes, examples', () => {
  it('has a row for each of the 513 nodes', () => {
    expect(normalNodes().length).toBe(513 * width)
  })

  it('has Φ(0) = 1/2 exactly', () => {
    expect([...normalNodes().slice(256 * width, 256 * width + 2)]).toEqual([0.5, 0])
  })
})

describe('normalNodes, laws', () => {
  const rows = normalNodes()

  it('has heads of 8 bits, so that their product with t is exact', () => {
    for (let at = 2; at < rows.length; at += width) {
      const head = rows[at] as number
      const bit = 2 ** (Math.floor(Math.log2(head)) - 7)
      expect(Number.isInteger(head / bit)).toBe(true)
    }
  })

  it('has each node and its mirror image add up to 1, to 2^-105', () => {
    for (let n = 0; n < 256; n++) {
      const [high = Number.NaN, low = Number.NaN] = rows.slice(n * width)
      const [above = Number.NaN, aboveLow = Number.NaN] = rows.slice((512 - n) * width)
      // In this order every difference but the last is exact.
      expect(Math.abs(1 - above - high - low - aboveLow)).toBeLessThan(2 ** -105)
    }
  })
})

describe('normalNodes, oracle', () => {
  it('has the bits that the same sums give in Python, which checks them with 50 digits', () => {
    expect(checksum(normalNodes())).toBe(fixture.bits.nodes)
  })

  it('gives tableCdf the bits that Python gives it, on a grid of 10,241 points', () => {
    const wide = Array.from({ length: 8192 }, (_, k) => k / 512 - 8 + k / 2 ** 40)
    const nextTo0 = Array.from({ length: 2049 }, (_, k) => (k - 1024) / 16_411)
    const grid = [...wide, ...nextTo0]
    expect(checksum(grid.map(tableCdf))).toBe(fixture.bits.cdf)
  })
})
