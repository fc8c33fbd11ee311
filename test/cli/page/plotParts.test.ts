import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { embedded, escaped } from '../../../src/cli/page/html.js'
import { extent, place, ticks } from '../../../src/cli/page/scale.js'
import { stepBand, stepLine } from '../../../src/cli/page/stepLine.js'

const axes = {
  x: { from: 0, to: 4, start: 100, end: 140 },
  y: { from: 0, to: 10, start: 50, end: 0 },
}

describe('the parts of a plot: examples', () => {
  it('places a value in proportion, also upside down', () => {
    expect(place(axes.x, 1)).toBe(110)
    expect(place(axes.y, 10)).toBe(0)
    expect(place(axes.y, 2.5)).toBe(37.5)
  })

  it('draws steps that hold until the next, with a gap where there is nothing', () => {
    expect(stepLine(axes, [2, 4, null, 6])).toBe('M100 40H110V30H120M130 20H140')
  })

  it('draws the area between two step lines, there and back', () => {
    expect(stepBand(axes, [2, 4, null, 6], [1, 3, null, 5])).toBe(
      'M100 40H110V30H120V35H110V45H100ZM130 20H140V25H130Z',
    )
  })

  it('marks round numbers', () => {
    expect(ticks({ from: 64_987, to: 65_093 }, 7)).toEqual([65_000, 65_020, 65_040, 65_060, 65_080])
    expect(ticks({ from: -0.31, to: 0.3 }, 7)).toEqual([-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3])
  })
})

describe('the parts of a plot: edges', () => {
  it('draws nothing of nothing', () => {
    expect(stepLine(axes, [])).toBe('')
    expect(stepBand(axes, [null, null], [null, null])).toBe('')
  })

  it('gives a flat line room', () => {
    expect(extent([5, 5], 0.1)).toEqual({ from: 4, to: 6 })
    expect(extent([0, 10], 0.1)).toEqual({ from: -1, to: 11 })
  })

  it('lets no text end an element or a script', () => {
    expect(escaped('<b a="1">&')).toBe('&lt;b a=&quot;1&quot;&gt;&amp;')
    expect(embedded('</script>')).not.toContain('<')
    expect(JSON.parse(embedded({ a: '</script><!--' }))).toEqual({ a: '</script><!--' })
  })
})

describe('the parts of a plot: laws', () => {
  it('marks equal steps inside the range, never nearer than asked, nor far wider', () => {
    const value = fc.integer({ min: -100_000, max: 100_000 })
    fc.assert(
      fc.property(value, fc.integer({ min: 1, max: 100_000 }), (from, span) => {
        const marks = ticks({ from, to: from + span }, 8)
        for (const mark of marks) expect(mark >= from && mark <= from + span).toBe(true)
        const steps = marks.slice(1).map((mark, i) => mark - (marks[i] ?? 0))
        for (const step of steps) {
          expect(step).toBeGreaterThanOrEqual(span / 8 - 1e-6)
          expect(step).toBeLessThan(2.5 * (span / 8) + 1e-6)
        }
        expect(marks.length).toBeGreaterThanOrEqual(2)
      }),
    )
  })
})
