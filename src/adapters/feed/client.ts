/**
 * Any feed's client: its session on WebSockets and a timer, and no more.
 */

import type { ClientWorld, FeedClient, FeedMessage } from '../feedClient.js'
import * as FeedSession from '../feedSession.js'
import { stepSession } from '../stepSession.js'
import { type Sockets, sockets } from './sockets.js'

/**
 * Returns a feed's client. What a session asks for is done in order; a socket that cannot be made
 * or written to is one that has closed.
 *
 * @category adapters
 * @since 0.1.0
 */
export const client =
  <S>(feed: FeedSession.Feed<S>) =>
  (world: ClientWorld): FeedClient => {
    let stop: (() => void) | null = null
    const close = (): void => {
      stop?.()
      stop = null
    }
    const open = (listen: (message: FeedMessage) => void): void => {
      close()
      const run = runOf(feed, world, listen)
      stop = run.stop
      run.begin()
    }
    return { name: feed.protocol.name, open, close }
  }

/** A session at work; its first words come with `begin`, and may be answered with `stop`. */
type Run = { readonly begin: () => void; readonly stop: () => void }

const runOf = <S>(feed: FeedSession.Feed<S>, world: ClientWorld, listen: Listen): Run => {
  const step = stepSession(feed)
  const inputs: FeedSession.SessionInput[] = []
  const tick = (): void => happened({ kind: 'tick', now: world.now(), draw: world.random() })
  const timer = alarm(world, tick)
  let session = FeedSession.open(feed, world.now())
  let state: 'idle' | 'busy' | 'stopped' = 'idle'
  const happened = (given: FeedSession.SessionInput): void => {
    inputs.push(given)
    // What an output brings about at once, a send that fails say, waits for those before it.
    if (state !== 'idle') return
    state = 'busy'
    for (let input = inputs.shift(); input !== undefined; input = inputs.shift()) {
      const stepped = step(session, input)
      session = stepped.session
      for (const output of stepped.outputs) if (isRunning()) act(held, listener.tell, output)
    }
    if (isRunning()) {
      state = 'idle'
      timer.set(FeedSession.dueAt(feed, session))
    }
    listener.rethrow()
  }
  const listener = patient(listen)
  const isRunning = (): boolean => state !== 'stopped'
  const held = sockets(world, happened)
  const stop = (): void => {
    state = 'stopped'
    timer.set(Infinity)
    held.dropAll()
  }
  return { begin: tick, stop }
}

type Listen = (message: FeedMessage) => void

/** Whatever a listener throws is its caller's affair, once all that was asked for is done. */
const patient = (listen: Listen): { readonly tell: Listen; readonly rethrow: () => void } => {
  const thrown: unknown[] = []
  return {
    tell: (message) => {
      try {
        listen(message)
      } catch (error) {
        thrown.push(error)
      }
    },
    rethrow: () => {
      if (thrown.length > 0) throw thrown.splice(0)[0]
    },
  }
}

const act = (held: Sockets, listen: Listen, output: FeedSession.SessionOutput): void => {
  if (output.kind === 'tell') listen(output.message)
  else if (output.kind === 'connect') held.connect(output.link, output.url)
  else if (output.kind === 'send') held.send(output.link, output.text)
  else held.drop(output.link)
}

/**
 * One timer, set anew only where it would ring too late: frames put off what is due, a rare one
 * not.
 */
const alarm = (world: ClientWorld, ring: () => void): { readonly set: (at: number) => void } => {
  let armed: { readonly timer: unknown; readonly at: number } | null = null
  const disarm = (): void => {
    if (armed !== null) world.clearTimeout(armed.timer)
    armed = null
  }
  return {
    set: (at) => {
      if (at === Infinity) return disarm()
      if (armed !== null && armed.at <= at) return
      disarm()
      const wait = Math.min(Math.max(Math.ceil(at - world.now()), 0), longestTimer)
      const timer = world.setTimeout(() => {
        armed = null
        ring()
      }, wait)
      armed = { timer, at }
    },
  }
}

/** A timer of more than 2^31 − 1 ms rings at once. */
const longestTimer = 2 ** 31 - 1
