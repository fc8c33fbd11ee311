/**
 * The facts that the metrics and alerts of a run are folds of.
 */

import type { RunConfig } from '../../codec/runConfig.js'
import { consensusOf, of as pricingOf } from '../../desk/assetPricing.js'
import { dailyLoss } from '../../desk/decide/dailyLoss.js'
import { type Desk, type DeskMarket, markets } from '../../desk/desk.js'
import * as Dictionary from '../../desk/dictionary.js'
import * as Ledger from '../../desk/ledger/ledger.js'
import { toUnits } from '../../desk/ledger/micro.js'
import type { AlertFacts } from '../../risk/alertConditions.js'
import type { MetricFact } from '../../risk/metricFact.js'
import { consensusAt } from '../../signals/consensusAt.js'
import type { BotSetup, BotState } from './botState.js'

/**
 * Returns what the metrics are told once a second: gauges, and the markets that are left alone.
 *
 * @category bot
 * @since 0.1.0
 */
export const metricFacts = (
  { desk, past, feeds, decisions }: BotState,
  config: RunConfig,
): ReadonlyArray<MetricFact> => [
  ...config.bot.assets.flatMap((asset) => ofAsset(desk, asset, past[asset] ?? 0)),
  ...Object.entries(feeds).flatMap(
    ([source, { at }]): ReadonlyArray<MetricFact> =>
      at === null ? [] : [{ kind: 'source', source, at }],
  ),
  ...Object.values(decisions).flatMap(({ halted, diff }): ReadonlyArray<MetricFact> => {
    const reason = halted ?? diff.halted
    return reason === null ? [] : [{ kind: 'withheld', reason, quotes: 1 }]
  }),
  ...usedLimits(desk, config).map(({ limit, used }) => ({ kind: 'limit', limit, used }) as const),
]

const ofAsset = (desk: Desk, asset: string, past: number): ReadonlyArray<MetricFact> => {
  const own = Dictionary.get(desk.assets, asset)
  const held = own === undefined ? [] : Dictionary.entries(own.markets).map(({ value }) => value)
  let realised = past
  let unrealised = 0
  for (const { market } of held) {
    const account = Ledger.market(desk.ledger, market.id)?.account
    if (account === undefined) continue
    realised += account.realised - account.fees + account.rebates
    unrealised += account.value - account.cost
  }
  const sum = (of: (market: DeskMarket) => number): number =>
    held.reduce((total, one) => total + of(one), 0)
  return [
    { kind: 'pnl', asset, realised: toUnits(realised), unrealised: toUnits(unrealised) },
    { kind: 'position', asset, outcome: 'yes', shares: sum(({ position }) => position.yes) },
    { kind: 'position', asset, outcome: 'no', shares: sum(({ position }) => position.no) },
    { kind: 'orders', asset, open: sum(({ live }) => live) },
  ]
}

const usedLimits = (desk: Desk, config: RunConfig): AlertFacts['limits'] => {
  const { limits: most } = config.desk.quote
  const lost = 0 - dailyLoss(desk, config.desk).today
  let position = 0
  let imbalance = 0
  for (const { position: held, resolvedAt } of markets(desk)) {
    if (resolvedAt !== null) continue
    position = Math.max(position, held.yes, held.no)
    imbalance = Math.max(imbalance, Math.abs(held.yes - held.no))
  }
  return [
    { limit: 'loss-of-day', used: part(lost, most.maxDailyLoss) },
    { limit: 'position', used: part(position, most.maxPosition) },
    { limit: 'imbalance', used: part(imbalance, most.maxImbalance) },
  ]
}

const part = (value: number, limit: number): number => (value > 0 ? value / limit : 0)

/**
 * Returns what the alerts are told once a second; what was not heard yet is as old as the run.
 *
 * @category bot
 * @since 0.1.0
 */
export const alertFacts = (
  { desk, now, feeds, quotingSince, lastFillAt }: BotState,
  { config, startedAt }: Pick<BotSetup, 'config' | 'startedAt'>,
): AlertFacts => {
  const { assets } = config.bot
  return {
    now,
    lossOfDay: 0 - dailyLoss(desk, config.desk).today,
    quotingSince,
    lastFillAt,
    positions: markets(desk)
      .filter(({ resolvedAt }) => resolvedAt === null)
      .map(({ market, position }) => ({
        market: market.id,
        shares: Math.max(position.yes, position.no),
      })),
    feeds: assets.map((asset) => ({
      asset,
      at: Dictionary.get(desk.assets, asset)?.spot?.at ?? startedAt,
    })),
    sources: config.feeds.map((source) => ({ source, at: feeds[source]?.at ?? startedAt })),
    limits: usedLimits(desk, config),
    moves: [],
    ranges: assets.flatMap((asset) => rangeOf(desk, asset)),
  }
}

const rangeOf = (desk: Desk, asset: string): AlertFacts['ranges'] => {
  const own = Dictionary.get(desk.assets, asset)
  const watched = consensusOf(pricingOf(desk.settings.pricing, asset))
  if (watched === null || own === undefined || own.consensus === null) return []
  const { spread } = consensusAt(watched)(own.consensus, desk.now)
  return [{ asset, range: spread, limit: watched.maxSpread }]
}
