/**
 * The first line of a recording, before it is read.
 */

import type { Source } from './source.js'

/** A first line, and what follows it. @category recordings @since 0.1.0 */
export type FirstLine = {
  readonly text: string | null
  readonly line: number
  readonly source: Source
  readonly release: () => Promise<void>
}

/**
 * Returns the first line that is not empty, null where there is none, and its number, a source that
 * gives the whole from the beginning, and `release`, which gives up what is open of it.
 *
 * Looks no further than 64 KiB; rejects with what the source rejects.
 *
 * @category recordings
 * @since 0.1.0
 */
export const firstLineOf = async (source: Source): Promise<FirstLine> => {
  const chunks = source.bytes()[Symbol.asyncIterator]()
  let head = Buffer.alloc(0)
  let found = lineIn(head)
  while (found.text === null && head.length < farthest) {
    const next = await chunks.next()
    if (next.done === true) {
      found = lineIn(Buffer.concat([head, Buffer.from('\n')]))
      break
    }
    head = Buffer.concat([head, next.value])
    found = lineIn(head)
  }
  const text = found.text ?? (head.length < farthest ? null : head.toString('utf8'))
  const bytes = async function* (): AsyncGenerator<Uint8Array> {
    yield head
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
      yield next.value
    }
  }
  const release = async (): Promise<void> => {
    await chunks.return?.()
  }
  return { text, line: found.line, source: { ...source, bytes }, release }
}

const farthest = 65_536

const lineIn = (head: Buffer): { readonly text: string | null; readonly line: number } => {
  const lines = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
  const at = lines.slice(0, -1).findIndex((line) => line !== '')
  return at < 0 ? { text: null, line: lines.length } : { text: lines[at] ?? null, line: at + 1 }
}
