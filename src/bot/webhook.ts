/**
 * Alerts to an address of one's own, a few a minute at most.
 */

import { message, response } from '../risk/alert.js'
import type { AlertEvent } from '../risk/alerts.js'
import type { BotWorld } from './botOptions.js'

/** The part of the platform's `fetch` that is used. @category bot @since 0.1.0 */
export type PostLike = (
  url: string,
  init: {
    readonly method: string
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
    readonly signal: AbortSignal
  },
) => Promise<{ readonly ok: boolean; readonly status: number }>

/**
 * What a webhook is made from. Past `perMinute` alerts are counted and told with the next that
 * goes; `timeoutMs` ends one that is not answered. `failed` hears why one did not arrive, without
 * the address, which is often a secret.
 *
 * @category bot
 * @since 0.1.0
 */
export type WebhookOptions = {
  readonly url: string
  readonly post: PostLike
  readonly world: Pick<BotWorld, 'now' | 'setTimeout' | 'clearTimeout'>
  readonly perMinute: number
  readonly timeoutMs: number
  readonly failed: (why: string) => void
}

/**
 * Returns what sends alerts to an address as JSON: `text` for a person, and the alert itself.
 *
 * @example
 * import { webhook } from 'twoway/bot'
 *
 * const bodies: Array<string> = []
 * const send = webhook({
 *   url: 'https://example.org/hook',
 *   post: async (_, { body }) => ({ ok: bodies.push(body) > 0, status: 200 }),
 *   world: { now: () => 0, setTimeout: () => null, clearTimeout: () => {} },
 *   perMinute: 10, timeoutMs: 5_000, failed: () => {},
 * })
 * const alert = { _tag: 'loss-limit', loss: 1_100, threshold: 1_000 } as const
 * send({ kind: 'raised', at: 0, alert })
 * JSON.parse(bodies[0] ?? '').severity // => 'critical'
 *
 * @category bot
 * @since 0.1.0
 */
export const webhook = (options: WebhookOptions): ((event: AlertEvent) => void) => {
  const { world, perMinute } = options
  let sent: ReadonlyArray<number> = []
  let withheld = 0
  return (event) => {
    const now = world.now()
    sent = sent.filter((at) => at <= now && now - at < minuteMs)
    if (sent.length >= perMinute) {
      withheld += 1
      return
    }
    sent = [...sent, now]
    const body = bodyOf(event, withheld)
    withheld = 0
    void post(options, body)
  }
}

const minuteMs = 60_000

const bodyOf = ({ kind, at, alert }: AlertEvent, withheld: number): string => {
  const { severity, action } = response(alert)
  const begun = kind === 'raised' ? severity : 'over'
  const others = withheld === 0 ? '' : ` (${withheld} more were not sent)`
  const text = `twoway: ${begun}: ${message(alert)}${others}`
  return JSON.stringify({ text, kind, at, severity, action, alert, withheld })
}

const post = async (options: WebhookOptions, body: string): Promise<void> => {
  const { url, post: send, world, timeoutMs, failed } = options
  const controller = new AbortController()
  const timer = world.setTimeout(() => controller.abort(), timeoutMs)
  const headers = { 'content-type': 'application/json' }
  try {
    const { ok, status } = await send(url, {
      method: 'POST',
      headers,
      body,
      signal: controller.signal,
    })
    if (!ok) failed(`the webhook answers ${status}`)
  } catch {
    // What was thrown may hold the address.
    failed('the webhook cannot be reached')
  }
  world.clearTimeout(timer)
  // What it says beside its status nobody reads: unread it would hold the connection.
  controller.abort()
}
