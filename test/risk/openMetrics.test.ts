import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type MetricFamily, openMetrics } from '../../src/risk/openMetrics.js'
import { readOpenMetrics } from './openMetricsText.js'

const gauge: MetricFamily = {
  name: 'age_seconds',
  kind: 'gauge',
  unit: 'seconds',
  help: 'Age.',
  samples: [],
}
const counter: MetricFamily = {
  name: 'fills',
  kind: 'counter',
  unit: null,
  help: 'Fills.',
  samples: [],
}

const values = (family: MetricFamily): ReadonlyArray<number> =>
  readOpenMetrics(openMetrics([family]))[0]?.samples.map(({ value }) => value) ?? []

describe('examples', () => {
  test('a gauge with its unit and a counter with its _total, to the letter', () => {
    const text = openMetrics([
      { ...gauge, samples: [{ labels: { venue: 'kalshi', asset: 'BTC' }, value: 0.25 }] },
      { ...counter, samples: [{ labels: {}, value: 3 }] },
    ])
    expect(text).toBe(
      [
        '# TYPE age_seconds gauge',
        '# UNIT age_seconds seconds',
        '# HELP age_seconds Age.',
        'age_seconds{asset="BTC",venue="kalshi"} 0.25',
        '# TYPE fills counter',
        '# HELP fills Fills.',
        'fills_total 3',
        '# EOF',
        '',
      ].join('\n'),
    )
  })

  test('quotes, backslashes and ends of line are escaped in labels and help', () => {
    const text = openMetrics([
      { ...gauge, help: 'a\\b\n"c"', samples: [{ labels: { a: 'x"\\\n' }, value: 1 }] },
    ])
    expect(text).toContain('# HELP age_seconds a\\\\b\\n\\"c\\"\n')
    expect(text).toContain('{a="x\\"\\\\\\n"} 1\n')
  })
})

describe('edges', () => {
  test('no families are an end alone', () => {
    expect(openMetrics([])).toBe('# EOF\n')
  })

  test('what is not finite has its words', () => {
    const odd = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e21, 1e-7, -0]
    const samples = odd.map((value, index) => ({ labels: { at: String(index) }, value }))
    expect(openMetrics([{ ...gauge, samples }])).toMatch(/ NaN\n.* \+Inf\n.* -Inf\n/)
    expect(values({ ...gauge, samples })).toEqual([...odd.slice(0, 5), 0])
  })

  test('a counter that is no count is left out', () => {
    const samples = [-1, Number.NaN, 0, 2].map((value, index) => ({
      labels: { at: `${index}` },
      value,
    }))
    expect(values({ ...counter, samples })).toEqual([0, 2])
  })

  test('of two of one name the first stands', () => {
    const samples = [1, 2].map((value) => ({ labels: { a: 'x' }, value }))
    expect(values({ ...gauge, samples })).toEqual([1])
    expect(readOpenMetrics(openMetrics([gauge, { ...counter, name: 'age_seconds' }]))).toHaveLength(
      1,
    )
  })

  test('a unit that does not end the name is left out', () => {
    expect(readOpenMetrics(openMetrics([{ ...gauge, name: 'age' }]))[0]?.unit).toBeNull()
    expect(readOpenMetrics(openMetrics([{ ...gauge, name: 'ageseconds' }]))[0]?.unit).toBeNull()
  })

  test('characters that a name may not have are replaced', () => {
    const samples = [{ labels: { '1 a-b:c': 'x', '1 a_b:c': 'y' }, value: 1 }]
    const read = readOpenMetrics(openMetrics([{ ...counter, name: '9 lives:x', samples }]))
    expect(read[0]?.name).toBe('_9_lives:x')
    expect(read[0]?.samples[0]?.labels).toEqual({ _1_a_b_c: 'x' })
    expect(readOpenMetrics(openMetrics([{ ...gauge, name: '' }]))[0]?.name).toBe('_')
  })
})

describe('laws', () => {
  test('whatever is printed reads back', () => {
    const family = fc.record({
      name: fc.string(),
      kind: fc.constant('gauge' as const),
      unit: fc.option(fc.constantFrom('seconds', 'usd')),
      help: fc.string({ unit: 'grapheme' }),
      samples: fc.array(
        fc.record({
          labels: fc.dictionary(
            fc.constantFrom('asset', 'side', 'a b'),
            fc.string({ unit: 'grapheme' }),
          ),
          value: fc.double(),
        }),
        { maxLength: 4 },
      ),
    })
    fc.assert(
      fc.property(fc.array(family, { maxLength: 3 }), (families) => {
        const read = readOpenMetrics(openMetrics(families))
        expect(read[0]?.help).toBe(families[0]?.help)
        const sample = families[0]?.samples[0]
        if (sample === undefined) return
        expect(read[0]?.samples[0]?.value).toBe(sample.value + 0)
        expect(Object.values(read[0]?.samples[0]?.labels ?? {}).sort()).toEqual(
          Object.values(sample.labels).sort(),
        )
      }),
    )
  })
})
