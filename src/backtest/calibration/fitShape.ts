/**
 * Which terms an outlook is fitted with.
 */

import type { OutlookModel, OutlookTerm } from '../../volatility/outlookConfig.js'
import { flat } from '../../volatility/seasonalClock.js'

const circumstances: ReadonlyArray<OutlookTerm> = [
  // Halfway between a normal law's scale and the logistic's: where the search begins.
  { of: 'one', weights: [-0.5, 0, 0] },
  { of: 'elapsed', weights: [0, 0] },
  { of: 'elapsedSquared', weights: [0] },
  { of: 'season', weights: [0] },
]

const ofPrices: ReadonlyArray<OutlookTerm> = [
  { of: 'squares', minutes: 4, against: 480, weights: [0, 0] },
  { of: 'squares', minutes: 16, against: 480, weights: [0, 0] },
  { of: 'squares', minutes: 64, against: 480, weights: [0, 0] },
  { of: 'squares', minutes: 1_440, against: 480, weights: [0] },
  { of: 'quarters', minutes: 30, against: 480, weights: [0] },
  { of: 'sizes', minutes: 4, against: 480, weights: [0, 0] },
  { of: 'sizes', minutes: 16, against: 480, weights: [0, 0] },
]

const ofTrading: ReadonlyArray<OutlookTerm> = [
  { of: 'ranges', minutes: 2, against: 1_440, weights: [0, 0] },
  { of: 'ranges', minutes: 16, against: 1_440, weights: [0, 0] },
  { of: 'volume', minutes: 256, against: 1_440, weights: [0] },
  { of: 'trades', minutes: 4, against: 1_440, weights: [0] },
  { of: 'trades', minutes: 32, against: 1_440, weights: [0] },
  { of: 'trades', minutes: 256, against: 1_440, weights: [0] },
]

const shape = (terms: ReadonlyArray<OutlookTerm>): OutlookModel => ({
  clock: flat,
  levelMinutes: 480,
  pulseMinutes: 60,
  terms,
  trends: [5, 20, 80, 240].map((minutes) => ({ minutes, away: 0, back: 0, drift: 0 })),
  tie: 0,
  errors: [],
})

/**
 * The two models of an outlook before they are fitted, `prices` with 32 coefficients and `full`
 * with 40: the terms that lowered the loss in both halves of 2023.
 *
 * @category backtest
 * @since 0.1.0
 */
export const fitShapes: { readonly full: OutlookModel; readonly prices: OutlookModel } = {
  full: shape([...circumstances, ...ofPrices, ...ofTrading]),
  prices: shape([...circumstances, ...ofPrices]),
}
