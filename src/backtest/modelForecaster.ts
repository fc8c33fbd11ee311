/**
 * The model that is measured: the one place where it is chosen.
 */

import type { Fit } from '../codec/decodeFit.js'
import type { QuoteConfig } from '../decision/config.js'
import type { Settlement } from '../market/settlement.js'
import { elapsed } from '../market/units.js'
import { type Digital, fairValue } from '../pricing/fairValue.js'
import { type CloseToCloseState, closeToClose } from '../volatility/closeToClose.js'
import type { Forecaster, Question } from './forecaster.js'

/**
 * What the model remembers of the prices so far.
 *
 * @category backtest
 * @since 0.1.0
 */
export type ModelState = CloseToCloseState

/**
 * Returns the forecaster `model`: the fair value of the config under the market's settlement, with
 * the volatility of the prices so far. It says null while no price has moved. The fit is not read
 * yet.
 *
 * @category backtest
 * @since 0.1.0
 */
export const modelForecaster = (config: QuoteConfig, _fit: Fit | null): Forecaster<ModelState> => {
  const estimator = closeToClose({ window: 100, confidence: 0.95, kurtosis: 3 })
  return {
    name: 'model',
    initial: estimator.initial,
    step: (state, { close, at }) => estimator.step(state, { price: close, at }),
    forecast: (state, question) => {
      const volatility = estimator.value(state)?.volatility
      if (volatility === undefined) return null
      const { now, spot, strike, expiresAt } = question
      const claim = {
        spot: spot.price,
        strike,
        volatility,
        secondsToExpiry: elapsed({ from: now, to: expiresAt }),
        ...lawOf(config, question),
      }
      return { yes: fairValue(claim), no: fairValue({ ...claim, outcome: 'no' }), volatility }
    },
  }
}

/** The seed's models know points alone; of any other settlement they price the normal law. */
const lawOf = ({ fairValue }: QuoteConfig, { settlement, printed }: Question): Partial<Digital> => {
  if (fairValue.model === 'settled') {
    const { link, basis } = fairValue
    return { settlement, printed, link, basis }
  }
  return isPoint(settlement) ? { model: fairValue.model } : { settlement, printed }
}

const isPoint = ({ end, tickSize, lagMs }: Settlement): boolean =>
  end.kind === 'point' && tickSize === 0 && lagMs === 0
