/** A session that a test steps by hand: it answers what is asked for when it says so. */

import type { DegenLimits } from '../../src/adapters/degen/degenLimits.js'
import type { Session, TrackedOrder } from '../../src/adapters/degen/session.js'
import { shut } from '../../src/adapters/degen/shut.js'
import { type Input, step } from '../../src/adapters/degen/step.js'
import type { Effect } from '../../src/adapters/degen/turn.js'
import { configOf } from './degenConfigs.js'
import { addressOf } from './degenVenue.js'

type Request = Extract<Effect, { readonly kind: 'request' }>

export const from = 1_790_000_000_000
export const marketId = addressOf(1)

export type Steps = {
  readonly effects: ReadonlyArray<Effect>
  readonly session: () => Session
  readonly put: (input: Input) => void
  readonly pass: (ms: number) => void
  /** The last request of a kind. */
  readonly last: (kind: Request['call']['kind']) => Request
  readonly count: (kind: Request['call']['kind']) => number
  readonly answer: (request: Request, body: object, status?: number) => void
  readonly refuse: (request: Request, status: number, code: string) => void
  readonly frame: (body: object) => void
}

const listed = {
  id: 'u1',
  address: marketId,
  asset: 'BTC',
  timeframe: '5m',
  strike: 95_000,
  expiry: from + 3e5,
  status: 'OPEN',
}

export type StepsOptions = {
  readonly orders?: ReadonlyArray<TrackedOrder>
  readonly limits?: Partial<DegenLimits>
}

export const steps = ({ orders = [], limits = {} }: StepsOptions = {}): Steps => {
  const usual = configOf({ rest: 'http://loop', socket: 'ws://loop' })
  const config = { ...usual, limits: { ...usual.limits, ...limits } }
  let session = shut(config, { address: 'me', hasAccount: true }, orders)
  let now = 0
  const effects: Array<Effect> = []
  const put = (input: Input): void => {
    const stepped = step(session, { now, at: from + now, draw: 0.5 }, input)
    session = stepped.session
    effects.push(...stepped.effects)
  }
  const requests = (kind: string): ReadonlyArray<Request> =>
    effects.filter((one): one is Request => one.kind === 'request' && one.call.kind === kind)
  const answer: Steps['answer'] = ({ id }, body, status = 200) =>
    put({ kind: 'answer', id, answer: { status, text: JSON.stringify(body), waitMs: null } })
  return {
    effects,
    session: () => session,
    put,
    pass: (ms) => {
      for (let tick = 0; tick < 5; tick++) {
        now += ms / 5
        put({ kind: 'tick' })
      }
    },
    last: (kind) => {
      const request = requests(kind).at(-1)
      if (request === undefined) throw new Error(`nobody asked for ${kind}`)
      return request
    },
    count: (kind) => requests(kind).length,
    answer,
    refuse: (request, status, code) => answer(request, { error: { code, message: 'no' } }, status),
    frame: (body) => put({ kind: 'frame', link: session.links, text: JSON.stringify(body) }),
  }
}

/** A session that is open, signed in with `token-1` and known to its socket. */
export const openedSteps = (of: StepsOptions = {}): Steps => {
  const made = steps(of)
  made.put({ kind: 'open', promise: 1, token: null })
  made.answer(made.last('time'), { serverTime: from })
  made.answer(made.last('markets'), [listed])
  signedIn(made, 'token-1')
  made.put({ kind: 'connected', link: 1 })
  made.frame({ op: 'auth', status: 'authenticated' })
  return made
}

/** Answers the questions of a sign-in. */
export const signedIn = (made: Steps, token: string): void => {
  made.answer(made.last('nonce'), { nonce: 'sign this' })
  made.answer(made.last('verify'), { token, expiresAt: from + 8.64e7 })
}
