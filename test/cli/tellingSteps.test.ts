import { describe, expect, it } from 'vitest'
import { madeUpPrices } from '../../src/backtest/replay/madeUpPrices.js'
import { marketLife } from '../../src/backtest/replay/marketLife.js'
import { demoRow } from '../../src/cli/demo/demoRow.js'
import { type DemoStep, demoStep } from '../../src/cli/demo/demoStep.js'
import { tellingSteps } from '../../src/cli/tellingSteps.js'
import { presets } from '../../src/decision/presets.js'

const quiet: DemoStep = {
  at: 0,
  secondsLeft: 65,
  price: 65_000.5,
  spot: { price: 65_000.5, at: 0 },
  fairValue: 0.5,
  spread: 0.04,
  skew: -0.0001,
  position: { yes: 3, no: 0 },
  fills: [],
  bids: [
    { price: 0.48, size: 100 },
    { price: 0.47, size: 100 },
    { price: 0.46, size: 50 },
  ],
  asks: [],
  placed: 0,
  kept: 3,
  cancelled: 0,
  halted: null,
  withheld: [],
  violations: [],
}

const steps = (changes: Readonly<Record<number, Partial<DemoStep>>>): ReadonlyArray<DemoStep> =>
  Array.from({ length: 16 }, (_, i) => ({ ...quiet, ...changes[i] }))

const fill = { id: 'o1', side: 'ask', price: 0.53, size: 12 } as const
const noRoom = { reason: 'no-room', quotes: 2, message: '' } as const

describe('tellingSteps: examples', () => {
  it('takes the first step, and no more where nothing happens', () => {
    expect(tellingSteps(steps({}))).toEqual([0])
  })

  it('puts a halt before fills, fills before reasons, reasons before orders and moves', () => {
    const moved = { 9: { fairValue: 0.6 } }
    const placed = { ...moved, 10: { fairValue: 0.6, placed: 2 } }
    const withheld = { ...placed, 11: { withheld: [{ side: 'bid', ...noRoom }] } } as const
    const filled = { ...withheld, 13: { fills: [fill] } }
    const halted = { ...filled, 14: { halted: 'stale-spot' } } as const
    const shown = [moved, placed, withheld, filled, halted].map((each) => tellingSteps(steps(each)))
    expect(shown).toEqual([9, 10, 11, 13, 14].map((i) => [0, i]))
  })
})

/** Five minutes of a made-up market with little room, as the demonstration shows them. */
const lived = (seed: number): ReadonlyArray<DemoStep> => {
  const volatility = 0.5
  return marketLife({
    seed,
    market: {
      id: 'BTC-65000-5m',
      asset: 'BTC',
      strike: 65_000,
      openedAt: 0,
      expiresAt: 300_000,
      tickSize: 0.01,
    },
    config: {
      ...presets.v2,
      limits: { ...presets.v2.limits, maxPosition: 800, maxImbalance: 400 },
    },
    prices: madeUpPrices({ seed, start: 65_000, from: 0, stepMs: 1_000, count: 301, volatility }),
    volatility,
    silence: { from: 150_000, to: 162_000 },
    chance: 0.15,
  }).map(demoStep)
}

describe('tellingSteps: laws', () => {
  it('takes at most one of every eight steps, each after the one before', () => {
    for (let seed = 0; seed < 20; seed++) {
      const steps = lived(seed)
      expect(steps).toHaveLength(300)
      const shown = tellingSteps(steps)
      expect(shown.length).toBeGreaterThan(20)
      expect(new Set(shown.map((i) => Math.floor(i / 8))).size).toBe(shown.length)
      expect([...shown].sort((a, b) => a - b)).toEqual(shown)
    }
  })
})

describe('demoRow: examples', () => {
  it('writes prices in cents, groups quotes of one size, and shows no negative zero', () => {
    expect(demoRow(quiet, quiet)).toEqual({
      left: '1:05',
      spot: '65,000.50',
      fairValue: '50.0',
      spread: '4.0',
      skew: '0.0',
      position: '3/0',
      bids: '48 47 × 100, 46 × 50',
      asks: '–',
      sent: '',
      changed: '',
    })
  })

  it('says what was filled, sent and withheld, each reason once', () => {
    const withheld = [
      { side: 'bid', ...noRoom },
      { side: 'ask', ...noRoom, quotes: 1 },
      { side: 'ask', reason: 'same-tick', quotes: 1, message: '' },
    ] as const
    const step = { ...quiet, fills: [fill, { ...fill, side: 'bid' as const }], placed: 2, withheld }
    const row = demoRow({ ...step, cancelled: 1 }, quiet)
    expect(row.sent).toBe('+2 −1')
    expect(row.changed).toBe(
      'bought 12 NO at 47 (ask 53); bought 12 YES at 53; ' +
        '2 bids, 1 ask: no room in the limits; 1 ask: same tick as the one inside',
    )
  })

  it('says when quoting opens, stops and goes on', () => {
    const reason = { side: null, reason: 'stale-spot', quotes: null, message: '' } as const
    const halted = { ...quiet, halted: 'stale-spot', withheld: [reason] } as const
    expect(demoRow(quiet, null).changed).toBe('opens')
    expect(demoRow(halted, quiet).changed).toBe('no quotes: stale price')
    expect(demoRow(quiet, halted).changed).toBe('quotes again')
  })
})
