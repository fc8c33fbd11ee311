/**
 * The name that was probably meant.
 */

/**
 * Returns the known name nearest to an unknown one, or null where none is near.
 *
 * Near is within a third of the known name's letters, and at least one: letters added, left out,
 * changed, or swapped with their neighbour. Case and underscores count for nothing.
 *
 * @category codec
 * @since 0.1.0
 */
export const nearest = (name: string, known: ReadonlyArray<string>): string | null => {
  const sought = letters(name)
  let best: string | null = null
  let bestEdits = Infinity
  for (const candidate of known) {
    const target = letters(candidate)
    const most = Math.max(1, Math.floor(target.length / 3))
    // A name too long or too short cannot be near, and may be of any length.
    if (Math.abs(sought.length - target.length) > most) continue
    const needed = edits(sought, target)
    if (needed <= most && needed < bestEdits) {
      best = candidate
      bestEdits = needed
    }
  }
  return best
}

const letters = (name: string): string => name.toLowerCase().replaceAll('_', '')

/** The edit distance with swaps of neighbours (optimal string alignment), row by row. */
const edits = (from: string, to: string): number => {
  let before: ReadonlyArray<number> = []
  let above: ReadonlyArray<number> = Array.from({ length: to.length + 1 }, (_, i) => i)
  for (let i = 1; i <= from.length; i++) {
    const row = [i]
    for (let j = 1; j <= to.length; j++) {
      const changed = from[i - 1] === to[j - 1] ? 0 : 1
      const step = Math.min(at(above, j) + 1, at(row, j - 1) + 1, at(above, j - 1) + changed)
      // Before the first letter stands undefined, which no letter equals.
      const isSwap = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
      row.push(isSwap ? Math.min(step, at(before, j - 2) + 1) : step)
    }
    before = above
    above = row
  }
  return at(above, to.length)
}

const at = (row: ReadonlyArray<number>, index: number): number => row[index] ?? Infinity
