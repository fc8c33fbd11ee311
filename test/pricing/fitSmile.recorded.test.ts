import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import * as Normal from '../../src/math/normal.js'
import { fitSmile } from '../../src/pricing/fitSmile.js'
import * as Smile from '../../src/pricing/smile.js'

/** One instant of an option chain; the test skips where the recordings are not there. */
const file = 'btc_options_snapshot_20260207.csv.gz'
const recording = new URL(`../../../shared/data/deribit_${file}`, import.meta.url)

type Call = { readonly strike: number; readonly forward: number; readonly deviation: number }

/** The calls of one expiry by rising strike, with √w from the volatility marked. */
const calls = (expiry: string): ReadonlyArray<Call> => {
  const [head = '', ...rows] = gunzipSync(readFileSync(recording)).toString().trim().split('\n')
  const names = head.split(',')
  return rows
    .map((row) => Object.fromEntries(row.split(',').map((cell, i) => [names[i], cell])))
    .filter((row) => row['expiry_ms'] === expiry && row['type'] === 'call')
    .map((row) => ({
      strike: Number(row['strike']),
      forward: Number(row['forward']),
      deviation: Number(row['mark_iv']) * Math.sqrt(Number(row['ttm_years'])),
    }))
    .sort((a, b) => a.strike - b.strike)
}

const worth = ({ strike, forward, deviation }: Call): number => {
  const z = Math.log(forward / strike) / deviation - deviation / 2
  return forward * Normal.cdf(z + deviation) - strike * Normal.cdf(z)
}

/** Between each two strikes the binary that their spread is, and what the skew term makes of it. */
const binaries = (all: ReadonlyArray<Call>) =>
  all.slice(1).flatMap((upper, i) => {
    const lower = all[i] as Call
    const strike = Math.sqrt(lower.strike * upper.strike)
    const slope = (upper.deviation - lower.deviation) / Math.log(upper.strike / lower.strike)
    const root = (upper.deviation + lower.deviation) / 2
    const k = Math.log(strike / lower.forward)
    const z = -k / root - root / 2
    if (Math.abs(z) > 1.3) return []
    return {
      strike,
      spread: (worth(lower) - worth(upper)) / (upper.strike - lower.strike),
      flat: Normal.cdf(z),
      // The line through both strikes, as a smile.
      skewed: Smile.digital(
        { forward: lower.forward, deviation: root - slope * k, skew: slope },
        strike,
      ),
    }
  })

describe.skipIf(!existsSync(recording))('oracle: a chain of listed options', () => {
  test.each(['1770969600000', '1771574400000', '1772179200000', '1774598400000'])(
    'of expiry %s, a call spread is the skewed binary, not the flat one',
    (expiry) => {
      const made = binaries(calls(expiry))
      expect(made.length).toBeGreaterThan(5)
      const worst = (of: 'flat' | 'skewed'): number =>
        Math.max(...made.map((one) => Math.abs(one[of] - one.spread)))
      // A straight line between marks is all that separates a spread from the formula.
      expect(worst('skewed')).toBeLessThan(0.002)
      expect(worst('flat')).toBeGreaterThan(0.08)
      const quotes = made.map(({ strike, spread }) => {
        return { strike, bid: spread - 0.01, ask: spread + 0.01 }
      })
      const fit = fitSmile({ quotes, secondsToExpiry: 86_400, tickSize: 0.01 })
      if (fit.kind === 'none') throw new Error(fit.reason)
      // The forward of the chain, and prices that a straight smile can have: these are curved.
      const { forward = Number.NaN } = calls(expiry)[0] ?? {}
      const off = Math.log(fit.smile.forward / forward) / fit.errors.logForward
      expect(Math.abs(off)).toBeLessThan(1.5)
      for (const { strike, spread } of made) {
        expect(Math.abs(Smile.digital(fit.smile, strike) - spread)).toBeLessThan(0.05)
      }
    },
  )
})
