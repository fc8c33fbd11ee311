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
 * length of a bar never showed; `earlier` says how many of those left out were earlier than one
 * before them, and not of its instant.
 *
 * @category recordings
 * @since 0.1.0
 */
export type Timeline<Row> = {
  readonly add: (rows: ReadonlyArray<Row>) => Chunk<Row>
  readonly end: () => Chunk<Row> | null
  readonly earlier: () => number
}

/**
 * Returns a timeline for rows whose instants count as the layout says; `after` gives the row as it
 * is known when a bar that began at its instant, and has the length, has ended.
 *
 * Where only the start of a bar is known it holds the first hundred rows back and takes the step
 * that is the most common among them for the length, of two the smaller: a gap, and a row between
 * two others, are the exception. Rows that follow sooner are bars of that length all the same.
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
  let earlier = 0
  const release = (rows: ReadonlyArray<Row>, barLength: number): Chunk<Row> => {
    const released: Array<Row> = []
    for (const row of rows) {
      const known = barLength === 0 ? row : after(row, barLength)
      if (known.at <= last) {
        if (known.at < last) earlier += 1
        continue
      }
      last = known.at
      released.push(known)
    }
    return { rows: released, skipped: rows.length - released.length }
  }
  const releaseHeld = (): Chunk<Row> | null => {
    length = commonStep(held)
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
    earlier: () => earlier,
  }
}

const enoughRows = 100

const commonStep = (rows: ReadonlyArray<{ readonly at: number }>): number | null => {
  const counts = new Map<number, number>()
  // However many have come by now: a pipe and a file are cut at other places.
  for (let i = 1; i < Math.min(rows.length, enoughRows); i++) {
    const step = (rows[i]?.at ?? Number.NaN) - (rows[i - 1]?.at ?? Number.NaN)
    if (step > 0) counts.set(step, (counts.get(step) ?? 0) + 1)
  }
  let [common, most]: [number | null, number] = [null, 0]
  for (const [step, count] of counts) {
    if (count < most || (count === most && step > (common ?? 0))) continue
    common = step
    most = count
  }
  return common
}
