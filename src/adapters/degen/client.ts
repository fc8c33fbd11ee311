/**
 * The client: what keeps a session going.
 */

import type { Snapshot } from '../../desk/deskEvent.js'
import type { SocketLike } from '../feedClient.js'
import type { VenueClient, VenueMessage } from '../venueClient.js'
import type { Session } from './session.js'
import { shut } from './shut.js'
import { type Input, step } from './step.js'
import {
  connect,
  type DegenOptions,
  type DegenWorld,
  hangUp,
  type Surroundings,
  send,
} from './transport/client.js'
import type { Effect, Settled } from './turn.js'

/** How often the session is asked what is due, in ms. */
const tickMs = 50

/**
 * Returns a client of the venue, shut until `open`. What it tells holds no key, token or signature.
 *
 * The socket comes from the world that is handed in: `WebSocket` of the package `ws`, or the
 * platform's own where it has one.
 *
 * @example
 * import { venueSizeRules } from 'twoway'
 * import { client, degenLimits } from 'twoway/adapters/degen'
 *
 * const venue = client({
 *   config: {
 *     rest: 'http://localhost:4000', prefix: '', socket: 'ws://localhost:4000/ws',
 *     orders: 'notify', channelsBy: 'address', assets: ['BTC'], timeframes: ['5m'],
 *     fees: { maker: [], taker: [] }, sizes: venueSizeRules.degen,
 *     prices: false, mirrored: false, orderLifeMs: null, limits: degenLimits,
 *   },
 *   signer: null, token: null, orders: [],
 * })
 * typeof venue // => 'function'
 *
 * @category adapters
 * @since 0.1.0
 */
export const client =
  (options: DegenOptions) =>
  (world: DegenWorld): VenueClient => {
    const { drive, promised, listenTo } = createDriver({ ...options, world })
    return {
      name: 'degen',
      open: async (listen) => {
        listenTo(listen)
        const token = options.token?.() ?? null
        await promised((promise) => ({ kind: 'open', promise, token }))
      },
      place: (action) => drive({ kind: 'place', action }),
      cancel: (action) => drive({ kind: 'cancel', action }),
      merge: (action) => drive({ kind: 'merge', action }),
      cancelAll: async () => {
        await promised((promise) => ({ kind: 'cancel-all', promise }))
      },
      snapshot: async () => {
        const told = await promised((promise) => ({ kind: 'snapshot', promise }))
        return isSnapshot(told) ? told : refuse('no snapshot')
      },
      serverTime: async () => {
        const told = await promised((promise) => ({ kind: 'time', promise }))
        return typeof told === 'number' ? told : refuse('no time')
      },
      close: async () => {
        await promised((promise) => ({ kind: 'close', promise }))
      },
    }
  }

type Told = Extract<Settled, { readonly ok: true }>['value']

const isSnapshot = (told: Told): told is Snapshot => typeof told === 'object' && told !== null

const refuse = (why: string): never => {
  throw new Error(`degen: ${why}`)
}

type Driver = {
  readonly drive: (input: Input) => void
  readonly promised: (inputOf: (promise: number) => Input) => Promise<Told>
  readonly listenTo: (listen: (message: VenueMessage) => void) => void
}

const createDriver = (options: Surroundings): Driver => {
  const { world } = options
  let session = opening(options)
  let timer: unknown = null
  const drive = (input: Input): void => {
    const instant = { now: world.monotonic(), at: Math.floor(world.now()), draw: world.random() }
    const stepped = step(session, instant, input)
    session = stepped.session
    for (const effect of stepped.effects) perform(effect)
    if (session.phase !== 'shut') timer ??= world.setTimeout(onTimer, tickMs)
    else if (timer !== null) {
      world.clearTimeout(timer)
      timer = null
    }
  }
  const onTimer = (): void => {
    timer = null
    drive({ kind: 'tick' })
  }
  const promises = createPromises(drive)
  const perform = createPerformer(options, drive, promises.settle)
  return { drive, promised: promises.promised, listenTo: perform.listenTo }
}

const opening = ({ config, signer, token, orders }: DegenOptions): Session =>
  shut(
    config,
    { address: signer?.address ?? null, hasAccount: signer !== null || token !== null },
    orders,
  )

type Promises = {
  readonly promised: Driver['promised']
  readonly settle: (promise: number, outcome: Settled) => void
}

const createPromises = (drive: (input: Input) => void): Promises => {
  const waiting = new Map<number, (outcome: Settled) => void>()
  let count = 0
  return {
    promised: (inputOf) =>
      new Promise((resolve, reject) => {
        count += 1
        waiting.set(count, (outcome) => {
          if (outcome.ok) resolve(outcome.value)
          else reject(new Error(`degen: ${outcome.why}`))
        })
        drive(inputOf(count))
      }),
    settle: (promise, outcome) => {
      waiting.get(promise)?.(outcome)
      waiting.delete(promise)
    },
  }
}

type Performer = ((effect: Effect) => void) & Pick<Driver, 'listenTo'>

const createPerformer = (
  options: Surroundings,
  drive: (input: Input) => void,
  settle: Promises['settle'],
): Performer => {
  const aborts = new Map<number, AbortController>()
  const socket = createSockets(options, drive)
  let listen: (message: VenueMessage) => void = () => undefined
  const request = (effect: Extract<Effect, { readonly kind: 'request' }>): void => {
    const abort = new AbortController()
    aborts.set(effect.id, abort)
    void send(options, effect, abort.signal).then((sent) => {
      aborts.delete(effect.id)
      if (sent.kind === 'answer') drive({ kind: 'answer', id: effect.id, answer: sent.answer })
      else drive({ kind: 'lost', id: effect.id, unsent: sent.kind === 'unsent' })
    })
  }
  const perform = (effect: Effect): void => {
    if (effect.kind === 'request') request(effect)
    else if (effect.kind === 'abort') aborts.get(effect.id)?.abort()
    else if (effect.kind === 'settle') settle(effect.promise, effect.outcome)
    // A caller that is still handing its orders over hears of none before it is done.
    else if (effect.kind === 'tell') void Promise.resolve().then(() => listen(effect.message))
    else socket(effect)
  }
  const listenTo: Driver['listenTo'] = (next) => {
    listen = next
  }
  return Object.assign(perform, { listenTo })
}

const createSockets = (
  options: Surroundings,
  drive: (input: Input) => void,
): ((effect: Extract<Effect, { readonly link: number }>) => void) => {
  const sockets = new Map<number, SocketLike>()
  return (effect) => {
    const known = sockets.get(effect.link)
    if (effect.kind === 'connect') {
      // Only the newest is ever spoken on.
      for (const old of sockets.values()) hangUp(old)
      sockets.clear()
      const opened = connect(options, effect.link, drive)
      if (opened !== null) sockets.set(effect.link, opened)
    } else if (effect.kind === 'disconnect') {
      if (known !== undefined) hangUp(known)
      sockets.delete(effect.link)
    } else if (effect.kind === 'send' && known?.readyState === 1) known.send(effect.text)
  }
}
