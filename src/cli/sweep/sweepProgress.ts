/**
 * How far a sweep has come, on a terminal.
 */

import { count } from '../count.js'

/** Shows how far a sweep is; `end` wipes the line. @category cli @since 0.1.0 */
export type SweepProgress = {
  readonly tick: (done: number, resumed: number) => void
  readonly end: () => void
}

/**
 * Returns a line that says how many configurations are done, and how long the rest takes at the
 * pace so far. Nothing is drawn where nobody sees it.
 *
 * @category cli
 * @since 0.1.0
 */
export const sweepProgress = (
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>,
  total: number,
  now: () => number = () => performance.now(),
): SweepProgress => {
  if (!stream.isTTY) return { tick: () => {}, end: () => {} }
  const start = now()
  return {
    tick: (done, resumed) => {
      const ran = done - resumed
      const seconds = ((now() - start) / 1_000 / Math.max(1, ran)) * (total - done)
      const left = ran === 0 || done === total ? '' : `, about ${Math.ceil(seconds)} s left`
      const kept = resumed === 0 ? '' : `, ${count(resumed)} of them from before`
      stream.write(`\r\u001b[K${count(done)} of ${count(total)} configurations${kept}${left}`)
    },
    end: () => {
      stream.write('\r\u001b[K')
    },
  }
}
