/**
 * The model that is measured: the one place where it is chosen.
 */

import type { QuoteConfig } from '../../decision/config.js'
import { recommendedOutlook } from '../../decision/recommendedOutlook.js'
import type { Settlement } from '../../market/settlement.js'
import { logRatio } from '../../math/logRatio.js'
import type { FairValueModel } from '../../pricing/d2.js'
import { type Digital, fairValue } from '../../pricing/fairValue.js'
import { type CloseToCloseState, closeToClose } from '../../volatility/closeToClose.js'
import { type OutlookState, outlook } from '../../volatility/outlook.js'
import type { OutlookConfig } from '../../volatility/outlookConfig.js'
import type { ClaimForecast, Forecaster, Question } from './forecaster.js'
import { horizonOf } from './horizonOf.js'

/**
 * What the model remembers: the moves of the prices so far, or the outlook, whichever it reads; the
 * other is null.
 *
 * @category backtest
 * @since 0.1.0
 */
export type ModelState = {
  readonly moves: CloseToCloseState | null
  readonly outlook: OutlookState | null
}

/**
 * Returns the forecaster `model`: the fair value under the market's settlement.
 *
 * With a fit, or with a config whose fair value is `settled`, the outlook of the fit, of the
 * config, or else the recommended one, gives volatility and drift, and the link is the logistic one
 * it was fitted with; it says null before two hours of minutes. With another config the volatility
 * is that of the last 100 moves; it says null while no price has moved.
 *
 * @category backtest
 * @since 0.1.0
 */
export const modelForecaster = (
  config: QuoteConfig,
  fit: OutlookConfig | null,
): Forecaster<ModelState> =>
  fit === null && config.fairValue.model !== 'settled'
    ? ofMoves(config.fairValue.model)
    : ofOutlook(config, fit ?? config.volatility.forecast ?? recommendedOutlook)

const ofMoves = (model: FairValueModel): Forecaster<ModelState> => {
  const estimator = closeToClose({ window: 100, confidence: 0.95, kurtosis: 3 })
  return {
    name: 'model',
    initial: { moves: estimator.initial, outlook: null },
    step: ({ moves }, { close, at }) => ({
      moves: estimator.step(moves ?? estimator.initial, { price: close, at }),
      outlook: null,
    }),
    forecast: ({ moves }, question) => {
      const volatility = estimator.value(moves ?? estimator.initial)?.volatility
      if (volatility === undefined) return null
      const { spot, strike } = question
      return both({
        spot: spot.price,
        strike,
        volatility,
        ...lawOf(model, question),
      })
    },
  }
}

const ofOutlook = (config: QuoteConfig, fit: OutlookConfig): Forecaster<ModelState> => {
  const fold = outlook(fit)
  return {
    name: 'model',
    initial: { moves: null, outlook: fold.initial },
    step: ({ outlook }, bar) => ({ moves: null, outlook: fold.step(outlook ?? fold.initial, bar) }),
    forecast: ({ outlook }, question) => {
      const { spot, strike } = question
      const { from, seconds } = horizonOf(question)
      const said = fold.value(outlook ?? fold.initial)({
        now: from,
        seconds,
        elapsed: partElapsed(question),
        distance: logRatio(spot.price, strike),
      })
      if (said === null) return null
      return both({
        spot: spot.price * Math.exp(said.drift),
        strike,
        volatility: said.volatility,
        ...asRecorded(question),
        ...settledLaw(config),
      })
    },
  }
}

/** The link that the outlook is fitted with, where the config names none. */
const settledLaw = ({ fairValue }: QuoteConfig): Pick<Digital, 'link' | 'basis'> =>
  fairValue.model === 'settled'
    ? { link: fairValue.link, basis: fairValue.basis }
    : { link: { kind: 'logistic', scale: 1 } }

const both = (claim: Digital): ClaimForecast => ({
  yes: fairValue(claim),
  no: fairValue({ ...claim, outcome: 'no' }),
  volatility: claim.volatility,
})

/** Of a market whose strike says nothing of its start, none counts as passed. */
const partElapsed = ({ now, openedAt, expiresAt, settlement }: Question): number =>
  settlement.strike.kind === 'opening' ? (now - openedAt) / (expiresAt - openedAt) : 0

/** The seed's models know points alone; of any other settlement they price the normal law. */
const lawOf = (model: FairValueModel, question: Question): Terms & Pick<Digital, 'model'> =>
  isPoint(question.settlement)
    ? { model, secondsToExpiry: horizonOf(question).seconds }
    : asRecorded(question)

type Terms = Pick<Digital, 'secondsToExpiry' | 'settlement' | 'printed'>

/**
 * What is priced of a question. The continuous mean of an index that trails is that of the recorded
 * price over a window as much earlier, of which all is known by now: of the trailing one the price
 * would take for printed only what the index has shown.
 */
const asRecorded = (question: Question): Terms => {
  const { settlement, printed } = question
  const { end, lagMs } = settlement
  const { seconds } = horizonOf(question)
  if (end.kind !== 'mean' || end.prints !== null || !(lagMs > 0)) {
    return { secondsToExpiry: seconds, settlement, printed }
  }
  const secondsToExpiry = Math.max(seconds - lagMs / 1000, 0)
  return { secondsToExpiry, settlement: { ...settlement, lagMs: 0 }, printed }
}

const isPoint = ({ end, tickSize, lagMs }: Settlement): boolean =>
  end.kind === 'point' && tickSize === 0 && lagMs === 0
