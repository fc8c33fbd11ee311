/**
 * What somebody should know while a desk runs: one closed union, what to do, and its words.
 */

/**
 * A condition that holds, with its value and the threshold that it passed.
 *
 * @category risk
 * @since 0.1.0
 */
export type Alert =
  | { readonly _tag: 'loss-warning'; readonly loss: number; readonly threshold: number }
  | { readonly _tag: 'loss-limit'; readonly loss: number; readonly threshold: number }
  | {
      readonly _tag: 'position'
      readonly market: string
      readonly shares: number
      readonly threshold: number
    }
  | { readonly _tag: 'no-fills'; readonly silenceMs: number; readonly threshold: number }
  | {
      readonly _tag: 'stale-feed'
      readonly asset: string
      readonly ageMs: number
      readonly threshold: number
    }
  | {
      readonly _tag: 'stale-source'
      readonly source: string
      readonly ageMs: number
      readonly threshold: number
    }
  | {
      readonly _tag: 'near-limit'
      readonly limit: string
      readonly used: number
      readonly threshold: number
    }
  | {
      readonly _tag: 'fast-claim'
      readonly market: string
      readonly move: number
      readonly threshold: number
    }
  | {
      readonly _tag: 'sources-apart'
      readonly asset: string
      readonly range: number
      readonly threshold: number
    }

/** How bad it is, and what to do about it. @category risk @since 0.1.0 */
export type Response = {
  readonly severity: 'warning' | 'critical'
  readonly action: 'watch' | 'check-connectivity' | 'stop-quoting' | 'stop-trading'
}

/**
 * Returns how bad an alert is and what to do about it.
 *
 * @example
 * import { Alert } from 'twoway'
 *
 * Alert.response({ _tag: 'loss-limit', loss: 1_100, threshold: 1_000 })
 * // => { severity: 'critical', action: 'stop-trading' }
 *
 * @category risk
 * @since 0.1.0
 */
export const response = (alert: Alert): Response => {
  switch (alert._tag) {
    case 'loss-limit':
      return { severity: 'critical', action: 'stop-trading' }
    case 'stale-feed':
    case 'fast-claim':
    case 'sources-apart':
      return { severity: 'critical', action: 'stop-quoting' }
    case 'no-fills':
    case 'stale-source':
      return { severity: 'warning', action: 'check-connectivity' }
    case 'loss-warning':
    case 'position':
    case 'near-limit':
      return { severity: 'warning', action: 'watch' }
  }
}

/**
 * Returns an alert as a sentence that holds the offending value.
 *
 * @example
 * import { Alert } from 'twoway'
 *
 * Alert.message({ _tag: 'no-fills', silenceMs: 600_001, threshold: 600_000 })
 * // => 'no fill for 600001 ms of quoting; 600000 ms are usual at most'
 *
 * @category risk
 * @since 0.1.0
 */
export const message = (alert: Alert): string => {
  switch (alert._tag) {
    case 'loss-warning':
      return `the day has lost ${alert.loss} dollars, more than ${alert.threshold}`
    case 'loss-limit':
      return `the day has lost ${alert.loss} dollars; its limit is ${alert.threshold}`
    case 'position':
      return `${alert.shares} shares are held in ${alert.market}, more than ${alert.threshold}`
    case 'no-fills':
      return `no fill for ${alert.silenceMs} ms of quoting; ${alert.threshold} ms are usual at most`
    case 'stale-feed':
      return `the price of ${alert.asset} is ${alert.ageMs} ms old; at most ${alert.threshold} allowed`
    case 'stale-source':
      return `the source ${alert.source} is silent for ${alert.ageMs} ms; at most ${alert.threshold} allowed`
    case 'near-limit':
      return `${alert.used} of ${alert.limit} is used, more than ${alert.threshold}`
    case 'fast-claim':
      return `${alert.market} moves by ${alert.move} dollars before a cancel takes; ${alert.threshold} is borne`
    case 'sources-apart':
      return `the sources of ${alert.asset} are ${alert.range} apart; at most ${alert.threshold} allowed`
  }
}
