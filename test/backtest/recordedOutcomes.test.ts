import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { calibration } from '../../src/backtest/calibration/calibration.js'
import type { SettledWindow } from '../../src/backtest/calibration/calibrationState.js'
import { uniform } from '../../src/backtest/uniform.js'
import type { Bar } from '../../src/market/bar.js'
import type { Settlement } from '../../src/market/settlement.js'
import { price } from './bars.js'
import { configWith, opening, settledOf } from './calibrating.js'

const windowMs = 300_000

const settledUnder = (
  settlement: Partial<Settlement>,
  bars: ReadonlyArray<Bar>,
): ReadonlyArray<SettledWindow> =>
  settledOf(configWith({ windowMs, settlement: { ...opening, ...settlement } }), bars)

const halves = (settlement: Partial<Settlement>, bars: ReadonlyArray<Bar>): number => {
  const fold = calibration(configWith({ windowMs, settlement: { ...opening, ...settlement } }))
  return bars.reduce(fold.step, fold.initial).windows.half
}

const count = 40
const origin = 1_780_876_800_000

/**
 * A feed of one price a second, in 15 digits as the oracle's, in which every third market ends
 * exactly where it began.
 */
const feed = ((): ReadonlyArray<Bar> => {
  let last = 63304.20030119507
  let opened = last
  return Array.from({ length: (count * windowMs) / 1000 + 1 }, (_, second) => {
    last *= 1 + 1e-4 * (uniform({ seed: 1, index: second }) - 0.5)
    const market = Math.floor(second / 300) - 1
    if (second % 300 === 0) {
      if (market >= 0 && market % 3 === 0) last = opened
      opened = last
    }
    return price(last, origin + second * 1000)
  })
})()

const isTied = ({ start }: SettledWindow): boolean => ((start - origin) / windowMs) % 3 === 0

describe('outcomes of a feed of one price a second: examples', () => {
  const tied = Math.ceil(count / 3)

  it.each(['yes', 'no'] as const)('every tie is %s where the rule says so', (tie) => {
    const settled = settledUnder({ tie }, feed)
    expect(settled).toHaveLength(count)
    expect(settled.filter(({ strike, price }) => strike === price)).toEqual(settled.filter(isTied))
    const ties = settled.filter(isTied)
    expect(ties.map(({ outcome }) => outcome)).toEqual(new Array(tied).fill(tie))
  })

  it('a tie that pays half is no outcome, and is counted', () => {
    const settled = settledUnder({ tie: 'half' }, feed)
    expect(settled).toHaveLength(count - tied)
    expect(settled.filter(isTied)).toEqual([])
    expect(halves({ tie: 'half' }, feed)).toBe(tied)
    expect([halves({ tie: 'yes' }, feed), halves({ tie: 'no' }, feed)]).toEqual([0, 0])
  })

  it('what is no tie ends alike under each rule', () => {
    const [yes, no, half] = (['yes', 'no', 'half'] as const).map((tie) =>
      settledUnder({ tie }, feed)
        .filter((window) => !isTied(window))
        .map(({ start, outcome }) => ({ start, outcome })),
    )
    expect(no).toEqual(yes)
    expect(half).toEqual(yes)
    expect(new Set(yes?.map(({ outcome }) => outcome))).toEqual(new Set(['yes', 'no']))
  })

  it('the least difference that a double can hold is no tie', () => {
    const above = 63304.20030119507 + 2 ** -37
    const bars = [63304.20030119507, above, 63304.20030119507].map((value, i) =>
      price(value, origin + i * windowMs),
    )
    expect(above).toBeGreaterThan(63304.20030119507)
    const outcomes = settledUnder({ tie: 'half' }, bars).map(({ outcome }) => outcome)
    expect(outcomes).toEqual(['yes', 'no'])
  })

  it('on a grid prices that are published alike tie', () => {
    const bars = [63304.2003, 63304.1996, 63304.2061].map((value, i) =>
      price(value, origin + i * windowMs),
    )
    const outcomes = (tickSize: number, tie: Settlement['tie']) =>
      settledUnder({ tie, tickSize }, bars).map(({ outcome }) => outcome)
    expect(outcomes(0, 'yes')).toEqual(['no', 'yes'])
    expect(outcomes(0.01, 'yes')).toEqual(['yes', 'yes'])
    expect(outcomes(0.01, 'no')).toEqual(['no', 'yes'])
    expect(outcomes(0.01, 'half')).toEqual(['yes'])
  })

  it.each([60, null])('averages of %s prints of a feed that stands still tie', (prints) => {
    const still = feed.map(({ at }) => price(63304.20030119507, at))
    const fixing = { kind: 'mean', windowMs: 60_000, prints } as const
    const rule = { end: fixing, strike: { kind: 'opening', fixing } } as const
    const lives = settledUnder({ ...rule, tie: 'yes' }, still)
    expect(lives).toHaveLength(count - 1)
    expect(new Set(lives.map(({ outcome }) => outcome))).toEqual(new Set(['yes']))
    expect(halves({ ...rule, tie: 'half' }, still)).toBe(count - 1)
  })
})

const data = (name: string): URL =>
  new URL(`../../../shared/data/${name}_2026-06-08.csv.gz`, import.meta.url)

const recording = data('chainlink_btcusd_1hz')
const listed = data('polymarket_btc5m_markets')

const rowsOf = (file: URL): ReadonlyArray<ReadonlyArray<string>> =>
  gunzipSync(readFileSync(file))
    .toString()
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((row) => row.split(','))

describe('outcomes of a feed of one price a second: oracle', () => {
  it.skipIf(!existsSync(recording))(
    'agree with the official ones in all markets of a day that tell strike, end and outcome',
    () => {
      const official = rowsOf(listed)
        .filter(([, , , strike, end, outcome]) => strike !== '' && end !== '' && outcome !== '')
        .map(([, start, end, strike, settled, up]) => ({
          start: Number(start),
          end: Number(end),
          strike: Number(strike),
          price: Number(settled),
          outcome: up === '1' ? 'yes' : 'no',
        }))
      const [first] = official
      // The first market began before the recording: its price to beat is the venue's.
      const opened = price(first?.strike ?? 0, first?.start ?? 0)
      const bars = rowsOf(recording).map(([at, value]) => price(Number(value), Number(at)))
      const ours = new Map(
        settledUnder({ tie: 'yes' }, [opened, ...bars]).map(({ predictions: _, ...window }) => [
          window.start,
          window,
        ]),
      )
      expect(official).toHaveLength(280)
      expect(official.map(({ start }) => ours.get(start))).toEqual(official)
      expect(official.filter(({ strike, price }) => strike === price)).toEqual([])
    },
  )
})
