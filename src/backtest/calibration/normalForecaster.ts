/**
 * What the model would say without its tails.
 */

import { fairValue } from '../../pricing/fairValue.js'
import type { Forecaster } from './forecaster.js'
import { horizonOf } from './horizonOf.js'

/**
 * Returns the baseline `normal`: Black–Scholes with the volatility that another forecaster uses,
 * for a market that settles on the price at its end. What it is worse by, tails and the rule of
 * settlement are worth.
 *
 * @example
 * import { normalForecaster, seedForecaster } from 'twoway/backtest'
 *
 * normalForecaster(seedForecaster).name // => 'normal'
 *
 * @category backtest
 * @since 0.1.0
 */
export const normalForecaster = <State>(model: Forecaster<State>): Forecaster<State> => ({
  name: 'normal',
  initial: model.initial,
  step: model.step,
  forecast: (state, question) => {
    const said = model.forecast(state, question)
    if (said === null) return null
    const { spot, strike } = question
    const { volatility } = said
    const secondsToExpiry = horizonOf(question).seconds
    const claim = { spot: spot.price, strike, volatility, secondsToExpiry }
    return { yes: fairValue(claim), no: fairValue({ ...claim, outcome: 'no' }), volatility }
  },
})
