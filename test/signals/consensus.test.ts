import { describe, expect, test } from 'vitest'
import { run } from '../../src/math/fold.js'
import { consensus } from '../../src/signals/consensus.js'
import { consensusAt } from '../../src/signals/consensusAt.js'
import { configOf, limits, rounds, said, stateOf, three, told, viewOf } from './feeds.js'

const level = rounds(['a', 'b', 'c'], 60, () => 100_000)
const ms = (seconds: number) => seconds * 1_000

describe('examples', () => {
  test('three that agree are their price, and each has its share', () => {
    const { spot, spread, halt, sources } = told(three, level)
    expect(spot).toEqual({ price: 100_000, at: 59_000 })
    expect({ spread, halt }).toEqual({ spread: 0, halt: null })
    expect(sources.map(({ weight }) => weight)).toEqual([1 / 3, 1 / 3, 1 / 3])
    expect(sources[0]).toMatchObject({ name: 'a', state: 'in', reason: null, ageMs: 0 })
  })

  test('what is a half-life old weighs half', () => {
    const prices = [said('a', 100, 0), said('b', 100.05, 1_000)]
    const { spot, sources } = told(configOf(['a', 'b']), prices)
    expect(sources.map(({ weight }) => weight)).toEqual([1 / 3, 2 / 3])
    // The second price is at once all that is known of how far they stand apart.
    expect((spot?.price ?? 0) * Math.exp(sources[1]?.basis.mean ?? 0)).toBeCloseTo(100.05, 9)
    expect(sources[1]?.basis.mean).toBeCloseTo(Math.log(1.0005) / 2, 12)
    expect(sources[0]?.basis.mean).toBeCloseTo(-Math.log(1.0005) / 2, 12)
  })

  test('of three the heaviest counts no more than the next', () => {
    const prices = [said('a', 100, 0), said('b', 100, 2_000), said('c', 100, 3_000)]
    const shares = told(three, prices).sources.map(({ weight }) => weight)
    expect(shares).toEqual([1 / 9, 4 / 9, 4 / 9])
  })

  test('a source that always stands off is read with its basis', () => {
    const off = (name: string) => (name === 'c' ? 100_000 * Math.exp(-0.0009) : 100_000)
    const one = told(three, rounds(['a', 'b', 'c'], 600, off))
    // The level is that of the three on average.
    const { price } = one.spot ?? { price: Number.NaN }
    expect(Math.log(price / 100_000)).toBeCloseTo(-0.0003, 9)
    for (const name of ['a', 'b', 'c']) {
      expect(price * Math.exp(viewOf(one, name).basis.mean)).toBeCloseTo(off(name), 4)
    }
    expect(one.spread).toBeLessThan(1e-9)
  })

  test('a deviation fades from what was believed to what is seen', () => {
    // Residuals of ±4 bp, each of variance 16e-8, weighed by 1 − 2^(−1/600) a second.
    const shaken = rounds(['a', 'b', 'c'], 601, (name, second) =>
      name === 'c' ? 100_000 * Math.exp(second % 2 === 0 ? 0.0004 : -0.0004) : 100_000,
    )
    const { deviation } = viewOf(told(three, shaken), 'c').basis
    expect(deviation / Math.sqrt((4e-8 + 16e-8) / 2)).toBeCloseTo(1, 1)
    expect(viewOf(told(three, level), 'c').basis.deviation).toBeCloseTo(
      0.0002 * 2 ** -(64 / 1_200),
      9,
    )
  })
})

describe('edges', () => {
  test('before any price there is none, with the reason', () => {
    const { spot, deviation, spread, halt, sources } = told(three, [])
    expect(spot).toBeNull()
    expect({ deviation, spread }).toEqual({ deviation: Infinity, spread: 0 })
    expect(halt).toEqual({ _tag: 'no-source', sources: 3 })
    expect(sources[0]).toEqual({
      name: 'a',
      state: 'stale',
      reason: { _tag: 'never-heard' },
      weight: 0,
      basis: { mean: 0, deviation: 0.0002 },
      ageMs: null,
    })
    expect(run(consensus(configOf([])))([]).halt).toEqual({ _tag: 'no-source', sources: 0 })
  })

  test('one source alone is the consensus, with the deviation that was believed', () => {
    const alone = told(
      three,
      rounds(['b'], 900, (_, second) => 100 + second),
    )
    expect(alone.spot).toEqual({ price: 999, at: 899_000 })
    expect(alone.deviation).toBeCloseTo(0.0002, 15)
    expect(alone.halt).toBeNull()
    expect(
      told(
        three,
        rounds(['a', 'b', 'c'], 900, () => 100),
      ).deviation,
    ).toBeLessThan(0.00015)
  })

  test('a basis that is believed is taken off from the first price', () => {
    const basis = { mean: 0.001, deviation: 0.0002 }
    const config = { ...three, sources: [{ name: 'a', ...limits, basis }] }
    expect(told(config, [said('a', 100, 0)]).spot?.price).toBeCloseTo(100 * Math.exp(-0.001), 12)
  })

  test.each([
    ['of nobody known', said('d', 200, 70_000)],
    ['of zero', said('a', 0, 70_000)],
    ['below zero', said('a', -1, 70_000)],
    ['that is no number', said('a', Number.NaN, 70_000)],
    ['without end', said('a', Infinity, 70_000)],
    ['at no instant', said('a', 200, Number.NaN)],
    ['heard at no instant', { ...said('a', 200, 70_000), heardAt: Number.NaN }],
    ['at the same instant', said('a', 200, 59_000)],
    ['at an earlier instant', { ...said('a', 200, 58_999), heardAt: 60_000 }],
    ['from too far ahead', { ...said('a', 200, 70_000), heardAt: 64_999 }],
  ])('a price %s is passed over', (_, spoilt) => {
    const state = stateOf(three, level)
    expect(consensus(three).step(state, spoilt)).toBe(state)
  })

  test('a price from as far ahead as a source may be old is heard', () => {
    const state = stateOf(three, level)
    const ahead = { ...said('a', 100_000, 70_000), heardAt: 65_000 }
    expect(consensus(three).step(state, ahead)).not.toBe(state)
  })

  test('our clock does not run back', () => {
    const late = { ...said('a', 100_000, 59_500), heardAt: 10_000 + 50_000 - 500 }
    const before = stateOf(three, [...level, said('b', 100_000, 62_000)])
    expect(consensus(three).step(before, late).now).toBe(62_000)
  })

  test('past its age a source is stale, and at its age not yet', () => {
    const state = stateOf(three, level)
    expect(consensusAt(three)(state, ms(64)).halt).toBeNull()
    const { spot, halt, sources } = consensusAt(three)(state, ms(64) + 1)
    expect({ spot, halt }).toEqual({ spot: null, halt: { _tag: 'no-source', sources: 3 } })
    expect(sources[2]?.reason).toEqual({ _tag: 'stale', ageMs: 5_001, limitMs: 5_000 })
    expect(sources[2]).toMatchObject({ state: 'stale', weight: 0, ageMs: 5_001 })
  })

  test('asked at no instant, every source is stale; at an earlier one, nothing changes', () => {
    const state = stateOf(three, level)
    expect(consensusAt(three)(state, Number.NaN).halt?._tag).toBe('no-source')
    expect(consensusAt(three)(state, 0)).toEqual(told(three, level))
  })

  test('a price that stays when the consensus has moved is frozen, until it changes', () => {
    const names = ['a', 'b', 'c']
    const moved = (name: string, second: number) => (name === 'c' || second < 60 ? 100 : 100.02)
    expect(viewOf(told(three, rounds(names, 91, moved)), 'c').state).toBe('in')
    const frozen = rounds(names, 92, moved)
    expect(viewOf(told(three, frozen), 'c')).toMatchObject({
      state: 'stale',
      reason: { _tag: 'frozen', behindMs: 31_000, limitMs: 30_000 },
      weight: 0,
    })
    expect(viewOf(told(three, [...frozen, said('c', 100, 91_500)]), 'c').state).toBe('stale')
    expect(viewOf(told(three, [...frozen, said('c', 100.01, 91_500)]), 'c').state).toBe('in')
  })

  test('a price may stay while nobody moves, or less than the least scale, or only one', () => {
    const names = ['a', 'b', 'c']
    const states = (priceOf: (name: string, second: number) => number) =>
      told(three, rounds(names, 300, priceOf)).sources.map(({ state }) => state)
    expect(states(() => 7)).toEqual(['in', 'in', 'in'])
    const little = (name: string, second: number) => (name === 'c' ? 0 : 0.004 * (second % 2))
    expect(states((name, second) => 100 + little(name, second))).toEqual(['in', 'in', 'in'])
    const one = (name: string, second: number) => (name === 'c' ? 0.02 * (second % 2) : 0)
    expect(states((name, second) => 100 + one(name, second))).toEqual(['in', 'in', 'in'])
  })

  test('two that differ are both in, and too far apart they are a halt', () => {
    const names = ['a', 'b']
    const apart = (distance: number) =>
      told(configOf(names), [
        ...rounds(names, 60, () => 100),
        said('b', 100 * Math.exp(distance), 60_000),
      ])
    expect(apart(0.00099).halt).toBeNull()
    expect(apart(0.0011).halt).toMatchObject({ _tag: 'sources-disagree', limit: 0.001 })
    expect(apart(0.5).sources.map(({ state }) => state)).toEqual(['in', 'in'])
  })

  test('an outlier is a halt until the others had time to follow it, then it is left out', () => {
    const wild = (name: string, second: number) => (name === 'c' && second >= 60 ? 101 : 100)
    const at = (count: number) => told(three, rounds(['a', 'b', 'c'], count, wild))
    expect(at(61).halt?._tag).toBe('sources-disagree')
    expect(viewOf(at(61), 'c')).toMatchObject({ state: 'outlier', weight: 0 })
    // What was believed has faded for 64 s, and comes back within half of five of it.
    const { basis, reason } = viewOf(at(61), 'c')
    expect(basis.deviation).toBeGreaterThan(three.leastScale)
    expect(reason).toEqual({
      _tag: 'outlier',
      deviation: expect.closeTo(Math.log(1.01) - basis.mean, 5),
      limit: 2.5 * basis.deviation,
    })
    expect(at(64).halt?._tag).toBe('sources-disagree')
    expect(at(65).halt).toBeNull()
    expect(at(65).spot?.price).toBeCloseTo(100, 9)
  })

  test('of two none is dropped, however low the threshold', () => {
    const config = configOf(['a', 'b'], { outlierAt: 0.5 })
    const apart = told(config, [said('a', 100, 0), said('b', 200, 0)])
    expect(apart.sources.map(({ state }) => state)).toEqual(['in', 'in'])
  })

  test('after a silence a price teaches no more than after the age allowed', () => {
    const names = ['a', 'b', 'c']
    const gone = rounds(names, 7_200, (name, s) => (name === 'c' && s > 3_600 ? null : 100))
    const state = stateOf(three, [...gone, said('c', 100.01, 7_200_000)])
    const before = stateOf(three, gone).sources[2]
    const gain = (1 - 2 ** (-5 / 600)) / (state.sources[2]?.weight ?? 0)
    expect((state.sources[2]?.mean ?? 0) - (before?.mean ?? 0)).toBeCloseTo(
      gain * Math.log(1.0001),
      12,
    )
  })

  test('too old to weigh, a source is no halt', () => {
    const names = ['a', 'b']
    const prices = [...rounds(names, 60, () => 100), said('b', 100.5, 60_000)]
    const state = stateOf(configOf(names), [...prices, said('a', 100, 63_000)])
    const at = (instant: number) => consensusAt(configOf(names))(state, instant).halt
    expect(at(63_000)?._tag).toBe('sources-disagree')
    expect(at(64_000)?._tag).toBe('sources-disagree')
    expect(at(64_001)).toBeNull()
  })
})
