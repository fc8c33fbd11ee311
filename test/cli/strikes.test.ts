import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backtestSettings } from '../../src/cli/backtest/backtestSettings.js'
import { calibrateSettings } from '../../src/cli/calibrate/calibrateSettings.js'
import { replaySettings } from '../../src/cli/replay/replaySettings.js'

type Words = { readonly _tag: 'Left'; readonly left: string }
type Struck<A> = { readonly _tag: 'Right'; readonly right: { readonly strike: A } }

const argumentsOf = (strike: string) => ({
  operands: ['prices.csv'],
  options: new Map([['strike', strike]]),
})

/** What a command takes the word for, or the words with which it refuses it. */
const taken = <A>(settings: Words | Struck<A>): A | string =>
  settings._tag === 'Left' ? settings.left : settings.right.strike

const replayed = (word: string) => taken(replaySettings(argumentsOf(word)))
const backtested = (word: string) => taken(backtestSettings(argumentsOf(word)))
const calibrated = (word: string) => taken(calibrateSettings(argumentsOf(word)))

describe('--strike: examples', () => {
  it.each([
    ['open', 'open'],
    ['65000', 65_000],
    ['65000.', 65_000],
    ['65000.50', 65_000.5],
    ['.5', 0.5],
    ['1e5', 100_000],
    ['1E5', 100_000],
    ['1e+5', 100_000],
    ['6.5e4', 65_000],
    ['25e-3', 0.025],
    ['+65000', 65_000],
  ])('takes %s for the same in replay and in backtest', (word, strike) => {
    expect(replayed(word)).toBe(strike)
    expect(backtested(word)).toBe(strike)
  })

  it.each(['', '.', 'e5', '1e', '0', '-1', '0e9', '1e999', '0x10', '65,000', '65_000', 'Infinity'])(
    'refuses %j in both with the same words',
    (word) => {
      const refusal = `--strike is ${JSON.stringify(word)}; expected open or a price above 0`
      expect(replayed(word)).toBe(refusal)
      expect(backtested(word)).toBe(refusal)
    },
  )

  it.each([
    ['fixed:1', 1],
    ['fixed:-0.5', -0.5],
    ['fixed:+.5', 0.5],
    ['fixed:5e-1', 0.5],
    ['fixed:1.', 1],
    ['fixed:-1E+1', -10],
  ])('takes %s for so many deviations', (word, deviations) => {
    expect(calibrated(word)).toEqual({ deviations })
  })
})

describe('--strike: laws', () => {
  it('is any price as JavaScript writes it', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1e12, noNaN: true }), (price) => {
        for (const word of [String(price), price.toExponential()]) {
          expect(replayed(word)).toBe(price)
          expect(backtested(word)).toBe(price)
        }
      }),
    )
  })
})
