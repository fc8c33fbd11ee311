/**
 * What a ledger is told that does not fit: one closed union, and its words.
 */

/**
 * Why an event did not count, or contradicts one before. `said` is the event's kind.
 *
 * @category desk
 * @since 0.1.0
 */
export type LedgerAnomaly =
  | { readonly _tag: 'unknown-market'; readonly market: string; readonly said: string }
  | { readonly _tag: 'nonsense'; readonly said: string }
  | { readonly _tag: 'too-large'; readonly said: string }
  | { readonly _tag: 'failed-after-confirmed'; readonly id: string }
  | { readonly _tag: 'confirmed-after-failed'; readonly id: string }
  | { readonly _tag: 'not-archivable'; readonly market: string; readonly provisional: number }
  | { readonly _tag: 'late-roll'; readonly at: number; readonly openedAt: number }

/**
 * Returns an anomaly as a sentence that holds the offending values.
 *
 * @example
 * import { LedgerAnomaly } from 'twoway'
 *
 * LedgerAnomaly.message({ _tag: 'unknown-market', market: 'm1', said: 'confirmed' })
 * // => 'confirmed names the market m1, which is not listed'
 *
 * @category desk
 * @since 0.1.0
 */
export const message = (anomaly: LedgerAnomaly): string => {
  switch (anomaly._tag) {
    case 'unknown-market':
      return `${anomaly.said} names the market ${anomaly.market}, which is not listed`
    case 'nonsense':
      return `an event of the kind ${anomaly.said} holds what cannot be`
    case 'too-large':
      return `${anomaly.said} would take an amount past what is counted exactly`
    case 'failed-after-confirmed':
      return `the fill ${anomaly.id} fails after it was confirmed, and stays`
    case 'confirmed-after-failed':
      return `the fill ${anomaly.id} is confirmed after it had failed, and counts`
    case 'not-archivable':
      return `${anomaly.market} is unresolved or has fills in doubt: ${anomaly.provisional}`
    case 'late-roll':
      return `a day at ${anomaly.at} is not after the one at ${anomaly.openedAt}`
  }
}
