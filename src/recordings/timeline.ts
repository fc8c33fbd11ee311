/**
 * From the instants that rows carry to the instants from which their prices are known.
 */

import type { Layout } from './layout.js'
import type { RecordedPrice } from './parseRow.js'

/**
 * Some prices in the order of their instants, and how many rows among them were left out because
 * they were no later than the one before.
 *
 * @category recordings
 * @since 0.1.0
 */
export type PriceChunk = {
  readonly prices: ReadonlyArray<RecordedPrice>
  readonly skipped: number
}

/**
 * Takes rows as they come. `add` gives out what is known so far, `end` the rest, or null where the
 * length of a bar never showed.
 *
 * @category recordings
 * @since 0.1.0
 */
export type Timeline = {
  readonly add: (rows: ReadonlyArray<RecordedPrice>) => PriceChunk
  readonly end: () => PriceChunk | null
}

/**
 * Returns a timeline for rows whose instants count as the layout says.
 *
 * Where only the start of a bar is known it holds the first hundred rows back and takes the
 * smallest step among them for the length: of so many, one is without a gap.
 *
 * @category recordings
 * @since 0.1.0
 */
export const createTimeline = (counts: Layout['counts']): Timeline => {
  let length = counts === 'from-length' ? null : 0
  let held: Array<RecordedPrice> = []
  let last = Number.NEGATIVE_INFINITY
  const release = (rows: ReadonlyArray<RecordedPrice>, barLength: number): PriceChunk => {
    const prices: Array<RecordedPrice> = []
    for (const { price, at } of rows) {
      const known = at + barLength
      if (known <= last) continue
      last = known
      prices.push({ price, at: known })
    }
    return { prices, skipped: rows.length - prices.length }
  }
  const releaseHeld = (): PriceChunk | null => {
    length = smallestStep(held)
    if (length === null) return null
    const rows = held
    held = []
    return release(rows, length)
  }
  return {
    add: (rows) => {
      if (length !== null) return release(rows, length)
      held = held.concat(rows)
      return (held.length < enoughRows ? null : releaseHeld()) ?? nothing
    },
    end: () => (length === null ? releaseHeld() : nothing),
  }
}

const enoughRows = 100

const nothing: PriceChunk = { prices: [], skipped: 0 }

const smallestStep = (rows: ReadonlyArray<RecordedPrice>): number | null => {
  let smallest = Number.POSITIVE_INFINITY
  for (let i = 1; i < rows.length; i++) {
    const step = (rows[i] as RecordedPrice).at - (rows[i - 1] as RecordedPrice).at
    if (step > 0 && step < smallest) smallest = step
  }
  return smallest < Number.POSITIVE_INFINITY ? smallest : null
}
