/**
 * The venue's requests and sockets over what the caller has injected.
 */

import type { ClientWorld, SocketLike } from '../../feedClient.js'
import type { DegenConfig } from '../degenConfig.js'
import type { DegenSigner } from '../degenSigner.js'
import type { HttpAnswer } from '../onAnswer.js'
import { type Call, requestOf, type Signed } from '../requestOf.js'
import type { TrackedOrder } from '../session.js'
import type { Input } from '../step.js'
import type { Effect } from '../turn.js'
import { waitOf } from './waitOf.js'

/** The part of the platform's `fetch` that a client uses. @category adapters @since 0.1.0 */
export type FetchLike = (
  url: string,
  init: {
    readonly method: string
    readonly headers: Record<string, string>
    readonly body?: string
    readonly signal: AbortSignal
    readonly redirect: 'error'
  },
) => Promise<Response>

/**
 * What a client takes from outside. `now` is the desk's clock; `monotonic` one in ms that never
 * goes back, `performance.now` say.
 *
 * @category adapters
 * @since 0.1.0
 */
export type DegenWorld = ClientWorld & {
  readonly fetch: FetchLike
  readonly monotonic: () => number
}

/**
 * `signer` null: no wallet, so that nothing can be placed. `token`: where the caller has one
 * (`DEGEN_API_KEY`), asked for once at opening; null to sign in with the wallet. Neither: markets
 * and books are followed, and that is all. `orders`: what a desk that was replayed knows, by
 * `knownOrders`.
 *
 * @category adapters
 * @since 0.1.0
 */
export type DegenOptions = {
  readonly config: DegenConfig
  readonly signer: DegenSigner | null
  readonly token: (() => string | null) | null
  readonly orders: ReadonlyArray<TrackedOrder>
}

/** Options and the world they are used in. @category adapters @since 0.1.0 */
export type Surroundings = DegenOptions & { readonly world: DegenWorld }

/** What became of a request. @category adapters @since 0.1.0 */
export type Sent =
  | { readonly kind: 'answer'; readonly answer: HttpAnswer }
  | { readonly kind: 'lost' | 'unsent' }

/**
 * Signs and sends a request, and reads its answer; never rejects. What is signed after the
 * request's deadline is not sent.
 *
 * @category adapters
 * @since 0.1.0
 */
export const send = async (
  { config, world, signer }: Surroundings,
  { call, token, deadline }: Extract<Effect, { readonly kind: 'request' }>,
  signal: AbortSignal,
): Promise<Sent> => {
  let signed: Signed
  try {
    signed = await Promise.race([signatureOf(signer, call), aborted(signal)])
  } catch {
    // What a signer throws may hold anything, a key too: it is told nowhere.
    return { kind: 'unsent' }
  }
  if (signal.aborted || !(world.monotonic() < deadline)) return { kind: 'unsent' }
  const request = requestOf(config, { address: signer?.address ?? null, token }, call, signed)
  try {
    const response = await world.fetch(request.url, {
      method: request.method,
      headers: { ...request.headers },
      ...(request.body === null ? {} : { body: request.body }),
      signal,
      redirect: 'error',
    })
    const text = await textOf(response, config.limits.maxCharacters)
    const { status, headers } = response
    const waitMs = status === 429 || status === 503 ? waitOf(headers, world.now()) : null
    return { kind: 'answer', answer: { status, text, waitMs } }
  } catch {
    return { kind: 'lost' }
  }
}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('too late')))
  })

const signatureOf = async (signer: DegenSigner | null, call: Call): Promise<Signed> => {
  const needs = ['verify', 'place', 'cancel', 'cancel-all'].includes(call.kind)
  if (!needs) return null
  if (signer === null) throw new Error('no wallet')
  if (call.kind === 'place') return signer.signOrder(call.order)
  if (call.kind === 'verify') return { signature: await signer.signMessage(call.message) }
  const id = call.kind === 'cancel' ? call.venueId : 'all'
  return { signature: await signer.signCancel(id) }
}

/** At most so many characters and one more, which the reader then refuses. */
const textOf = async (response: Response, max: number): Promise<string> => {
  const reader = response.body?.getReader()
  if (reader === undefined) return ''
  const decoder = new TextDecoder()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    text += decoder.decode(value, { stream: true })
    if (text.length > max) {
      await reader.cancel()
      return text.slice(0, max + 1)
    }
  }
}

/** Opens a socket whose news drive the session. @category adapters @since 0.1.0 */
export const connect = (
  { config, world }: Surroundings,
  link: number,
  drive: (input: Input) => void,
): SocketLike | null => {
  let socket: SocketLike
  try {
    socket = new world.WebSocket(config.socket)
  } catch {
    void Promise.resolve().then(() => drive({ kind: 'disconnected', link, why: 'no socket' }))
    return null
  }
  socket.onopen = () => drive({ kind: 'connected', link })
  socket.onmessage = ({ data }) => drive({ kind: 'frame', link, text: data })
  socket.onclose = ({ code }) => drive({ kind: 'disconnected', link, why: `closed, ${code ?? 0}` })
  socket.onerror = () => undefined
  return socket
}

/** Closes a socket that is listened to no more. @category adapters @since 0.1.0 */
export const hangUp = (socket: SocketLike): void => {
  socket.onopen = null
  socket.onmessage = null
  socket.onclose = null
  // One that has not opened yet tells of its own end as of an error.
  socket.onerror = () => undefined
  try {
    socket.close()
  } catch {
    // It was closed.
  }
}
