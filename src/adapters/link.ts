/**
 * One connection of a session.
 */

/**
 * `since`: when it began to connect, or once `open`, when it opened. `heardAt`: when it last said
 * what is understood. `leaving`: whether it has said that it ends; `asked`: whether another was
 * asked for beside it. `queue`: what is still to be sent, `sent` the instants of what was sent in
 * the last second.
 *
 * @category adapters
 * @since 0.1.0
 */
export type Link = {
  readonly id: number
  readonly open: boolean
  readonly since: number
  readonly heardAt: number
  readonly leaving: boolean
  readonly asked: boolean
  readonly queue: ReadonlyArray<string>
  readonly sent: ReadonlyArray<number>
}

/** Returns a connection that begins. @category adapters @since 0.1.0 */
export const connecting = (id: number, now: number): Link => ({
  id,
  open: false,
  since: now,
  heardAt: now,
  leaving: false,
  asked: false,
  queue: [],
  sent: [],
})

/** Returns it once open, with what is to be sent. @category adapters @since 0.1.0 */
export const opened = (link: Link, now: number, queue: ReadonlyArray<string>): Link => ({
  id: link.id,
  open: true,
  since: now,
  heardAt: now,
  leaving: false,
  asked: false,
  queue,
  sent: [],
})

/** Returns it after what is understood. @category adapters @since 0.1.0 */
export const heard = (link: Link, now: number): Link => ({
  id: link.id,
  open: link.open,
  since: link.since,
  heardAt: now,
  leaving: link.leaving,
  asked: link.asked,
  queue: link.queue,
  sent: link.sent,
})

/**
 * Returns it after it has said that it ends, which asks once for another.
 *
 * @category adapters
 * @since 0.1.0
 */
export const leaving = (link: Link): Link =>
  link.leaving ? link : { ...link, leaving: true, asked: false }

/** Returns what may be sent now, and the link without it. @category adapters @since 0.1.0 */
export const flushed = (
  link: Link,
  now: number,
  perSecond: number,
): { readonly link: Link; readonly texts: ReadonlyArray<string> } => {
  if (!link.open || link.queue.length === 0) return { link, texts: [] }
  const lately = link.sent.filter((at) => now - at < second)
  const texts = link.queue.slice(0, Math.max(0, perSecond - lately.length))
  if (texts.length === 0) return { link, texts }
  const queue = link.queue.slice(texts.length)
  return { link: { ...link, queue, sent: [...lately, ...texts.map(() => now)] }, texts }
}

/** Returns it with every instant moved, as its clock was. @category adapters @since 0.1.0 */
export const moved = (link: Link, by: number): Link => ({
  ...link,
  since: link.since + by,
  heardAt: link.heardAt + by,
  sent: link.sent.map((at) => at + by),
})

/** Returns the instant at which something of it falls due. @category adapters @since 0.1.0 */
export const dueAt = (link: Link, { connectMs, silenceMs, sendsPerSecond }: LinkLimits): number => {
  if (!link.open) return link.since + connectMs
  const ends = link.heardAt + silenceMs
  if (link.queue.length === 0) return ends
  return Math.min(ends, (link.sent[link.sent.length - sendsPerSecond] ?? -Infinity) + second)
}

type LinkLimits = {
  readonly connectMs: number
  readonly silenceMs: number
  readonly sendsPerSecond: number
}

const second = 1_000
