/**
 * What a person reads of a level under the difference `patient`, beside what every level says.
 */

import { price } from '../market/grid.js'
import type { Withheld } from '../market/reason.js'
import type { ExplainedQuote } from './explainedQuote.js'
import { patience, TopUp } from './patientMemory.js'
import type { QuoteState } from './state.js'
import { work } from './workspace.js'

/**
 * Returns a quote with the orders that stand for it, and with what became of their missing shares.
 *
 * `at`: the place of the level in the workspace, which is that in `quotes`.
 *
 * @category decision
 * @since 0.1.0
 */
export const explainStanding = (
  state: QuoteState,
  quote: ExplainedQuote,
  at: number,
): ExplainedQuote => {
  if (quote.reason?._tag === 'awaiting-answers') return { ...quote, reason: awaiting(at) }
  if (quote.action !== 'keep') return quote
  const topUp = patience.levelTopUp[at] as number
  const tick = patience.levelTick[at] as number
  const { tickSize } = state.market
  return {
    ...quote,
    action: topUp === TopUp.placed ? 'top-up' : 'keep',
    reason: reasonOf(topUp, at),
    standing: {
      ids: state.orders.filter((_, i) => patience.orderLevel[i] === at).map(({ id }) => id),
      price: price({ ticks: Math.abs(tick), tickSize }),
      timidTicks: (work.levelHeight[at] as number) - tick,
      size: patience.levelStanding[at] as number,
      added: topUp === TopUp.placed ? (patience.levelMissing[at] as number) : 0,
      waits: patience.levelWaits[at] === 1,
    },
  }
}

const reasonOf = (topUp: number, at: number): Withheld | null => {
  if (topUp === TopUp.wouldSelfTrade) return { _tag: 'would-self-trade' }
  return topUp === TopUp.awaitingAnswers ? awaiting(at) : null
}

const awaiting = (at: number): Withheld => ({
  _tag: 'awaiting-answers',
  room: patience.levelRoom[at] as number,
})
