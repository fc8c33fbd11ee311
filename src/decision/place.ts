/**
 * Which of the missing orders may be placed now, as if every live order could still fill.
 */

import { tolerance } from '../market/grid.js'
import type { QuoteConfig } from './config.js'
import { bidSide, LevelFate, Term, type Workspace } from './workspace.js'

/**
 * Settles each level that is wanted and has no order, rule 11 of the decision contract: placed, or
 * withheld until the answers are in, never cut to fit.
 */
export const place = (work: Workspace, orders: number, config: QuoteConfig): void => {
  const { terms } = work
  let bidRoom = terms[Term.bidRoom] as number
  let askRoom = terms[Term.askRoom] as number
  let highestBid = -Infinity
  let lowestAsk = Infinity
  for (let i = 0; i < orders; i++) {
    const ticks = work.orderTicks[i] as number
    const size = work.orderSize[i] as number
    if (work.orderSide[i] === bidSide) {
      bidRoom -= size
      if (ticks > highestBid) highestBid = ticks
    } else {
      askRoom -= size
      if (ticks < lowestAsk) lowestAsk = ticks
    }
  }
  const { levels } = config.ladder
  for (let at = 0; at < levels; at++) {
    if (work.levelFate[at] !== LevelFate.wanted) continue
    const ticks = work.levelTicks[at] as number
    const size = work.levelSize[at] as number
    if (ticks >= lowestAsk - tolerance) work.levelFate[at] = LevelFate.wouldSelfTrade
    else if (size > bidRoom) work.levelFate[at] = LevelFate.awaitingAnswers
    else {
      work.levelFate[at] = LevelFate.placed
      bidRoom -= size
      if (ticks > highestBid) highestBid = ticks
    }
  }
  for (let at = levels; at < 2 * levels; at++) {
    if (work.levelFate[at] !== LevelFate.wanted) continue
    const ticks = work.levelTicks[at] as number
    const size = work.levelSize[at] as number
    if (ticks <= highestBid + tolerance) work.levelFate[at] = LevelFate.wouldSelfTrade
    else if (size > askRoom) work.levelFate[at] = LevelFate.awaitingAnswers
    else {
      work.levelFate[at] = LevelFate.placed
      askRoom -= size
    }
  }
}
