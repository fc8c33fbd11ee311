/**
 * A feed of plain words, and inputs of a session at their instants, for tests of the machine alone.
 */

import { type FeedProtocol, news, refused, understood } from '../../src/adapters/feedProtocol.js'
import * as FeedSession from '../../src/adapters/feedSession.js'
import type { SessionSettings } from '../../src/adapters/sessionSettings.js'
import { stepSession } from '../../src/adapters/stepSession.js'

/**
 * A feed that says `BTC 5` for a price, `shutdown`, `lost`, `idle`, and nothing else that means
 * anything.
 */
const protocol: FeedProtocol<number> = {
  name: 'plain',
  url: 'ws://plain',
  assets: ['BTC', 'ETH'],
  greeting: ['one', 'two', 'three'],
  initial: 0,
  hear: (state, data, now) => {
    if (data === 'shutdown')
      return { ...understood(state, { about: null, alive: false, sentAt: null }), leaving: true }
    if (data === 'idle') return understood(state, { about: null, alive: false, sentAt: null })
    if (data === 'lost')
      return { ...understood(state, { about: 'BTC', alive: false, sentAt: null }), lost: 'BTC' }
    const [asset = '', text = '', lag = '0'] = String(data).split(' ')
    if (!protocol.assets.includes(asset)) return refused(state, { _tag: 'not-json', value: asset })
    const sentAt = now - Number(lag)
    const event = {
      kind: 'price',
      at: now,
      asset,
      source: 's',
      price: Number(text),
      of: sentAt,
    } as const
    return news(state + 1, asset, sentAt, [event])
  },
  renumbered: () => -1,
}

export const settings: SessionSettings = {
  connectMs: 1_000,
  silenceMs: 2_000,
  staleMs: 700,
  replaceMs: 60_000,
  stableMs: 5_000,
  backoff: { leastMs: 100, mostMs: 1_600 },
  sendsPerSecond: 2,
  clockWindowMs: 10_000,
  clockStepMs: 5,
}
export const feed = { protocol, settings }
export const step = stepSession(feed)

export type Given =
  | { readonly kind: 'tick' }
  | { readonly kind: 'opened'; readonly link: number }
  | { readonly kind: 'frame'; readonly link: number; readonly data: unknown }
  | { readonly kind: 'closed'; readonly link: number; readonly reason: string }

/** Runs inputs at their instants, and says what came of each in one line. */
export const told = (inputs: ReadonlyArray<readonly [number, Given]>): ReadonlyArray<string> => {
  let session = FeedSession.open(feed, 0)
  return inputs.flatMap(([now, given]) => {
    const stepped = step(session, { ...given, now, draw: 0 })
    session = stepped.session
    return stepped.outputs.map((output) => `${now} ${shown(output)}`)
  })
}

const shown = (output: FeedSession.SessionOutput): string => {
  if (output.kind !== 'tell')
    return `${output.kind} ${output.link}${output.kind === 'send' ? ` ${output.text}` : ''}`
  const { message } = output
  switch (message.kind) {
    case 'price':
      return `${message.event.asset} ${message.event.price}`
    case 'connection':
      return `${message.status.kind}: ${message.status.detail}`
    case 'stale':
      return `${message.asset} stale since ${message.since}`
    case 'refused':
      return `refused: ${message.detail}`
    case 'clock':
      return `clock ${message.offsetMs}`
  }
}

export const tick: Given = { kind: 'tick' }
export const opened = (link: number): Given => ({ kind: 'opened', link })
export const frame = (link: number, data: unknown): Given => ({ kind: 'frame', link, data })
export const closed = (link: number): Given => ({ kind: 'closed', link, reason: 'gone' })

export const begun: ReadonlyArray<readonly [number, Given]> = [
  [0, tick],
  [10, opened(1)],
]
export const rest = (inputs: ReadonlyArray<readonly [number, Given]>): ReadonlyArray<string> =>
  told([...begun, ...inputs]).slice(told(begun).length)

/** Both assets of a connection are heard every half second, up to an instant. */
export const heardUntil = (
  link: number,
  from: number,
  to: number,
): ReadonlyArray<readonly [number, Given]> =>
  Array.from({ length: Math.floor((to - from) / 500) + 1 }, (_, i) => from + i * 500).flatMap(
    (at) => [[at, frame(link, 'BTC 1')] as const, [at, frame(link, 'ETH 1')] as const],
  )
export const quiet = (lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  lines.filter((line) => !/ (BTC|ETH) 1$| clock |send/.test(line))
