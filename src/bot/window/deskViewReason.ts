/**
 * Why a desk withholds what it does, in words.
 */

import { message as cutMessage } from '../../decision/cutReason.js'
import type { DeskCut, DeskHalt, MarketDecision } from '../../desk/decide/deskActions.js'
import { message as rejectionMessage } from '../../risk/rejection.js'

/** A reason: the word that counts use, and its sentence. @category bot @since 0.1.0 */
export type Told = { readonly tag: string; readonly words: string }

/** Returns why the desk leaves a market alone. @category bot @since 0.1.0 */
export const haltReason = (halt: DeskHalt): Told => ({ tag: halt, words: halts[halt] })

const halts: Readonly<Record<DeskHalt, string>> = {
  stopped: 'the desk is stopped or paused: everything is cancelled',
  resolved: 'the market is over',
  mismatched: 'the venue holds another position than the ledger has, until they agree again',
  'no-price': 'no price of the underlying is known yet',
  'sources-disagree': 'the price sources are too far apart',
  'no-source': 'no price source counts',
  'not-selected': 'other markets score higher',
}

/**
 * Returns what limits, checks and the budget took of a decision, order by order.
 *
 * @category bot
 * @since 0.1.0
 */
export const cutReasons = ({ cut, delayed }: MarketDecision): ReadonlyArray<Told> => [
  ...cut.flatMap(({ order: { side, outcome, price, size }, reasons }) =>
    reasons.map((reason) => ({
      tag: reason._tag,
      words: `${side} of ${size} ${outcome.toUpperCase()} at ${price}: ${wordsOf(reason)}`,
    })),
  ),
  ...delayed.map(({ id, reason }) => ({
    tag: reason._tag,
    words: `${id} waits: ${wordsOf(reason)}`,
  })),
]

const wordsOf = (reason: DeskCut): string => {
  switch (reason._tag) {
    case 'group-limit':
      return 'its group of markets could lose too much together'
    case 'resting':
      return `the venue asked for silence until ${reason.until}`
    case 'over-budget':
    case 'awaits-cancel':
    case 'replacement-cut':
      return cutMessage(reason)
    default:
      return rejectionMessage(reason)
  }
}
