import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Alert, message, response } from '../../src/risk/alert.js'
import type { AlertConfig, AlertFacts } from '../../src/risk/alertConditions.js'
import { type AlertsState, alerts } from '../../src/risk/alerts.js'

const config: AlertConfig = {
  maxLossOfDay: 1_000,
  warnOfLossAt: 0.5,
  maxPosition: 10_000,
  warnOfPositionAt: 0.8,
  maxFillSilenceMs: 600_000,
  maxFeedAgeMs: 5_000,
  maxSourceAgeMs: 2_000,
  warnOfLimitAt: 0.9,
  clearAt: 0.9,
  clearAfterMs: 1_000,
}

const calm: AlertFacts = {
  now: 0,
  lossOfDay: 0,
  quotingSince: null,
  lastFillAt: null,
  positions: [],
  feeds: [],
  sources: [],
  limits: [],
  moves: [],
  ranges: [],
}

const fold = alerts(config)
const start = 1e6

/** What each of some facts begins or ends, by tag, `-` before what ends. */
const told = (...changes: ReadonlyArray<Partial<AlertFacts>>): ReadonlyArray<string> => {
  let state = fold.initial
  return changes.map((change, index) => {
    state = fold.step(state, { ...calm, now: start + index * 1_000, ...change })
    return fold
      .value(state)
      .map(({ kind, alert }) => `${kind === 'cleared' ? '-' : ''}${alert._tag}`)
      .join(' ')
  })
}

/** The five of the seed and the four beside them: at the bound, and beyond it. */
const bounds: ReadonlyArray<readonly [Partial<AlertFacts>, Partial<AlertFacts>, Alert]> = [
  [{ lossOfDay: 500 }, { lossOfDay: 501 }, { _tag: 'loss-warning', loss: 501, threshold: 500 }],
  [
    { positions: [{ market: 'm', shares: 8_000 }] },
    { positions: [{ market: 'm', shares: 8_001 }] },
    { _tag: 'position', market: 'm', shares: 8_001, threshold: 8_000 },
  ],
  [
    { quotingSince: start - 600_000 },
    { quotingSince: start - 600_001 },
    { _tag: 'no-fills', silenceMs: 600_001, threshold: 600_000 },
  ],
  [
    { quotingSince: 0, lastFillAt: start - 600_000 },
    { quotingSince: 0, lastFillAt: start - 600_001 },
    { _tag: 'no-fills', silenceMs: 600_001, threshold: 600_000 },
  ],
  [
    { quotingSince: start - 1, lastFillAt: 0 },
    { quotingSince: start - 600_001, lastFillAt: 0 },
    { _tag: 'no-fills', silenceMs: 600_001, threshold: 600_000 },
  ],
  [
    { feeds: [{ asset: 'BTC', at: start - 5_000 }] },
    { feeds: [{ asset: 'BTC', at: start - 5_001 }] },
    { _tag: 'stale-feed', asset: 'BTC', ageMs: 5_001, threshold: 5_000 },
  ],
  [
    { feeds: [{ asset: 'BTC', at: start + 5_000 }] },
    { feeds: [{ asset: 'BTC', at: null }] },
    { _tag: 'stale-feed', asset: 'BTC', ageMs: Number.POSITIVE_INFINITY, threshold: 5_000 },
  ],
  [
    { sources: [{ source: 's', at: start - 2_000 }] },
    { sources: [{ source: 's', at: start - 2_001 }] },
    { _tag: 'stale-source', source: 's', ageMs: 2_001, threshold: 2_000 },
  ],
  [
    { limits: [{ limit: 'net', used: 0.9 }] },
    { limits: [{ limit: 'net', used: 0.91 }] },
    { _tag: 'near-limit', limit: 'net', used: 0.91, threshold: 0.9 },
  ],
  [
    { moves: [{ market: 'm', move: 0.02, limit: 0.02 }] },
    { moves: [{ market: 'm', move: 0.03, limit: 0.02 }] },
    { _tag: 'fast-claim', market: 'm', move: 0.03, threshold: 0.02 },
  ],
  [
    { ranges: [{ asset: 'BTC', range: 9, limit: 9 }] },
    { ranges: [{ asset: 'BTC', range: 10, limit: 9 }] },
    { _tag: 'sources-apart', asset: 'BTC', range: 10, threshold: 9 },
  ],
]

describe('examples', () => {
  test.each(bounds)('%j is calm, %j is not', (at, beyond, alert) => {
    expect(told(at)).toEqual([''])
    const state = fold.step(fold.initial, { ...calm, now: start, ...beyond })
    expect(fold.value(state)).toEqual([{ kind: 'raised', at: start, alert }])
    expect(state.active).toEqual([
      { key: state.active[0]?.key, alert, raisedAt: start, calmSince: null },
    ])
    expect(message(alert)).toMatch(/\d|Infinity/)
    expect(message(alert)).toContain(String(alert.threshold))
  })

  test('a loss past its limit is critical and stops the trading', () => {
    expect(told({ lossOfDay: 1_000 }, { lossOfDay: 1_001 })).toEqual(['loss-warning', 'loss-limit'])
    const limit: Alert = { _tag: 'loss-limit', loss: 1_001, threshold: 1_000 }
    expect(response(limit)).toEqual({ severity: 'critical', action: 'stop-trading' })
    expect(message(limit)).toBe('the day has lost 1001 dollars; its limit is 1000')
  })

  test('each alert has what to do', () => {
    const actions = bounds.map(([, , alert]) => [alert._tag, response(alert).action])
    expect(Object.fromEntries(actions)).toEqual({
      'loss-warning': 'watch',
      position: 'watch',
      'near-limit': 'watch',
      'no-fills': 'check-connectivity',
      'stale-source': 'check-connectivity',
      'stale-feed': 'stop-quoting',
      'fast-claim': 'stop-quoting',
      'sources-apart': 'stop-quoting',
    })
    const severities = new Set(
      bounds.map(([, , alert]) => `${response(alert).severity} ${response(alert).action}`),
    )
    expect([...severities].sort()).toEqual([
      'critical stop-quoting',
      'warning check-connectivity',
      'warning watch',
    ])
  })

  test('it is told once, and over once it has been calm for a while', () => {
    const high = { lossOfDay: 600 }
    const near = { lossOfDay: 460 }
    const low = { lossOfDay: 450 }
    expect(told(high, high, near, low, low, low)).toEqual([
      'loss-warning',
      '',
      '',
      '',
      '-loss-warning',
      '',
    ])
    expect(told(high, low, high, low, near, low, low)).toEqual([
      'loss-warning',
      '',
      '',
      '',
      '',
      '',
      '-loss-warning',
    ])
  })

  test('what ends has the values it last had', () => {
    let state = fold.step(fold.initial, { ...calm, now: 0, lossOfDay: 600 })
    state = fold.step(state, { ...calm, now: 1, lossOfDay: 440 })
    state = fold.step(state, { ...calm, now: 1_000, lossOfDay: 430 })
    expect(fold.value(state)).toEqual([])
    state = fold.step(state, { ...calm, now: 1_001, lossOfDay: 420 })
    const alert = { _tag: 'loss-warning', loss: 430, threshold: 500 }
    expect(fold.value(state)).toEqual([{ kind: 'cleared', at: 1_001, alert }])
    expect(state.active).toEqual([])
  })

  test('a market that is gone is calm, another of the same kind is told apart', () => {
    const a = { positions: [{ market: 'a', shares: 9_000 }] }
    const b = { positions: [{ market: 'b', shares: 9_000 }] }
    expect(told(a, b, b)).toEqual(['position', 'position', '-position'])
  })
})

describe('edges', () => {
  test('at no instant alerts stay as they were', () => {
    const raised = fold.step(fold.initial, { ...calm, now: start, lossOfDay: 900 })
    expect(raised.active.length).toBe(1)
    const after = fold.step(raised, { ...calm, now: Number.NaN })
    expect(after).toEqual({ active: raised.active, events: [] })
  })

  test('what is no number is told', () => {
    expect(told({ lossOfDay: Number.NaN })).toEqual(['loss-warning loss-limit'])
    expect(told({ feeds: [{ asset: 'a', at: Number.NaN }] })).toEqual(['stale-feed'])
    expect(told({ lossOfDay: 600 }, { lossOfDay: Number.NaN }, {}, {})).toEqual([
      'loss-warning',
      'loss-limit',
      '',
      '-loss-warning -loss-limit',
    ])
  })

  test('facts without an instant are passed over', () => {
    expect(told({ lossOfDay: 600 }, { now: Number.NaN, lossOfDay: 0 }, { lossOfDay: 600 })).toEqual(
      ['loss-warning', '', ''],
    )
  })
})

describe('laws', () => {
  const losses = fc.array(fc.integer({ min: 0, max: 1_200 }), { maxLength: 40 })

  test('raised and cleared take turns, and what is active is what was raised', () => {
    fc.assert(
      fc.property(losses, fc.nat(1_500), (list, ms) => {
        const open = new Set<string>()
        let state: AlertsState = fold.initial
        for (const [index, lossOfDay] of list.entries()) {
          state = fold.step(state, { ...calm, now: index * ms, lossOfDay })
          for (const { kind, alert } of fold.value(state)) {
            expect(open.has(alert._tag)).toBe(kind === 'cleared')
            if (kind === 'raised') open.add(alert._tag)
            else open.delete(alert._tag)
          }
          expect(state.active.map(({ alert }) => alert._tag).sort()).toEqual([...open].sort())
          if (lossOfDay > 500) expect(open.has('loss-warning')).toBe(true)
        }
      }),
    )
  })
})
