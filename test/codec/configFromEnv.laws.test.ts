import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { configFromEnv, type Env } from '../../src/codec/configFromEnv.js'
import { decodeConfig } from '../../src/codec/decodeConfig.js'
import { type Variable, variables } from '../../src/codec/variable.js'
import { presets } from '../../src/decision/presets.js'
import { decimal } from '../arbitraries.js'
import { messages, paths } from './messages.js'

describe('edges', () => {
  test('what does not begin with MM_ is left alone', () => {
    const env = { PATH: '/bin', mm_levels: 'x', MMLEVELS: 'x', XMM_LEVELS: 'x', MM: 'x' }
    expect(configFromEnv(env)).toMatchObject({ right: { config: presets.v2 } })
  })

  test('an unknown variable that is undefined is absent', () => {
    expect(messages(configFromEnv({ MM_LEVLES: undefined }))).toEqual([])
  })

  test('in v1 a rebalance mark comes to be where it is set, and only there', () => {
    const marks = (env: Env): unknown => {
      const result = configFromEnv({ MM_VERSION: 'v1', ...env })
      return result._tag === 'Right' ? result.right.config.skew.rebalance : messages(result)
    }
    expect(marks({})).toEqual([])
    expect(marks({ MM_REBALANCE_START_PCT: '0.6' })).toEqual([{ elapsed: 0.6, times: 2 }])
    expect(marks({ MM_CRITICAL_REBALANCE_PCT: '0.6' })).toEqual([{ elapsed: 0.6, times: 4 }])
    expect(marks({ MM_REBALANCE_START_PCT: '0', MM_CRITICAL_REBALANCE_PCT: '1' })).toEqual([
      { elapsed: 0, times: 2 },
      { elapsed: 1, times: 4 },
    ])
  })

  test('in v1 the part of life left alone stops no loser, since it stops none below 0', () => {
    expect(configFromEnv({ MM_VERSION: 'v1', MM_STOP_QUOTING_LOSER_PCT: '0.2' })).toMatchObject({
      right: { config: { timing: { stopLoser: { remaining: 0.2, below: 0 } } } },
    })
  })

  test('two rebalance marks at one point are the second', () => {
    const env = { MM_REBALANCE_START_PCT: '0.8', MM_CRITICAL_REBALANCE_PCT: '0.8' }
    expect(configFromEnv(env)).toMatchObject({
      right: { config: { skew: { rebalance: [{ elapsed: 0.8, times: 4 }] } } },
    })
  })

  test('the skew factor goes as far as the ratio of its preset lets the maximum go', () => {
    const skew = (MM_VERSION: string, MM_SKEW_FACTOR: string): unknown => {
      const result = configFromEnv({ MM_VERSION, MM_SKEW_FACTOR })
      return result._tag === 'Right' ? result.right.config.skew.max : paths(result)
    }
    expect(skew('v1', '1')).toBe(1)
    expect(skew('v1', '1.01')).toEqual(['MM_SKEW_FACTOR'])
    expect(skew('v2', '0.4')).toBe(1)
    expect(skew('v2', '0.41')).toEqual(['MM_SKEW_FACTOR'])
    expect(skew('v2', '0')).toBe(0)
  })
})

const within = (low: fc.Arbitrary<number>, high: fc.Arbitrary<number>) =>
  fc.tuple(low, high).filter(([a, b]) => a <= b)

/** Values of the config that variables can set, in pairs where they must be in order. */
const chosen = fc.record({
  spread: fc.tuple(decimal(0, 1, 3), within(decimal(0, 1, 3), decimal(0, 1, 3))),
  size: fc.tuple(
    fc.integer({ min: 1, max: 5000 }),
    within(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 5000 })),
  ),
  ladder: fc.tuple(fc.integer({ min: 0, max: 64 }), fc.double({ min: 0, max: 1, noNaN: true })),
  limits: fc.tuple(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 1, max: 1e6 })),
  marks: within(decimal(0, 1, 2), decimal(0, 1, 2)).filter(([a, b]) => a < b),
  close: fc.nat(100_000),
  remaining: decimal(0, 1, 3),
  volatility: fc.double({ min: 1e-9, max: 10, noNaN: true }),
  overrides: fc.dictionary(fc.string(), fc.double({ min: 1e-9, max: 10, noNaN: true }), {
    noNullPrototype: true,
  }),
})

describe('laws', () => {
  test('a config rendered to variables is read back, in either version', () => {
    fc.assert(
      fc.property(chosen, fc.constantFrom('v1' as const, 'v2' as const), (values, version) => {
        const [base, [min, max]] = values.spread
        const [size, [minSize, maxSize]] = values.size
        const [levels, spacing] = values.ladder
        const [maxPosition, maxImbalance] = values.limits
        const [start, critical] = values.marks
        const preset = presets[version]
        const config = {
          ...preset,
          volatility: { default: values.volatility, overrides: values.overrides },
          spread: { ...preset.spread, base, min, max },
          size: { ...preset.size, base: size, min: minSize, max: maxSize },
          ladder: { ...preset.ladder, levels, spacing },
          skew: {
            ...preset.skew,
            rebalance: [
              { elapsed: start, times: 2 },
              { elapsed: critical, times: 4 },
            ],
          },
          limits: { ...preset.limits, maxPosition, maxImbalance },
          timing: {
            ...preset.timing,
            closeBeforeExpiryMs: values.close,
            stopLoser: { ...preset.timing.stopLoser, remaining: values.remaining },
          },
        }
        const env = {
          MM_VERSION: version,
          MM_BASE_SPREAD: `${base}`,
          MM_MIN_SPREAD: `${min}`,
          MM_MAX_SPREAD: `${max}`,
          MM_BASE_SIZE: `${size}`,
          MM_MIN_SIZE: `${minSize}`,
          MM_MAX_SIZE: `${maxSize}`,
          MM_LEVELS: `${levels}`,
          MM_LEVEL_SPACING: `${spacing}`,
          MM_MAX_POSITION: `${maxPosition}`,
          MM_MAX_IMBALANCE: `${maxImbalance}`,
          MM_REBALANCE_START_PCT: `${start}`,
          MM_CRITICAL_REBALANCE_PCT: `${critical}`,
          MM_CLOSE_BEFORE_EXPIRY_MS: `${values.close}`,
          MM_STOP_QUOTING_LOSER_PCT: `${values.remaining}`,
          MM_DEFAULT_VOLATILITY: `${values.volatility}`,
          MM_VOLATILITY_OVERRIDES: JSON.stringify(values.overrides),
        }
        expect(configFromEnv(env)).toMatchObject({ _tag: 'Right', right: { config } })
      }),
    )
  })

  test('whatever the variables say, it answers, and what it takes is a config', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('0', '1', '0.5', '-1', '1e3', 'true', '[]', '{"BTC":1}', 'null', '1e-320'),
      fc.double().map(String),
      fc.json(),
    )
    const names = variables.map(({ name }: Variable) => name)
    const env = fc.dictionary(fc.constantFrom(...names), text, { maxKeys: 4 })
    fc.assert(
      fc.property(env, (given) => {
        const result = configFromEnv(given)
        if (result._tag === 'Right') {
          expect(messages(decodeConfig(result.right.config))).toEqual([])
          return
        }
        for (const path of paths(result)) {
          expect(Object.keys(given)).toContain(path.replace(/[.[].*$/s, ''))
        }
      }),
    )
  })

  test('a mistyped name is told with the right one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...variables), fc.nat(), ({ name }, place) => {
        const at = 3 + (place % (name.length - 3))
        const typo = name.slice(0, at) + name.slice(at + 1)
        expect(configFromEnv({ [typo]: '1' })).toMatchObject({
          left: [{ _tag: 'unknown-key', path: typo, value: '1', nearest: name }],
        })
      }),
    )
  })
})
