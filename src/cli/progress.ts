/**
 * How far a long run has come, on a terminal.
 */

import { count } from './count.js'

/**
 * Shows how far a run is; `tick` as often as one likes, `end` wipes the line.
 *
 * @category cli
 * @since 0.1.0
 */
export type Progress = {
  readonly tick: (prices: number) => void
  readonly end: () => void
}

/**
 * Returns a bar that is drawn at most ten times a second: the bytes read of a file whose size is
 * known, and the rate of what `noun` names. Nothing is drawn where nobody sees it.
 *
 * @category cli
 * @since 0.1.0
 */
export const createProgress = ({
  stream,
  size,
  read,
  now,
  noun = 'prices',
}: {
  readonly stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>
  readonly size: number | null
  readonly read: () => number
  readonly now: () => number
  readonly noun?: string
}): Progress => {
  if (!stream.isTTY) return { tick: () => {}, end: () => {} }
  const start = now()
  let drawn = start
  return {
    tick: (prices) => {
      const at = now()
      if (at - drawn < 100) return
      drawn = at
      const rate = Math.floor((1000 * prices) / (at - start))
      stream.write(`\r\u001b[K${bar(read(), size)}  ${count(prices)} ${noun}, ${count(rate)}/s`)
    },
    end: () => {
      if (drawn > start) stream.write('\r\u001b[K')
    },
  }
}

const width = 30

const bar = (read: number, size: number | null): string => {
  if (size === null || size === 0) return `${megabytes(read)} MB`
  const done = Math.min(1, read / size)
  const full = Math.floor(done * width)
  const drawn = '█'.repeat(full).padEnd(width, '░')
  return `${drawn} ${Math.floor(done * 100)} % of ${megabytes(size)} MB`
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1)
