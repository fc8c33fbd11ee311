// Times frames one by one, paced as they would come, and tells whose time it was: the code's, the
// collector's, or that of what else the machine does.
import { PerformanceObserver } from 'node:perf_hooks'

const tick = () => new Promise((resolve) => setTimeout(resolve, 0))

/** When the collector held everything up, in ms, in the order in which it did. */
const pauses = () => {
  const found = []
  const take = (list) => {
    for (const { startTime, duration } of list.getEntries())
      found.push({ from: startTime, to: startTime + duration })
  }
  const observer = new PerformanceObserver((list) => take(list))
  observer.observe({ entryTypes: ['gc'] })
  return async () => {
    await tick()
    observer.disconnect()
    return found.sort((a, b) => a.from - b.from)
  }
}

/** How often another process took the processor from this one. */
const interruptions = () => process.resourceUsage().involuntaryContextSwitches

/**
 * Hands over `count` frames at `perSecond`, Infinity for one after the other, `warmUp` before them
 * as fast as they can be handled, and returns a row for each: the µs it took, whether the collector
 * ran meanwhile, whether another process ran since the frame before, and what `told` says of it.
 * `frame(i)` makes a frame, whose first index is -warmUp; `handle(frame)` is what is timed, and the
 * promises that it settles where `settles`; `told(frame)` comes after it, outside of the time.
 */
export const timedFrames = async ({
  count,
  warmUp,
  perSecond,
  frame,
  handle,
  settles = false,
  told,
}) => {
  const collected = pauses()
  const rows = []
  let before = interruptions()
  const began = performance.now()
  for (let i = -warmUp; i < count; i++) {
    const made = frame(i)
    // Paced by waiting, not by sleeping: a timer is coarser than what is measured.
    while (i >= 0 && performance.now() - began < (i * 1_000) / perSecond);
    const from = performance.now()
    handle(made)
    if (settles) await null
    const to = performance.now()
    const now = interruptions()
    const row = { from, to, interrupted: now > before, of: told(made), collected: false }
    before = now
    if (i >= 0) rows.push(row)
  }
  mark(rows, await collected())
  return rows
}

const mark = (rows, found) => {
  let next = 0
  for (const row of rows) {
    while (next < found.length && found[next].to <= row.from) next += 1
    row.collected = next < found.length && found[next].from < row.to
  }
}

/** The µs of each row. */
const microseconds = (rows) => rows.map(({ from, to }) => (to - from) * 1_000)

/** A line of quantiles. */
export const quantiles = (name, times) => {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
  const parts = [0.5, 0.9, 0.99, 0.999].map(
    (part) => `${+(part * 100).toFixed(1)} %: ${at(part).toFixed(1).padStart(7)}`,
  )
  return `  ${name.padEnd(38)} ${String(sorted.length).padStart(6)}   ${parts.join('   ')}`
}

/**
 * The quantiles of all frames; of those in which nothing was collected; and of those also that no
 * other process had left the processor's caches cold for, as a core of one's own would have them.
 */
export const report = (rows, more = []) => {
  const kept = rows.filter(({ collected }) => !collected)
  const alone = kept.filter(({ interrupted }) => !interrupted)
  console.log(quantiles('every frame', microseconds(rows)))
  console.log(quantiles('but those in which memory is collected', microseconds(kept)))
  console.log(quantiles('nor after another process ran', microseconds(alone)))
  for (const { name, of } of more)
    console.log(quantiles(`  of these ${name}`, microseconds(alone.filter((row) => of(row.of)))))
}
