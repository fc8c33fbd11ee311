/** Where the level of a consensus lies, and what happens when the feeds that agree are dead. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { basisOf } from '../../src/signals/basisOf.js'
import { consensus } from '../../src/signals/consensus.js'
import { consensusAt } from '../../src/signals/consensusAt.js'
import { within } from '../laws.js'
import { source } from '../volatility/simulation.js'
import { configOf, limits, rounds, said, stateOf, told, viewOf } from './feeds.js'

const names = ['a', 'b', 'c']
const three = configOf(names, { width: 0.0001 })
const basisPoint = 0.0001

/** Prices that stand off by so much each, the sources speaking in the given order. */
const standingOff = (
  order: ReadonlyArray<string>,
  offsets: Readonly<Record<string, number>>,
  count: number,
) =>
  Array.from({ length: count }, (_, second) =>
    order.map((name, i) =>
      said(name, 100 * Math.exp(offsets[name] ?? 0), second * 1_000 + i * 300),
    ),
  ).flat()

describe('level', () => {
  test('one odd first price is forgotten once its source has said another', () => {
    const first = said('c', 100 * Math.exp(9.5 * basisPoint), 0)
    const agreed = rounds(names, 60, () => 100).map((each, i) =>
      said(each.source, each.price, each.at + 200 + (i % 3) * 100),
    )
    const { spot, sources, halt } = told(three, [first, ...agreed])
    expect(spot?.price).toBeCloseTo(100, 9)
    expect(halt).toBeNull()
    for (const { basis } of sources) expect(basis.mean).toBeCloseTo(0, 9)
  })

  test('whoever speaks first, it is where the sources are on average', () => {
    const offset = within(-0.0004, 0.0004)
    const orders = fc.shuffledSubarray(names, { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(orders, offset, offset, fc.integer({ min: 2, max: 60 }), (order, a, b, count) => {
        const { spot, sources } = told(three, standingOff(order, { a, b }, count))
        const bases = sources.reduce((sum, { basis }) => sum + basis.mean, 0)
        expect(Math.abs(bases)).toBeLessThan(1e-12)
        expect(Math.log((spot?.price ?? 0) / 100)).toBeCloseTo((a + b) / 3, 9)
      }),
    )
  })

  test('what is believed of the bases is taken off first', () => {
    const believed = [0.001, 0, -0.0005]
    const config = {
      ...three,
      sources: names.map((name, i) => ({
        name,
        ...limits,
        basis: { mean: believed[i] ?? 0, deviation: 0.0002 },
      })),
    }
    const offsets = { a: 0.0012, b: 0, c: -0.0004 }
    const { spot } = told(config, standingOff(['c', 'a', 'b'], offsets, 30))
    expect(Math.log((spot?.price ?? 0) / 100)).toBeCloseTo((0.0002 + 0 + 0.0001) / 3, 9)
  })

  test('a source that is never heard neither moves it nor is moved', () => {
    const prices = standingOff(['b', 'a'], { a: 0.0004 }, 30)
    const all = told(three, prices)
    expect(Math.log((all.spot?.price ?? 0) / 100)).toBeCloseTo(0.0002, 9)
    expect(basisOf(all, 'c')).toEqual({ mean: 0, deviation: limits.basis.deviation })
  })

  test('one that was an outlier settles without the others', () => {
    const wild = standingOff(names, { c: 0.003 }, 5_400)
    const { spot, sources } = told(three, [...rounds(names, 1, () => 100), ...wild.slice(3)])
    expect(sources[2]?.state).toBe('in')
    expect(Math.abs(Math.log((spot?.price ?? 0) / 100))).toBeLessThan(0.0001)
  })
})

describe('dead feeds that agree', () => {
  /** For five minutes all move; then a and b repeat their last price, and c goes on. */
  const frozenAfter = 300
  const feed = (count: number) => {
    const { normal } = source(7)
    let level = 100
    const last: Record<string, number> = {}
    return rounds(names, count, (name, second) => {
      if (name === 'a') level *= Math.exp(0.00006 * normal())
      const isFrozen = second >= frozenAfter && name !== 'c'
      if (!isFrozen) last[name] = level * (second >= frozenAfter ? 1.02 : 1)
      return last[name] ?? level
    })
  }
  const toldAfter = (seconds: number) => told(three, feed(frozenAfter + seconds))

  test('halt it, and for as long as only an outlier moves', () => {
    for (const seconds of [34, 60, 600, 3_600]) {
      const { halt, sources } = toldAfter(seconds)
      expect(sources.map(({ state }) => state)).toEqual(['in', 'in', 'outlier'])
      expect(halt).toMatchObject({ _tag: 'sources-disagree', limit: 0 })
      expect(halt?._tag === 'sources-disagree' && halt.spread > 0.003).toBe(true)
    }
    // While it stands still nobody learns: what is live keeps its basis.
    const learntAfter = (seconds: number) => viewOf(toldAfter(seconds), 'c').basis.mean
    expect(learntAfter(3_600)).toBeCloseTo(learntAfter(60), 9)
  })

  test('until one of them moves', () => {
    const state = stateOf(three, feed(frozenAfter + 60))
    const at = (frozenAfter + 60) * 1_000
    const { step, value } = consensus(three)
    const again = step(state, said('a', (state.sources[0]?.price ?? 0) * 1.00001, at))
    expect(value(state).halt?._tag).toBe('sources-disagree')
    expect(value(again).halt).toBeNull()
  })

  test('a halt stays when the live one is quiet, and ends in no source at all', () => {
    const state = stateOf(three, feed(frozenAfter + 60))
    const last = (frozenAfter + 59) * 1_000
    expect(consensusAt(three)(state, last + 4_900).halt?._tag).toBe('sources-disagree')
    expect(consensusAt(three)(state, last + 5_001).halt?._tag).toBe('no-source')
  })

  test('a single move of one source is none of the kind', () => {
    const once = rounds(names, 200, (name, second) => (name === 'c' && second >= 60 ? 101 : 100))
    const { step, initial, value } = consensus(three)
    let state = initial
    for (const each of once) {
      state = step(state, each)
      if (each.at >= 64_000) expect(value(state).halt).toBeNull()
    }
  })
})
