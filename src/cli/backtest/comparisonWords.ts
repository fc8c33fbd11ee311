/**
 * What a comparison of configurations says of luck, or why it cannot.
 */

import type { Comparison } from '../../backtest/report/compareConfigurations.js'
import { digits } from './backtestWords.js'

/**
 * Returns how probable it is that the best is better than the best of as many worthless ones.
 *
 * @category cli
 * @since 0.1.0
 */
export const chanceWords = ({ deflated, configurations, trials }: Comparison): string => {
  if (deflated.probability !== null) return digits(deflated.probability, 3)
  return configurations.length === 1 && trials > 1
    ? 'not known: one configuration here of several tried does not tell how far apart they are'
    : 'not known: too few hours with a profit or a loss'
}

/**
 * Returns how probable it is that the choice was made of noise.
 *
 * @category cli
 * @since 0.1.0
 */
export const overfittingWords = ({ overfitting, configurations }: Comparison): string => {
  if (overfitting.probability !== null)
    return `${digits(overfitting.probability, 3)}, over 0.2 is noise`
  return configurations.length < 2
    ? 'not known: it takes two configurations'
    : `not known: too few hours in which markets settled, it takes ${leastHours}`
}

/** Two parts of the time, with four hours in each. */
const leastHours = 8
