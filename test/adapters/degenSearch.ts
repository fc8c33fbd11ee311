/**
 * The bot's turns, the client's session and the venue in one made-up time: every answer, frame and
 * loss comes when a draw says, and a whole run is synchronous.
 */

import { degenLimits } from '../../src/adapters/degen/degenLimits.js'
import { knownOrders } from '../../src/adapters/degen/knownOrders.js'
import { type Call, requestOf, type Signed } from '../../src/adapters/degen/requestOf.js'
import type { Session } from '../../src/adapters/degen/session.js'
import { shut } from '../../src/adapters/degen/shut.js'
import { type Input, step } from '../../src/adapters/degen/step.js'
import type { Effect, Settled } from '../../src/adapters/degen/turn.js'
import type { BotInput, BotOutput } from '../../src/bot/turn/botMessage.js'
import { type BotState, open } from '../../src/bot/turn/botState.js'
import { turn } from '../../src/bot/turn/turn.js'
import type { RunConfig } from '../../src/codec/runConfig.js'
import type { Desk } from '../../src/desk/desk.js'
import { configOf } from './degenConfigs.js'
import { differences, signer } from './degenHarness.js'
import { answerTo } from './degenRoutes.js'
import { type SearchVenue, searchVenue } from './degenSearchVenue.js'

/** How likely each fault is: of a request, of a frame, or of a step of 50 ms. */
export type Odds = {
  readonly lost: number
  readonly late: number
  readonly wrong: number
  readonly refused: number
  readonly frame: number
  readonly cut: number
  readonly revoke: number
  readonly restart: number
  readonly fill: number
}

export type Searched = {
  readonly desk: () => Desk
  readonly server: SearchVenue
  readonly said: ReadonlyArray<string>
  readonly restarts: number
}

/** A draw from [0, 1) that is the same for the same seed (mulberry32). */
export const drawn = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

type Timed = { readonly at: number; readonly run: () => void }
type Request = Extract<Effect, { readonly kind: 'request' }>

const begin = 1_790_000_000_000
const refusals = [
  [401, 'TOKEN_EXPIRED'],
  [429, 'RATE_LIMITED'],
  [429, 'CANCEL_RATE_LIMITED'],
  [503, 'SERVICE_UNAVAILABLE'],
  [502, ''],
  [418, 'TEAPOT'],
] as const

const signedOf = (call: Call): Signed => {
  if (call.kind === 'place') return signer.signOrder(call.order) as Signed
  if (call.kind === 'verify') return { signature: signer.signMessage(call.message) as string }
  if (call.kind !== 'cancel' && call.kind !== 'cancel-all') return null
  return { signature: signer.signCancel(call.kind === 'cancel' ? call.venueId : 'all') as string }
}

/** Runs a bot through so many seconds of faults and then as many of calm. */
export const search = (
  seed: number,
  of: {
    readonly config: RunConfig
    readonly odds: Odds
    readonly seconds: number
    readonly calmSeconds: number
    readonly listsNumbers: boolean
    readonly fillShape: 'spec' | 'code'
  },
): Searched => {
  const draw = drawn(seed)
  const { odds, config } = of
  let now = 0
  let faulty = true
  let isQuiet = false
  let queue: Array<Timed> = []
  let promises = 0
  let restarts = 0
  let run = 0
  const said: Array<string> = []
  const isOdd = (chance: number): boolean => faulty && draw() < chance
  const later = (ms: number, go: () => void): void => {
    queue.push({ at: now + ms, run: go })
  }
  const way = (): number => (isOdd(odds.late) ? draw() * 3_000 : 2 + draw() * 60)
  const server = searchVenue({ ...of, now: () => begin + now, draw, later, isOdd, odds })
  const degen = {
    ...configOf({ rest: 'http://loop', socket: 'ws://loop' }),
    prices: false,
    limits: { ...degenLimits, requestMs: config.timing.requestMs },
  }

  let session: Session
  let state: BotState
  let made: ReturnType<typeof turn>
  const asked = new Map<number, number>()
  const pending = new Map<string, Request>()

  const put = (input: Input): void => {
    const stepped = step(session, { now, at: begin + Math.floor(now), draw: draw() }, input)
    session = stepped.session
    for (const effect of stepped.effects) perform(effect)
  }
  const ended = (mine: number, id: number, input: Input): void => {
    if (mine === run && pending.delete(`${mine} ${id}`)) put(input)
  }
  const request = (effect: Request): void => {
    const { id, call, token, deadline } = effect
    const mine = run
    pending.set(`${mine} ${id}`, effect)
    const lost = (unsent: boolean): void => ended(mine, id, { kind: 'lost', id, unsent })
    const answer = (status: number, text: string): void =>
      ended(mine, id, { kind: 'answer', id, answer: { status, text, waitMs: null } })
    const refused = (): void => {
      const [status, code] = refusals[Math.floor(draw() * refusals.length)] ?? refusals[0]
      later(way(), () => answer(status, JSON.stringify({ error: { code, message: '' } })))
    }
    if (isOdd(odds.lost)) {
      later(way(), () => lost(false))
      return
    }
    if (isOdd(odds.refused)) {
      refused()
      return
    }
    later(way(), () => {
      // What is signed too late is never sent, and what was sent has arrived by its deadline.
      if (now >= deadline || (mine === run && !pending.has(`${mine} ${id}`))) return
      const sent = requestOf(degen, { address: signer.address, token }, call, signedOf(call))
      const path = sent.url.replace('http://loop', '')
      const { method, headers, body } = sent
      const given = answerTo(server.here, {
        method,
        path,
        body: body ?? '',
        token: headers['authorization'] ?? '',
      })
      const text = JSON.stringify(given.body)
      if (isOdd(odds.lost)) return later(way(), () => lost(false))
      if (isOdd(odds.wrong))
        return later(way(), () => (draw() < 0.5 ? answer(500, text) : answer(200, text.slice(1))))
      later(way(), () => answer(given.status, text))
      if (isOdd(odds.wrong)) later(way(), () => answer(given.status, text))
    })
  }
  const perform = (effect: Effect): void => {
    if (effect.kind === 'request') request(effect)
    else if (effect.kind === 'abort') {
      const mine = run
      later(0, () => ended(mine, effect.id, { kind: 'lost', id: effect.id, unsent: false }))
    } else if (effect.kind === 'connect') connect(effect.link)
    else if (effect.kind === 'disconnect') server.hangUp(effect.link)
    else if (effect.kind === 'send') server.hear(effect.link, effect.text)
    else if (effect.kind === 'tell') {
      const mine = run
      const { message } = effect
      later(0, () => mine === run && hear({ kind: 'venue', at: 0, message }))
    } else if (effect.kind === 'settle') settle(effect.promise, effect.outcome)
  }
  const connect = (link: number): void => {
    const mine = run
    const here = (input: Input): void => {
      if (mine === run) put(input)
    }
    if (isOdd(odds.lost)) return
    const fails = isOdd(odds.lost)
    later(way(), () => {
      if (fails) {
        here({ kind: 'disconnected', link, why: 'refused' })
        return
      }
      if (mine !== run) return
      server.connect(link, {
        frame: (text) => here({ kind: 'frame', link, text }),
        closed: () => here({ kind: 'disconnected', link, why: 'cut' }),
      })
      here({ kind: 'connected', link })
    })
  }
  const settle = (promise: number, outcome: Settled): void => {
    const number = asked.get(promise)
    const mine = run
    if (number === undefined) return
    const value = outcome.ok ? outcome.value : null
    const snapshot = typeof value === 'object' ? value : null
    const input = { kind: 'snapshot', at: 0, number, snapshot, detail: '' } as const
    later(0, () => mine === run && hear(input))
  }
  const hear = (input: BotInput): void => {
    const stepped = made(state, { ...input, at: begin + Math.floor(now) })
    state = stepped.state
    for (const output of stepped.outputs) act(output)
  }
  const act = (output: BotOutput): void => {
    if (output.kind === 'say') said.push(`${Math.floor(now)} ${output.weight}: ${output.text}`)
    else if (output.kind === 'place') put({ kind: 'place', action: output.action })
    else if (output.kind === 'cancel') put({ kind: 'cancel', action: output.action })
    else if (output.kind === 'cancel-all') put({ kind: 'cancel-all', promise: ++promises })
    else if (output.kind === 'ask') {
      asked.set(++promises, output.number)
      put({ kind: 'snapshot', promise: promises })
    }
  }
  /** As a process does that begins: with the desk of its journal, and nothing else. */
  const start = (before: Desk | null): void => {
    run += 1
    asked.clear()
    const startedAt = begin + Math.floor(now)
    const { requestMs } = config.timing
    const setup = { config, mode: 'live', venue: 'degen', startedAt } as const
    const rest = { nextOrder: startedAt, before, forerunner: startedAt + requestMs }
    made = turn({ ...setup, ...rest })
    state = open({ ...setup, ...rest })
    const known = before === null ? [] : knownOrders(before)
    session = shut(degen, { address: signer.address, hasAccount: true }, known)
    hear({ kind: 'time', at: 0 })
    put({ kind: 'open', promise: ++promises, token: null })
  }
  const pass = (ms: number): void => {
    const ends = now + ms
    for (;;) {
      let first: Timed | null = null
      for (const one of queue)
        if (one.at <= ends && (first === null || one.at < first.at)) first = one
      if (first === null) break
      queue = queue.filter((one) => one !== first)
      now = Math.max(now, first.at)
      first.run()
    }
    now = ends
  }

  let price = 65_000
  start(null)
  const steps = (seconds: number): void => {
    for (let i = 0; i < seconds * 20; i++) {
      pass(50)
      if (state.ended || session.phase === 'shut' || isOdd(odds.restart)) {
        restarts += 1
        if (session.phase !== 'shut' && draw() < 0.5) put({ kind: 'close', promise: ++promises })
        server.hangUp(session.links)
        start(state.desk)
      }
      if (isOdd(odds.restart)) hear({ kind: 'stop', at: 0, why: 'drawn' })
      if (isOdd(odds.cut)) server.cut()
      if (isOdd(odds.revoke)) server.here.account.tokens.clear()
      if (isOdd(odds.fill)) server.fillAny()
      put({ kind: 'tick' })
      if (!isQuiet) price += (draw() - 0.5) * 30
      const of = begin + Math.floor(now)
      const event = { kind: 'price', at: of, asset: 'BTC', source: 'coinbase', price, of } as const
      if (i % 5 === 0)
        hear({ kind: 'feed', at: 0, feed: 'coinbase', message: { kind: 'price', event } })
      else hear({ kind: 'time', at: 0 })
    }
  }
  steps(of.seconds)
  faulty = false
  steps(of.calmSeconds)
  // Quotes that move are always on their way: one desk is looked for where none does.
  isQuiet = true
  const result = { desk: () => state.desk, server, said, restarts }
  for (let i = 0; i < 30 && differences(result, config.desk).length > 0; i++) steps(1)
  return result
}
