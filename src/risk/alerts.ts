/**
 * The alerts of a desk as a fold: each condition is told when it begins and when it is over.
 */

import type { Fold } from '../math/fold.js'
import type { Alert } from './alert.js'
import { type AlertConfig, type AlertFacts, type Condition, conditions } from './alertConditions.js'

/**
 * Something to tell: an alert began, or it is over; then with the values that it last had.
 *
 * @category risk
 * @since 0.1.0
 */
export type AlertEvent = {
  readonly kind: 'raised' | 'cleared'
  readonly at: number
  readonly alert: Alert
}

/** What holds, with the instant in ms since which it has been calm. @category risk @since 0.1.0 */
export type ActiveAlert = {
  readonly key: string
  readonly alert: Alert
  readonly raisedAt: number
  readonly calmSince: number | null
}

/**
 * What is active, and what the last facts gave to tell.
 *
 * @category risk
 * @since 0.1.0
 */
export type AlertsState = {
  readonly active: ReadonlyArray<ActiveAlert>
  readonly events: ReadonlyArray<AlertEvent>
}

/**
 * Returns the alerts as a fold over the facts of a desk; its value is what the last facts began or
 * ended. Its state lists what is active.
 *
 * An alert is raised once its value is above its threshold, or is no number, and told once however
 * long it holds. It is cleared when the value has been at most `clearAt` of the threshold for
 * `clearAfterMs`: one that trembles about a threshold is told once. What the facts no longer name
 * is calm. Facts without an instant are passed over.
 *
 * @example
 * import { alerts, Fold } from 'twoway'
 *
 * const config = {
 *   maxLossOfDay: 1_000,
 *   warnOfLossAt: 0.5,
 *   maxPosition: 10_000,
 *   warnOfPositionAt: 0.8,
 *   maxFillSilenceMs: 600_000,
 *   maxFeedAgeMs: 5_000,
 *   maxSourceAgeMs: 2_000,
 *   warnOfLimitAt: 0.9,
 *   clearAt: 0.9,
 *   clearAfterMs: 10_000,
 * }
 * const facts = {
 *   now: 1_000,
 *   lossOfDay: 600,
 *   quotingSince: 0,
 *   lastFillAt: null,
 *   positions: [],
 *   feeds: [],
 *   sources: [],
 *   limits: [],
 *   moves: [],
 *   ranges: [],
 * }
 * Fold.run(alerts(config))([facts])
 * // => [{ kind: 'raised', at: 1_000, alert: { _tag: 'loss-warning', loss: 600, threshold: 500 } }]
 *
 * @category risk
 * @since 0.1.0
 */
export const alerts = (
  config: AlertConfig,
): Fold<AlertFacts, AlertsState, ReadonlyArray<AlertEvent>> => ({
  initial: { active: [], events: [] },
  step: (state, facts) => after(config, state, facts),
  value: ({ events }) => events,
})

const after = (config: AlertConfig, { active }: AlertsState, facts: AlertFacts): AlertsState => {
  const { now } = facts
  if (!Number.isFinite(now)) return { active, events: [] }
  const found = conditions(config, facts)
  const events: Array<AlertEvent> = []
  const stays: Array<ActiveAlert> = []
  for (const one of active) {
    const next = held(config, one, found.get(one.key), now)
    if (next === null) events.push({ kind: 'cleared', at: now, alert: one.alert })
    else stays.push(next)
  }
  for (const [key, { value, threshold, alert }] of found) {
    if (value <= threshold || active.some((one) => one.key === key)) continue
    stays.push({ key, alert, raisedAt: now, calmSince: null })
    events.push({ kind: 'raised', at: now, alert })
  }
  return { active: stays, events }
}

/** An active alert after new facts, or null once it has been calm for long enough. */
const held = (
  { clearAt, clearAfterMs }: AlertConfig,
  { key, alert, raisedAt, calmSince }: ActiveAlert,
  condition: Condition | undefined,
  now: number,
): ActiveAlert | null => {
  const calm = condition === undefined || condition.value <= condition.threshold * clearAt
  const latest = condition === undefined ? alert : condition.alert
  if (!calm) return { key, alert: latest, raisedAt, calmSince: null }
  const since = calmSince ?? now
  return now - since >= clearAfterMs ? null : { key, alert: latest, raisedAt, calmSince: since }
}
