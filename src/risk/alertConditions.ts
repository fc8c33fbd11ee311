/**
 * What is watched, and where each value stands against its threshold.
 */

import type { Alert } from './alert.js'

/**
 * Dollars, shares, ms, and parts of a limit: a loss past `warnOfLossAt` of `maxLossOfDay` warns. An
 * alert ends once its value has been at most `clearAt` of its threshold for `clearAfterMs`.
 *
 * @category risk
 * @since 0.1.0
 */
export type AlertConfig = {
  readonly maxLossOfDay: number
  readonly warnOfLossAt: number
  readonly maxPosition: number
  readonly warnOfPositionAt: number
  readonly maxFillSilenceMs: number
  readonly maxFeedAgeMs: number
  readonly maxSourceAgeMs: number
  readonly warnOfLimitAt: number
  readonly clearAt: number
  readonly clearAfterMs: number
}

/**
 * What a desk knows at an instant, in ms: the day's loss with what is open, positive where money
 * went; since when it quotes, or null; when it last filled; shares held; when the price of each
 * asset and each of its sources was last heard; the used part of each limit; how far each claim
 * moves before a cancel takes, and how far the sources of each asset are apart, with what is borne.
 *
 * @category risk
 * @since 0.1.0
 */
export type AlertFacts = {
  readonly now: number
  readonly lossOfDay: number
  readonly quotingSince: number | null
  readonly lastFillAt: number | null
  readonly positions: ReadonlyArray<{ readonly market: string; readonly shares: number }>
  readonly feeds: ReadonlyArray<{ readonly asset: string; readonly at: number | null }>
  readonly sources: ReadonlyArray<{ readonly source: string; readonly at: number | null }>
  readonly limits: ReadonlyArray<{ readonly limit: string; readonly used: number }>
  readonly moves: ReadonlyArray<{
    readonly market: string
    readonly move: number
    readonly limit: number
  }>
  readonly ranges: ReadonlyArray<{
    readonly asset: string
    readonly range: number
    readonly limit: number
  }>
}

/** A value, its threshold, and the alert if it is above. @category risk @since 0.1.0 */
export type Condition = {
  readonly value: number
  readonly threshold: number
  readonly alert: Alert
}

/**
 * Returns every condition that is watched, by a key that tells it from the others.
 *
 * @category risk
 * @since 0.1.0
 */
export const conditions = (
  config: AlertConfig,
  facts: AlertFacts,
): ReadonlyMap<string, Condition> => {
  const found = new Map<string, Condition>()
  const watch = (subject: string, value: number, alert: Alert): void => {
    found.set(`${alert._tag} ${subject}`, { value, threshold: alert.threshold, alert })
  }
  ofTheDesk(config, facts, watch)
  ofPrices(config, facts, watch)
  for (const { market, move, limit: threshold } of facts.moves) {
    watch(market, move, { _tag: 'fast-claim', market, move, threshold })
  }
  for (const { asset, range, limit: threshold } of facts.ranges) {
    watch(asset, range, { _tag: 'sources-apart', asset, range, threshold })
  }
  return found
}

type Watch = (subject: string, value: number, alert: Alert) => void

const ofTheDesk = (config: AlertConfig, facts: AlertFacts, watch: Watch): void => {
  const { lossOfDay: loss } = facts
  const { maxLossOfDay, warnOfLossAt, maxPosition, warnOfPositionAt, maxFillSilenceMs } = config
  watch('', loss, { _tag: 'loss-warning', loss, threshold: maxLossOfDay * warnOfLossAt })
  watch('', loss, { _tag: 'loss-limit', loss, threshold: maxLossOfDay })
  for (const { market, shares } of facts.positions) {
    const threshold = maxPosition * warnOfPositionAt
    watch(market, shares, { _tag: 'position', market, shares, threshold })
  }
  const silenceMs = silenceOf(facts)
  watch('', silenceMs, { _tag: 'no-fills', silenceMs, threshold: maxFillSilenceMs })
  for (const { limit, used } of facts.limits) {
    watch(limit, used, { _tag: 'near-limit', limit, used, threshold: config.warnOfLimitAt })
  }
}

const ofPrices = (config: AlertConfig, { now, feeds, sources }: AlertFacts, watch: Watch): void => {
  for (const { asset, at } of feeds) {
    const ageMs = ageOf(now, at)
    watch(asset, ageMs, { _tag: 'stale-feed', asset, ageMs, threshold: config.maxFeedAgeMs })
  }
  for (const { source, at } of sources) {
    const ageMs = ageOf(now, at)
    const threshold = config.maxSourceAgeMs
    watch(source, ageMs, { _tag: 'stale-source', source, ageMs, threshold })
  }
}

/** What was never heard is as old as can be; from the future is as wrong as from the past. */
const ageOf = (now: number, at: number | null): number =>
  at === null ? Number.POSITIVE_INFINITY : Math.abs(now - at)

/** A desk that does not quote waits for no fill. */
const silenceOf = ({ now, quotingSince, lastFillAt }: AlertFacts): number => {
  if (quotingSince === null) return 0
  return now - (lastFillAt === null ? quotingSince : Math.max(quotingSince, lastFillAt))
}
