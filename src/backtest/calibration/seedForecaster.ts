/**
 * The seed's way to a fair value: the normal law of a short standard deviation.
 */

import type { Bar } from '../../market/bar.js'
import type { Spot } from '../../market/market.js'
import { secondsPerYear } from '../../market/units.js'
import { logRatio } from '../../math/logRatio.js'
import { fairValue } from '../../pricing/fairValue.js'
import type { Forecaster } from './forecaster.js'
import { horizonOf } from './horizonOf.js'

/**
 * What the seed's forecaster remembers: the last price, and the last ones known at whole minutes,
 * the oldest first.
 *
 * @category backtest
 * @since 0.1.0
 */
export type SeedState = {
  readonly last: Spot | null
  readonly minutes: ReadonlyArray<number>
}

/**
 * The baseline `seed`: `N(ln(S/K) / σ√T)`, with σ the sample standard deviation (n − 1) of the last
 * 15 one-minute returns.
 *
 * The price of a minute is the last one known at its end, whatever the length of the bars. It says
 * null before it has 16 of them, and while they are all the same. It takes every market for one
 * that settles on the price at its end.
 *
 * @example
 * import { seedForecaster } from 'twoway/backtest'
 *
 * seedForecaster.initial // => { last: null, minutes: [] }
 *
 * @category backtest
 * @since 0.1.0
 */
export const seedForecaster: Forecaster<SeedState> = {
  name: 'seed',
  initial: { last: null, minutes: [] },
  step: ({ last, minutes }, { close, at }) => ({
    last: { price: close, at },
    minutes: last === null ? onTheMinute([], at, close) : sampled(minutes, last, { close, at }),
  }),
  forecast: ({ minutes }, question) => {
    const volatility = volatilityOf(minutes)
    if (volatility === null) return null
    const { spot, strike } = question
    const claim = {
      spot: spot.price,
      strike,
      volatility,
      secondsToExpiry: horizonOf(question).seconds,
      model: 'simplified',
    } as const
    return { yes: fairValue(claim), no: fairValue({ ...claim, outcome: 'no' }), volatility }
  },
}

const minuteMs = 60_000
const returns = 15

/** Minutes that end between two bars end at the price of the first; those of a gap are many. */
const sampled = (
  minutes: ReadonlyArray<number>,
  last: Spot,
  { close, at }: Pick<Bar, 'close' | 'at'>,
): ReadonlyArray<number> => {
  const ended = Math.ceil(at / minuteMs) - 1 - Math.floor(last.at / minuteMs)
  const between = new Array<number>(Math.min(ended, returns + 1)).fill(last.price)
  return onTheMinute([...minutes, ...between], at, close)
}

const onTheMinute = (
  minutes: ReadonlyArray<number>,
  at: number,
  close: number,
): ReadonlyArray<number> =>
  (at % minuteMs === 0 ? [...minutes, close] : minutes).slice(-(returns + 1))

const volatilityOf = (minutes: ReadonlyArray<number>): number | null => {
  if (minutes.length <= returns) return null
  const changes = minutes.slice(1).map((price, i) => logRatio(price, minutes[i] ?? price))
  const mean = changes.reduce((total, change) => total + change, 0) / returns
  const squares = changes.reduce((total, change) => total + (change - mean) * (change - mean), 0)
  const variance = squares / (returns - 1)
  return variance > 0 ? Math.sqrt(variance * (secondsPerYear / 60)) : null
}
