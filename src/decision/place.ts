/**
 * Which of the missing orders may be placed now, as if every live order could still fill.
 */

import { tolerance } from '../market/grid.js'
import type { QuoteConfig } from './config.js'
import type { QuoteState } from './state.js'
import { askSide, bidSide, Count, LevelFate, Term, work } from './workspace.js'

/**
 * Settles each level that is wanted and has no order, rule 11 of the decision contract: placed, or
 * withheld until the answers are in, never cut to fit. Lists what is kept and what is placed.
 *
 * @category decision
 * @since 0.1.0
 */
export const place = (_: QuoteState, { ladder: { levels } }: QuoteConfig): null => {
  const { terms, counts, levelFate, levelHeight, levelSize, levelOrder, kept, placed } = work
  let highest = terms[Term.highestBid] as number
  let opposite = terms[Term.highestAsk] as number
  let keeps = 0
  let places = 0
  let at = 0
  for (let side = bidSide; side <= askSide; side++) {
    let room = terms[Term.bidRoomLeft + side] as number
    for (let level = 0; level < levels; level++, at++) {
      const fate = levelFate[at]
      if (fate === LevelFate.kept) kept[keeps++] = levelOrder[at] as number
      if (fate !== LevelFate.wanted) continue
      const height = levelHeight[at] as number
      const size = levelSize[at] as number
      if (height + opposite >= -tolerance) levelFate[at] = LevelFate.wouldSelfTrade
      else if (size > room) levelFate[at] = LevelFate.awaitingAnswers
      else {
        levelFate[at] = LevelFate.placed
        placed[places++] = at
        room -= size
        if (height > highest) highest = height
      }
    }
    opposite = highest
  }
  counts[Count.kept] = keeps
  counts[Count.placed] = places
  return null
}
