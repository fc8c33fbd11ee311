/**
 * From the instants that rows carry to the instants from which they are known.
 */

import type { Layout } from './layout.js'

/**
 * Some rows in the order of their instants, and how many among them were left out because they
 * were no later than the one before.
 *
 * @category recordings
 * @since 0.1.0
 */
export type Chunk<Known> = {
  readonly rows: ReadonlyArray<Known>
  readonly skipped: number
}

/**
 * Takes rows as they come. `add` gives out what is known so far, `end` the rest, or null where the
 * length of a bar never showed.
 *
 * @category recordings
 * @since 0.1.0
 */
export type Timeline<Row> = {
  readonly add: (rows: ReadonlyArray<Row>) => Chunk<Row>
  readonly end: () => Chunk<Row> | null
}

/**
 * Returns a timeline for rows whose instants count as the layout says; `after` gives the row as it
 * is known when a bar that began at its instant, and has the length, has ended.
 *
 * Where only the start of a bar is known it holds the first hundred rows back and takes the
 * smallest step among them for the length: of so many, one is without a gap.
 *
 * @category recordings
 * @since 0.1.0
 */
export const createTimeline = <Row extends { readonly at: number }>(
  counts: Layout['counts'],
  after: (row: Row, length: number) => Row,
): Timeline<Row> => {
  let length = counts === 'from-length' ? null : 0
  let held: Array<Row> = []
  let last = Number.NEGATIVE_INFINITY
  const release = (rows: ReadonlyArray<Row>, barLength: number): Chunk<Row> => {
    const released: Array<Row> = []
    for (const row of rows) {
      const known = barLength === 0 ? row : after(row, barLength)
      if (known.at <= last) continue
      last = known.at
      released.push(known)
    }
    return { rows: released, skipped: rows.length - released.length }
  }
  const releaseHeld = (): Chunk<Row> | null => {
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
      return (held.length < enoughRows ? null : releaseHeld()) ?? { rows: [], skipped: 0 }
    },
    end: () => (length === null ? releaseHeld() : { rows: [], skipped: 0 }),
  }
}

const enoughRows = 100

const smallestStep = (rows: ReadonlyArray<{ readonly at: number }>): number | null => {
  let smallest = Number.POSITIVE_INFINITY
  for (let i = 1; i < rows.length; i++) {
    const step = (rows[i]?.at ?? Number.NaN) - (rows[i - 1]?.at ?? Number.NaN)
    if (step > 0 && step < smallest) smallest = step
  }
  return smallest < Number.POSITIVE_INFINITY ? smallest : null
}
