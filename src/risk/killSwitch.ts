/**
 * The switch that stops a desk: cancels first, then nothing, until a person resets it.
 */

import { type Rejection, message as rejectionMessage } from './rejection.js'

/**
 * Why a desk was stopped: a person or a program said so, a limit was passed, a promise was broken.
 *
 * @category risk
 * @since 0.1.0
 */
export type KillReason =
  | { readonly _tag: 'asked'; readonly by: string }
  | { readonly _tag: 'limit'; readonly rejection: Rejection }
  | { readonly _tag: 'violation'; readonly what: string }

/**
 * Running; paused, which a resume lifts; or killed: `cancelling` while an order may still fill,
 * then `stopped`. `since` in ms; `reasons` in the order in which they came, of one kind the first.
 *
 * @category risk
 * @since 0.1.0
 */
export type KillSwitch =
  | { readonly kind: 'running' }
  | { readonly kind: 'paused'; readonly since: number; readonly why: string }
  | Killed

/** Stopped until a person resets it. @category risk @since 0.1.0 */
export type Killed = {
  readonly kind: 'cancelling' | 'stopped'
  readonly since: number
  readonly reasons: ReadonlyArray<KillReason>
}

/**
 * What moves the switch. `live` says how many orders may still fill, whenever that is known.
 *
 * @category risk
 * @since 0.1.0
 */
export type SwitchEvent =
  | { readonly kind: 'kill'; readonly at: number; readonly reason: KillReason }
  | { readonly kind: 'pause'; readonly at: number; readonly why: string }
  | { readonly kind: 'resume' }
  | { readonly kind: 'live'; readonly orders: number }
  | { readonly kind: 'reset'; readonly by: string }

/**
 * Returns the switch after an event.
 *
 * A kill takes from any state and stays: further kills add their reasons, and only a reset, which
 * names who made it, ends it, and not before every order is answered. A pause does not touch it.
 *
 * @example
 * import { KillSwitch } from 'twoway'
 *
 * const kill = { kind: 'kill', at: 1_000, reason: { _tag: 'asked', by: 'ops' } } as const
 * const killed = KillSwitch.step({ kind: 'running' }, kill)
 * KillSwitch.step(killed, { kind: 'resume' }).kind // => 'cancelling'
 *
 * @category risk
 * @since 0.1.0
 */
export const step = (state: KillSwitch, event: SwitchEvent): KillSwitch => {
  switch (event.kind) {
    case 'kill':
      return killed(state, event.at, event.reason)
    case 'pause':
      return state.kind === 'running' ? { kind: 'paused', since: event.at, why: event.why } : state
    case 'resume':
      return state.kind === 'paused' ? running : state
    case 'live':
      return counted(state, event.orders)
    case 'reset':
      return state.kind === 'stopped' && event.by !== '' ? running : state
  }
}

/**
 * The switch as it is before anything happened.
 *
 * @example
 * import { KillSwitch } from 'twoway'
 *
 * KillSwitch.mayPlace(KillSwitch.running) // => true
 *
 * @category risk
 * @since 0.1.0
 */
export const running: KillSwitch = { kind: 'running' }

/**
 * Tells whether orders may be placed: only while running.
 *
 * @example
 * import { KillSwitch } from 'twoway'
 *
 * KillSwitch.mayPlace({ kind: 'paused', since: 0, why: 'a restart of the venue' }) // => false
 *
 * @category risk
 * @since 0.1.0
 */
export const mayPlace = (state: KillSwitch): boolean => state.kind === 'running'

/**
 * Tells whether every order must be cancelled: paused or killed, and again until all are answered.
 *
 * @example
 * import { KillSwitch } from 'twoway'
 *
 * KillSwitch.mustCancel({ kind: 'paused', since: 0, why: 'a restart of the venue' }) // => true
 *
 * @category risk
 * @since 0.1.0
 */
export const mustCancel = (state: KillSwitch): boolean => state.kind !== 'running'

/**
 * Returns why a desk was stopped as a sentence that holds the offending value.
 *
 * @example
 * import { KillSwitch } from 'twoway'
 *
 * KillSwitch.message({ _tag: 'asked', by: 'ops' }) // => 'ops asked for it'
 *
 * @category risk
 * @since 0.1.0
 */
export const message = (reason: KillReason): string => {
  switch (reason._tag) {
    case 'asked':
      return `${reason.by} asked for it`
    case 'limit':
      return rejectionMessage(reason.rejection)
    case 'violation':
      return `a promise was broken: ${reason.what}`
  }
}

const killed = (state: KillSwitch, at: number, reason: KillReason): KillSwitch => {
  if (state.kind === 'running' || state.kind === 'paused') {
    return { kind: 'cancelling', since: at, reasons: [reason] }
  }
  const known = state.reasons.some((one) => sameKind(one, reason))
  return known
    ? state
    : { kind: state.kind, since: state.since, reasons: [...state.reasons, reason] }
}

/** A limit stays passed at every tick: only its first time is told. */
const sameKind = (a: KillReason, b: KillReason): boolean => {
  if (a._tag === 'limit' && b._tag === 'limit') return key(a.rejection) === key(b.rejection)
  if (a._tag === 'asked' && b._tag === 'asked') return a.by === b.by
  return a._tag === 'violation' && b._tag === 'violation' && a.what === b.what
}

const key = (rejection: Rejection): string =>
  rejection._tag === 'past' ? `past ${rejection.of}` : rejection._tag

const counted = (state: KillSwitch, orders: number): KillSwitch => {
  if (state.kind !== 'cancelling' && state.kind !== 'stopped') return state
  const kind = orders === 0 ? 'stopped' : 'cancelling'
  return kind === state.kind ? state : { kind, since: state.since, reasons: state.reasons }
}
