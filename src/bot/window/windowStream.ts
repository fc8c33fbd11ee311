/**
 * The pages that are open: each gets what is new, and one that reads slowly only the newest.
 */

import type { ServerResponse } from 'node:http'

/**
 * `add` tells whether there was room; `tell` gives every page a message, or the newest of those
 * that came while it was not reading; `close` ends them all.
 *
 * @category bot
 * @since 0.1.0
 */
export type WindowStream = {
  readonly add: (response: ServerResponse, first: string) => boolean
  readonly tell: (message: string) => void
  readonly count: () => number
  readonly close: () => void
}

/**
 * How many pages at most, and after how many ms one that does not read is cut off.
 *
 * @category bot
 * @since 0.1.0
 */
export type StreamLimits = { readonly most: number; readonly stalledMs: number }

/** Returns a message of server-sent events. @category bot @since 0.1.0 */
export const eventMessage = (event: string, data: unknown): string =>
  `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`

/** Opens a stream without pages. @category bot @since 0.1.0 */
export const windowStream = ({ most, stalledMs }: StreamLimits): WindowStream => {
  const readers = new Set<Reader>()
  return {
    add: (response, first) => {
      if (readers.size >= most) return false
      const reader: Reader = { response, stalledAt: null, newest: null }
      readers.add(reader)
      response.on('close', () => readers.delete(reader))
      response.on('drain', () => drained(reader))
      write(reader, first)
      return true
    },
    tell: (message) => {
      for (const reader of readers) {
        if (reader.stalledAt === null) write(reader, message)
        else if (performance.now() - reader.stalledAt > stalledMs) reader.response.destroy()
        else reader.newest = message
      }
    },
    count: () => readers.size,
    close: () => {
      for (const { response } of readers) response.end()
    },
  }
}

type Reader = {
  readonly response: ServerResponse
  stalledAt: number | null
  newest: string | null
}

const write = (reader: Reader, message: string): void => {
  reader.stalledAt = reader.response.write(message) ? null : performance.now()
}

const drained = (reader: Reader): void => {
  const { newest } = reader
  reader.stalledAt = null
  reader.newest = null
  if (newest !== null) write(reader, newest)
}
