/**
 * Which missing orders, and which missing shares of levels that stand short, may be placed now.
 */

import { tolerance } from '../market/grid.js'
import type { QuoteConfig } from './config.js'
import { patience, TopUp } from './patientMemory.js'
import type { QuoteState } from './state.js'
import { askSide, bidSide, Count, LevelFate, Term, work } from './workspace.js'

/**
 * Rule 11 under the difference `patient`: as `place`, what is missing of a level goes to where the
 * rest of it stands, and no level goes where one inside it stands as far off: two levels never
 * change places.
 *
 * @category decision
 * @since 0.1.0
 */
export const placePatiently = (_: QuoteState, { ladder: { levels } }: QuoteConfig): null => {
  const { terms, counts, levelFate } = work
  let highest = terms[Term.highestBid] as number
  let opposite = terms[Term.highestAsk] as number
  counts[Count.placed] = 0
  let at = 0
  for (let side = bidSide; side <= askSide; side++) {
    let room = terms[Term.bidRoomLeft + side] as number
    for (let level = 0; level < levels; level++, at++) {
      const kept = levelFate[at] === LevelFate.kept
      if (!kept && levelFate[at] !== LevelFate.wanted) continue
      const height = (kept ? patience.levelTick : work.levelHeight)[at] as number
      const size = (kept ? patience.levelMissing : work.levelSize)[at] as number
      patience.levelRoom[at] = room
      if (!kept && isTaken(at - level, at)) levelFate[at] = LevelFate.sameTick
      else if (kept && size === 0) patience.levelTopUp[at] = TopUp.none
      else if (height + opposite >= -tolerance) withhold(at, kept, TopUp.wouldSelfTrade)
      else if (size > room) withhold(at, kept, TopUp.awaitingAnswers)
      else {
        add(at, kept, height, size)
        room -= size
        if (height > highest) highest = height
      }
    }
    opposite = highest
  }
  return null
}

/** Whether the orders of a level inside stand as far off as this one would, or further. */
const isTaken = (first: number, at: number): boolean => {
  for (let inner = first; inner < at; inner++) {
    if (work.levelFate[inner] !== LevelFate.kept) continue
    if ((patience.levelTick[inner] as number) <= (work.levelHeight[at] as number)) return true
  }
  return false
}

const withhold = (
  at: number,
  kept: boolean,
  why: typeof TopUp.wouldSelfTrade | typeof TopUp.awaitingAnswers,
): void => {
  if (kept) patience.levelTopUp[at] = why
  else {
    work.levelFate[at] =
      why === TopUp.wouldSelfTrade ? LevelFate.wouldSelfTrade : LevelFate.awaitingAnswers
  }
}

const add = (at: number, kept: boolean, height: number, size: number): void => {
  const places = work.counts[Count.placed] as number
  if (kept) patience.levelTopUp[at] = TopUp.placed
  else work.levelFate[at] = LevelFate.placed
  work.placed[places] = at
  patience.placedHeight[places] = height
  patience.placedSize[places] = size
  work.counts[Count.placed] = places + 1
}
