import { describe, expect, it } from 'vitest'
import { sweepGrid } from '../../src/cli/sweep/sweepGrid.js'
import { presets } from '../../src/decision/presets.js'
import { messages } from '../codec/messages.js'

const gridOf = (grid: unknown) => {
  const points = sweepGrid(grid, presets.v2)
  return points._tag === 'Left' ? expect.unreachable() : points.right
}

describe('sweepGrid: examples', () => {
  it('gives every combination on the preset, the last path varying fastest', () => {
    const points = gridOf({ 'ladder.levels': [1, 2], 'limits.maxPosition': [5, 6, 7] })
    expect(points.map(({ quote }) => [quote.ladder.levels, quote.limits.maxPosition])).toEqual([
      ...[1, 2].flatMap((levels) => [5, 6, 7].map((most) => [levels, most])),
    ])
    expect(points[1]).toEqual({
      name: 'ladder.levels=1 limits.maxPosition=6',
      values: { 'ladder.levels': 1, 'limits.maxPosition': 6 },
      quote: {
        ...presets.v2,
        ladder: { ...presets.v2.ladder, levels: 1 },
        limits: { ...presets.v2.limits, maxPosition: 6 },
      },
    })
  })

  it('sets members of lists, and whole policies', () => {
    const [inList] = gridOf({ 'size.extreme.0.times': [0.25] })
    const [first, ...others] = presets.v2.size.extreme
    expect(inList?.quote.size.extreme).toEqual([{ ...first, times: 0.25 }, ...others])
    const [point] = gridOf({ skew: [presets.v1.skew] })
    expect(point?.quote.skew).toEqual(presets.v1.skew)
  })
})

describe('sweepGrid: laws', () => {
  it('gives each configuration a name and a value of its own', () => {
    const late = presets.v2.spread.late.map((tier) => ({ ...tier, times: tier.times * 2 }))
    const spreads = [presets.v2.spread, { ...presets.v2.spread, late }]
    const points = gridOf({ spread: spreads, 'ladder.levels': [1, 2] })
    expect(points.map(({ quote }) => quote.spread)).toEqual(
      spreads.flatMap((spread) => [spread, spread]),
    )
    const names = points.map(({ name }) => name)
    expect(new Set(names).size).toBe(4)
    expect(names[2]).toMatch(/^spread=\{"kind":"dynamic",.* ladder\.levels=1 \(2\)$/)
  })

  it('refuses a configuration that stands there twice, and a path that hides another', () => {
    const { limits, spread } = presets.v2
    const turned = Object.fromEntries(Object.entries(limits).reverse())
    const words = (grid: object): string => messages(sweepGrid(grid, presets.v2)).join()
    expect(words({ limits: [limits, turned] })).toContain('", expected each configuration once; it')
    const hidden = { 'spread.base': [0.02, 0.03], spread: [spread] }
    expect(words(hidden)).toContain(', expected before spread.base, which it holds')
    expect(gridOf({ spread: [spread], 'spread.base': [0.02, 0.03] })).toHaveLength(2)
  })
})

describe('sweepGrid: edges', () => {
  const table: ReadonlyArray<readonly [unknown, string]> = [
    [{}, 'input: {}, expected an object of paths in the config, each with a list of values'],
    [[1], 'input: [1], expected an object of paths'],
    [{ 'ladder.levels': 3 }, 'ladder.levels: 3, expected a list'],
    [{ 'ladder.levels': [] }, 'ladder.levels: [], expected a list of one value or more'],
    [{ 'ladder.levels': [1, 1] }, 'ladder.levels: [1,1], expected each value once'],
    [{ 'ladder.level': [1] }, 'ladder.level: unknown key; did you mean "ladder.levels"?'],
    [{ 'laddr.levels': [1] }, 'laddr.levels: unknown key; did you mean "ladder.levels"?'],
    [{ 'ladder.levels.x': [1] }, 'ladder.levels.x: unknown key'],
    [{ 'ladder.levels': [2.5] }, 'ladder.levels: 2.5, expected a whole number from 0 to 64'],
    [
      { 'ladder.levels': [1], 'spread.max': [0.4, 0.001] },
      'spread.min: 0.02, expected at most spread.max (0.001), in ladder.levels=1 spread.max=0.001',
    ],
    [
      { 'ladder.levels': range(50), 'size.base': range(50), 'limits.maxPosition': range(50) },
      'input: 125000, expected at most 100000 configurations in all',
    ],
  ]
  for (const [grid, words] of table) {
    it(`says ${words}`, () => {
      const said = messages(sweepGrid(grid, presets.v2))[0] ?? ''
      expect(said.slice(0, words.length)).toBe(words)
    })
  }
})

function range(count: number): ReadonlyArray<number> {
  return Array.from({ length: count }, (_, i) => i + 1)
}
