/**
 * A market's book as its updates make it, each once and in their order.
 */

import type { Outcome } from '../../market/side.js'
import type { BookFrame } from './frame.js'
import type { Levels, Side } from './levels.js'

/** Micro-shares by price, of one side. @category adapters @since 0.1.0 */
export type Sizes = ReadonlyMap<number, number>

/**
 * Both sides of one outcome, and the last update that touched them.
 *
 * @category adapters
 * @since 0.1.0
 */
export type OutcomeBook = { readonly bids: Sizes; readonly asks: Sizes; readonly sequence: number }

/**
 * A book. `sequence` is the last update counted, null before the first snapshot; `ahead` are
 * updates that came too early, in their order; `owed` is the half of a snapshot that has still to
 * come; `since` is the instant in ms since which something is missing, null where nothing is.
 *
 * @category adapters
 * @since 0.1.0
 */
export type BookBySequence = {
  readonly sequence: number | null
  readonly yes: OutcomeBook
  readonly no: OutcomeBook
  readonly ahead: ReadonlyArray<BookFrame>
  readonly owed: { readonly outcome: Outcome; readonly sequence: number } | null
  readonly since: number | null
}

/** More than this is not waited with: the next snapshot brings it. */
const maxAhead = 1_000

const empty: OutcomeBook = { bids: new Map(), asks: new Map(), sequence: -1 }

/**
 * Returns a book of which everything is missing since an instant.
 *
 * @category adapters
 * @since 0.1.0
 */
export const awaited = (since: number): BookBySequence => ({
  sequence: null,
  yes: empty,
  no: empty,
  ahead: [],
  owed: null,
  since,
})

/**
 * Returns the book after news of it: a snapshot that is no older than what it replaces, the update
 * that follows the last, one of the other outcome under the same number; what follows later waits,
 * what is older is dropped, so that no order of frames and no repetition makes another book.
 *
 * @category adapters
 * @since 0.1.0
 */
export const step = (book: BookBySequence, frame: BookFrame, now: number): BookBySequence =>
  frame.whole ? drained(onWhole(book, frame), now) : onUpdate(book, frame, now)

/** An outcome that nothing has touched since is still as an older snapshot has it. */
const onWhole = (book: BookBySequence, frame: BookFrame): BookBySequence => {
  const { sequence, levels, outcome: said } = frame
  const outcome = said ?? 'yes'
  if (sequence < book[outcome].sequence) return book
  const half: OutcomeBook = {
    bids: sizesOf(levels.bids),
    asks: sizesOf(levels.asks),
    sequence,
  }
  const isAhead = book.sequence === null || sequence > book.sequence
  const other = said === null && isAhead ? { ...empty, sequence } : book[otherOf(outcome)]
  return {
    sequence: isAhead ? sequence : book.sequence,
    yes: outcome === 'yes' ? half : other,
    no: outcome === 'yes' ? other : half,
    ahead: book.ahead,
    owed: owedAfter(book, frame, isAhead),
    since: book.since,
  }
}

/** What a snapshot of one outcome skips of the other is in its second half. */
const owedAfter = (
  { owed }: BookBySequence,
  { outcome, sequence }: BookFrame,
  isAhead: boolean,
): BookBySequence['owed'] => {
  if (isAhead) return outcome === null ? null : { outcome: otherOf(outcome), sequence }
  return owed !== null && owed.outcome === outcome && sequence >= owed.sequence ? null : owed
}

const otherOf = (outcome: Outcome): Outcome => (outcome === 'yes' ? 'no' : 'yes')

const onUpdate = (book: BookBySequence, frame: BookFrame, now: number): BookBySequence => {
  const { sequence } = book
  const outcome = frame.outcome ?? 'yes'
  if (sequence !== null && frame.sequence <= sequence) {
    return frame.sequence === sequence && frame.sequence > book[outcome].sequence
      ? applied(book, frame)
      : book
  }
  if (sequence !== null && frame.sequence === sequence + 1)
    return drained(applied(book, frame), now)
  const ahead = [...book.ahead, frame].sort((a, b) => a.sequence - b.sequence)
  return { ...book, ahead: ahead.slice(0, maxAhead), since: book.since ?? now }
}

const applied = (book: BookBySequence, frame: BookFrame): BookBySequence => {
  const outcome = frame.outcome ?? 'yes'
  const known = book[outcome]
  const placed: OutcomeBook = {
    bids: updated(known.bids, frame.levels.bids),
    asks: updated(known.asks, frame.levels.asks),
    sequence: frame.sequence,
  }
  const { yes, no, ahead, owed, since } = book
  return outcome === 'yes'
    ? { sequence: frame.sequence, yes: placed, no, ahead, owed, since }
    : { sequence: frame.sequence, yes, no: placed, ahead, owed, since }
}

/** Counts what waited and now follows; what still waits is missing something. */
const drained = (book: BookBySequence, now: number): BookBySequence => {
  let next = book
  let taken = 0
  for (const frame of book.ahead) {
    if (next.sequence === null || frame.sequence > next.sequence + 1) break
    if (frame.sequence > next[frame.outcome ?? 'yes'].sequence) {
      if (frame.sequence >= next.sequence) next = applied(next, frame)
    }
    taken += 1
  }
  const ahead = taken === 0 ? next.ahead : next.ahead.slice(taken)
  const isWhole = next.sequence !== null && ahead.length === 0 && next.owed === null
  const since = isWhole ? null : (next.since ?? now)
  if (ahead === next.ahead && since === next.since) return next
  const { sequence, yes, no, owed } = next
  return { sequence, yes, no, ahead, owed, since }
}

const sizesOf = (levels: Side): Sizes => new Map(levels.filter(([, size]) => size > 0))

const updated = (sizes: Sizes, levels: Levels['bids']): Sizes => {
  if (levels.length === 0) return sizes
  const next = new Map(sizes)
  for (const [price, size] of levels) {
    if (size === 0) next.delete(price)
    else next.set(price, size)
  }
  return next
}
