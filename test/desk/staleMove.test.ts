/** How far a market moves while its index is old: the desk's number against the repriced market. */

import { describe, expect, test } from 'vitest'
import type { QuoteConfig } from '../../src/decision/config.js'
import { fairPrice } from '../../src/decision/fairPrice.js'
import { presets } from '../../src/decision/presets.js'
import type { QuoteState } from '../../src/decision/state.js'
import { decide } from '../../src/desk/decide/decide.js'
import type { DeskConfig } from '../../src/desk/decide/deskConfig.js'
import { type Printed, plain, type Settlement } from '../../src/market/settlement.js'
import { venueSizeRules } from '../../src/market/venueSizeRules.js'
import * as RiskLimits from '../../src/risk/riskLimits.js'
import { config, empty, listed, market, priced, run, start } from './desks.js'

const volatility = 0.45
const strike = 65_000
const perSecond = volatility / Math.sqrt(31_536_000)

const quote: QuoteConfig = {
  ...presets.recommended,
  volatility: { default: volatility, overrides: {} },
  fairValue: {
    ...presets.recommended.fairValue,
    link: { kind: 'normal', scale: 1 },
    basis: { mean: 0, deviation: 0 },
    modelWeight: 1,
  },
  spread: { ...presets.recommended.spread, stopAbove: 1 },
  timing: { ...presets.recommended.timing, closeBeforeExpiryMs: 0 },
}

const checked: DeskConfig = {
  ...config,
  quote,
  checks: {
    limits: { ...RiskLimits.recommended, maxStaleMove: 0 },
    rules: venueSizeRules.polymarket,
    feePerShare: 0,
    salesNeedShares: false,
    halts: [],
    postOnly: true,
    orderLifeMs: null,
  },
}

type Case = {
  readonly settlement: Settlement
  readonly left: number
  readonly deviations: number
  readonly end?: Printed
}

const spotOf = ({ left, deviations }: Case): number =>
  strike * Math.exp(deviations * perSecond * Math.sqrt(left))

/** What the desk tells of a market whose index is so old, `left` seconds before its end. */
const told = (of: Case, ageMs: number): number => {
  const { settlement, left, end } = of
  const at = start + 60_000
  const one = { ...market('m'), strike, settlement, expiresAt: at + left * 1_000 }
  const printed = { strike: null, end: end ?? null }
  const desk = run(empty, [
    { ...listed('m'), kind: 'listed', at: start, market: one },
    { kind: 'printed', at: start, marketId: 'm', printed },
    priced(at - ageMs, spotOf(of)),
    { kind: 'clock', at },
  ])
  const { decisions } = decide(desk, checked)
  for (const { reasons } of decisions[0]?.cut ?? [])
    for (const reason of reasons)
      if (reason._tag === 'past' && reason.of === 'stale-move') return reason.value
  return expect.fail(`nothing was checked: ${decisions[0]?.diff.halted}`)
}

/**
 * The deviation of the fair value a second on, of a market whose spot moves by a normal return: its
 * square, over where spot may then be. Of an extreme the paths that came up to the strike before
 * are worth a dollar, by reflection.
 */
const repriced = (of: Case): number => {
  const { settlement, left, end } = of
  const spot = spotOf(of)
  const state = (seconds: number, price: number): QuoteState => ({
    now: start,
    market: { ...market('m'), strike, settlement, expiresAt: start + seconds * 1_000 },
    spot: { price, at: start },
    printed: { strike: null, end: end ?? null },
    position: { yes: 0, no: 0 },
    orders: [],
    pnl: { today: 0 },
  })
  const isTouch = settlement.end.kind === 'extremum'
  const level = isTouch ? Math.log(strike / spot) / perSecond : Number.POSITIVE_INFINITY
  let [mean, square, all] = [0, 0, 0]
  for (let z = -8; z <= 8; z += 0.005) {
    const density = Math.exp((-z * z) / 2)
    const mirrored = isTouch ? Math.exp(-((2 * level - z) ** 2) / 2) : 0
    const isOver = z >= level
    const price = spot * Math.exp(perSecond * z - (perSecond * perSecond) / 2)
    const value = isOver ? 1 : fairPrice(state(left - 1, price), quote, 'yes')
    const weight = isOver ? 2 * density : density - mirrored
    mean += weight * value
    square += weight * value * value
    all += weight
  }
  return Math.sqrt(square / all - (mean / all) ** 2)
}

const point: Settlement = plain
/** Twelve prints, so that none falls into the second that is looked at. */
const average: Settlement = { ...point, end: { kind: 'mean', windowMs: 60_000, prints: 12 } }
const highest: Settlement = { ...point, end: { kind: 'extremum', of: 'highest' } }
const half = (count: number): Printed => ({ count, value: strike, by: 'venue' })

const cases: ReadonlyArray<readonly [string, Case, number]> = [
  ['a point', { settlement: point, left: 240, deviations: 0.5 }, 1e-3],
  ['a point that is near', { settlement: point, left: 20, deviations: -0.3 }, 1e-3],
  ['an average before its window', { settlement: average, left: 90, deviations: 0.4 }, 1e-3],
  [
    'an average in its window',
    { settlement: average, left: 23.5, deviations: 0.1, end: half(7) },
    1e-3,
  ],
  ['an extreme', { settlement: highest, left: 240, deviations: -1 }, 1e-3],
  ['an extreme that is near', { settlement: highest, left: 120, deviations: -0.1 }, 1e-2],
]

describe('oracle', () => {
  test.each(cases)('%s moves as the market repriced a second on does', (_, of, tolerance) => {
    const value = told(of, 1_000)
    expect(Math.abs(value / repriced(of) - 1)).toBeLessThan(tolerance)
  })
})

describe('laws', () => {
  test.each(cases)('%s moves with the root of how old its index is', (_, of) => {
    expect(told(of, 250) / told(of, 1_000)).toBeCloseTo(0.5, 12)
  })
})
