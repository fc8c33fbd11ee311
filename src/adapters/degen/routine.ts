/**
 * What is asked of the venue without being asked to.
 */

import * as Dictionary from '../../desk/dictionary.js'
import type { Token } from './answers.js'
import { sayAuth } from './socketAuth.js'
import { ask, isAsked, marketOf, problem, set, setMarket, settle, type Turn } from './turn.js'

/** Asks for the open markets, unless that is being asked. @category adapters @since 0.1.0 */
export const askMarkets = (turn: Turn): void => {
  const { now, restUntil } = turn.session
  if (now < restUntil || isAsked(turn.session, ({ call }) => call.kind === 'markets')) return
  set(turn, { marketsAskedAt: now })
  ask(turn, { kind: 'markets' })
}

/** Asks for one market, unless that is being asked. @category adapters @since 0.1.0 */
export const askMarket = (turn: Turn, name: string): void => {
  const market = marketOf(turn.session, name)
  const { now, restUntil } = turn.session
  if (market === undefined || market.outcome !== null || now < restUntil) return
  const { address } = market.listed
  const isPending = isAsked(
    turn.session,
    ({ call }) => call.kind === 'market' && call.address === address,
  )
  if (isPending) return
  setMarket(turn, { ...market, askedAt: now })
  ask(turn, { kind: 'market', address })
}

/** Asks for the outcomes of markets that are over. @category adapters @since 0.1.0 */
export const askOutcomes = (turn: Turn): void => {
  const { markets, now, serverLead, config } = turn.session
  if (serverLead === null) return
  for (const { key, value: market } of Dictionary.entries(markets)) {
    const isOver = now + serverLead >= market.listed.expiresAt + config.limits.resolvedMs
    const isDue = now - market.askedAt >= config.limits.resolvedMs
    if (market.outcome === null && isOver && isDue) askMarket(turn, key)
  }
}

/** Asks for the venue's time. @category adapters @since 0.1.0 */
export const askTime = (turn: Turn, promise?: number): void => {
  set(turn, { timeAskedAt: turn.session.now })
  ask(turn, { kind: 'time' }, promise === undefined ? {} : { promise })
}

/**
 * Signs in with the wallet where there is one: asks for the text to sign, once the last failure is
 * long enough ago.
 *
 * @category adapters
 * @since 0.1.0
 */
export const signIn = (turn: Turn): void => {
  const { address, token, signIn: tried, now, restUntil } = turn.session
  if (token !== null || address === null || now < tried.nextAt || now < restUntil) return
  const isPending = isAsked(
    turn.session,
    ({ call }) => call.kind === 'nonce' || call.kind === 'verify',
  )
  if (!isPending) ask(turn, { kind: 'nonce' })
}

const longestPauseMs = 60_000

/** Notes that signing in has failed. @category adapters @since 0.1.0 */
export const signInFailed = (turn: Turn, why: string): void => {
  const { now, signIn: tried } = turn.session
  const failures = tried.failures + 1
  set(turn, { signIn: { failures, nextAt: now + pauseAfter(failures) } })
  problem(turn, 'SIGN_IN', why)
}

const pauseAfter = (failures: number): number =>
  Math.min(longestPauseMs, 500 * 2 ** Math.min(failures, 10))

/** Takes it that the venue has taken the token. @category adapters @since 0.1.0 */
export const tokenHeld = (turn: Turn): void => {
  const { signIn: tried } = turn.session
  if (tried.failures > 0) set(turn, { signIn: { failures: 0, nextAt: tried.nextAt } })
}

/** Takes a token; it is renewed before it ends. @category adapters @since 0.1.0 */
export const onToken = (turn: Turn, { value, expiresAt }: Token): void => {
  const { now, at, serverLead, config } = turn.session
  const left = expiresAt === null ? null : expiresAt - (serverLead === null ? at : now + serverLead)
  // A token that lives shorter than the notice is renewed when half of it is over.
  const refreshAt = left === null ? null : now + Math.max(left - config.limits.refreshMs, left / 2)
  const isFirst = turn.session.token === null
  set(turn, { token: { value, refreshAt } })
  if (isFirst) sayAuth(turn)
  finishOpening(turn)
}

/**
 * Takes the token away: another is asked for, where a wallet can; later and later where the venue
 * has taken none of them, since it would else be asked without end.
 *
 * @category adapters
 * @since 0.1.0
 */
export const dropToken = (turn: Turn, why: string): void => {
  const { token, now, signIn: tried } = turn.session
  if (token === null) return
  const { failures } = tried
  const nextAt = failures === 0 ? now : now + pauseAfter(failures)
  set(turn, { token: null, signIn: { failures: failures + 1, nextAt } })
  if (turn.session.address === null) {
    problem(turn, 'SIGNED_OUT', `${why}, and there is no wallet to sign in with`)
  } else signIn(turn)
}

/** Ends the opening once it has what it needs. @category adapters @since 0.1.0 */
export const finishOpening = (turn: Turn): void => {
  const { phase, opening, hasMarkets, hasAccount, token, serverLead } = turn.session
  if (phase !== 'opening' || opening === null || !hasMarkets || serverLead === null) return
  if (hasAccount && token === null) return
  set(turn, { phase: 'open', opening: null })
  settle(turn, opening.promise, { ok: true, value: null })
}
