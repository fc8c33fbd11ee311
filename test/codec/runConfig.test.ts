import { describe, expect, test } from 'vitest'
import { runDefaults } from '../../src/bot/runDefaults.js'
import { message } from '../../src/codec/decodeError.js'
import { deskConfig, deskSettings } from '../../src/codec/deskConfig.js'
import { riskLimits } from '../../src/codec/riskLimits.js'
import { decodeRunConfig, runConfig } from '../../src/codec/runConfig.js'
import { venueSizeRules } from '../../src/market/venueSizeRules.js'
import { recommended } from '../../src/risk/riskLimits.js'
import { put } from './messages.js'

const problems = (value: unknown): ReadonlyArray<string> => {
  const read = decodeRunConfig(value)
  return read._tag === 'Left' ? read.left.map(message) : []
}

const checks = {
  limits: recommended,
  rules: venueSizeRules.degen,
  feePerShare: 0,
  salesNeedShares: true,
  halts: [{ from: 0, to: 1 }],
  postOnly: true,
  orderLifeMs: null,
}

describe('examples', () => {
  test('the defaults decode, also as JSON carries them', () => {
    expect(problems(runDefaults)).toEqual([])
    expect(problems(JSON.parse(JSON.stringify(runDefaults)))).toEqual([])
  })

  test('a config with checks decodes', () => {
    expect(deskConfig.is({ ...runDefaults.desk, checks })).toBe(true)
    expect(riskLimits.is(recommended)).toBe(true)
  })

  test.each<[ReadonlyArray<string | number>, unknown, string]>([
    [
      ['timing', 'requestMs'],
      20_000,
      'timing.requestMs: 20000, expected at most timing.snapshotMs (15000)',
    ],
    [['timing', 'holdMs'], 5_000, 'timing.holdMs: 5000, expected at most timing.requestMs (4000)'],
    [['feeds'], ['kraken'], 'feeds[0]: "kraken", expected "binance" or "coinbase"'],
    [
      ['feeds'],
      ['coinbase', 'coinbase'],
      'feeds[1]: "coinbase", expected a feed that stands only once',
    ],
    [
      ['paper', 'windowsMs'],
      [1_000],
      'paper.windowsMs[0]: 1000, expected a whole number from 30000 to 86400000 (ms)',
    ],
    [['degen', 'orders'], 'both', 'degen.orders: "both", expected "notify" or "documented"'],
    [['desk', 'asBuys'], 1, 'desk.asBuys: 1, expected true or false'],
    [
      ['desk', 'selection', 'count'],
      0,
      'desk.selection.count: 0, expected a whole number from 1 to 10000 (in number)',
    ],
    [['settings', 'pricing', 'BTC', 'kind'], 'last', 'settings.pricing.BTC.kind: "last"'],
    [['alerts', 'clearAt'], 2, 'alerts.clearAt: 2, expected a number from 0 to 1 (a part of 1)'],
    [['volatility'], { window: 0 }, 'volatility.window: 0'],
  ])('%j as %j is told', (path, value, words) => {
    expect(problems(put(runDefaults, path, value)).join('\n')).toContain(words)
  })
})

describe('laws', () => {
  test('no part may be missing', () => {
    for (const key of Object.keys(runDefaults)) {
      const { [key]: _, ...without } = { ...runDefaults } as Record<string, unknown>
      expect([key, runConfig.is(without)]).toEqual([key, false])
    }
    for (const key of Object.keys(checks)) {
      const { [key]: _, ...without } = checks as Record<string, unknown>
      expect([key, deskConfig.is({ ...runDefaults.desk, checks: without })]).toEqual([key, false])
    }
    for (const key of Object.keys(recommended)) {
      const { [key]: _, ...without } = { ...recommended } as Record<string, unknown>
      expect([key, riskLimits.is(without)]).toEqual([key, false])
    }
    expect(deskSettings.is({})).toBe(false)
  })
})
