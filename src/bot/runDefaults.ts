/**
 * The config of a run where nothing says otherwise: the one place where its defaults stand.
 */

import type { BotConfig } from '../codec/botConfig.js'
import { seedBot } from '../codec/botConfig.js'
import type { FeedName } from '../codec/driverConfig.js'
import type { RunConfig } from '../codec/runConfig.js'
import type { QuoteConfig } from '../decision/config.js'
import { presets } from '../decision/presets.js'
import type { AssetPricing } from '../desk/assetPricing.js'
import { venueRates } from '../risk/venueRates.js'
import type { ConsensusConfig } from '../signals/consensusConfig.js'

/** The feed whose price settles the markets of Degen. @category bot @since 0.1.0 */
export const settlingFeed: FeedName = 'coinbase'

/**
 * Returns the config of a run that decides by `quote` and is driven by `bot`: ten markets at most,
 * asks sent as bids on the other outcome, a day's loss that stops it for good, the messages that
 * Degen takes. Each asset is priced by the feed that settles it, the others beside it as a warning;
 * without that feed by whichever spoke last.
 *
 * @example
 * import { presets } from 'twoway'
 * import { runConfigOf, runDefaults } from 'twoway/bot'
 *
 * const { bot, feeds } = runDefaults
 * runConfigOf({ quote: presets.v1, bot, feeds }).alerts.maxPosition // => 1_000
 *
 * @category bot
 * @since 0.1.0
 */
export const runConfigOf = ({
  quote,
  bot,
  feeds,
}: {
  readonly quote: QuoteConfig
  readonly bot: BotConfig
  readonly feeds: ReadonlyArray<FeedName>
}): RunConfig => ({
  desk: deskOf(quote),
  settings: settingsOf(bot.assets, feeds),
  bot,
  alerts: alertsOf(quote),
  volatility: null,
  timing: {
    requestMs: 4_000,
    snapshotMs: 15_000,
    holdMs: 300,
    shutdownMs: 15_000,
    outlookMs: 5_000,
  },
  feeds,
  feedUrls: { binance: null, coinbase: null },
  paper: { windowsMs: [300_000], source: settlingFeed, latencyMs: 50 },
  degen: {
    rest: 'https://api.degenterminal.com',
    prefix: '/v1',
    socket: 'wss://api.degenterminal.com/ws',
    orders: 'notify',
    channelsBy: 'address',
    timeframes: ['5m', '15m'],
    mirrored: false,
    orderLifeMs: null,
    sizeUnit: 'share',
    makerFees: [],
    takerFees: [],
  },
})

const deskOf = (quote: QuoteConfig): RunConfig['desk'] => ({
  quote,
  selection: { count: 10, weights: { room: 1, doubt: 1, life: 1, held: 1, quoted: 0.2 } },
  groups: null,
  merge: null,
  asBuys: true,
  killAtDailyLoss: true,
  checks: null,
  rates: venueRates.degen,
})

const settingsOf = (
  assets: ReadonlyArray<string>,
  feeds: ReadonlyArray<FeedName>,
): RunConfig['settings'] => ({
  answerMs: 5_000,
  requestMs: 10_000,
  keepSettledMs: 600_000,
  keepEnded: 32,
  pricing: Object.fromEntries(assets.map((asset) => [asset, pricingOf(feeds)] as const)),
})

const alertsOf = ({ limits, timing }: QuoteConfig): RunConfig['alerts'] => ({
  maxLossOfDay: limits.maxDailyLoss,
  warnOfLossAt: 0.5,
  maxPosition: limits.maxPosition,
  warnOfPositionAt: 0.8,
  maxFillSilenceMs: 600_000,
  maxFeedAgeMs: timing.staleSpotMs,
  maxSourceAgeMs: 5_000,
  warnOfLimitAt: 0.9,
  clearAt: 0.9,
  clearAfterMs: 10_000,
})

const pricingOf = (feeds: ReadonlyArray<FeedName>): AssetPricing => {
  if (!feeds.includes(settlingFeed)) return { kind: 'newest' }
  const consensus = feeds.length > 1 ? warningOf(feeds) : null
  return { kind: 'source', source: settlingFeed, consensus }
}

/** Wide enough for a basis between dollars and a coin that stands for them. */
const warningOf = (feeds: ReadonlyArray<FeedName>): ConsensusConfig => ({
  sources: feeds.map((name) => ({
    name,
    halfLifeMs: 1_000,
    maxAgeMs: 5_000,
    frozenMs: 30_000,
    basis: { mean: 0, deviation: 0.001 },
  })),
  outlierAt: 5,
  leastScale: 0.0002,
  width: 0.0003,
  maxSpread: 0.005,
  doubtMs: 3_000,
  basisHalfLifeMs: 600_000,
})

/**
 * The config of a run of the seed's second system, on all its assets and both feeds.
 *
 * @example
 * import { runDefaults } from 'twoway/bot'
 *
 * runDefaults.bot.quoteIntervalMs // => 1_000
 *
 * @category bot
 * @since 0.1.0
 */
export const runDefaults: RunConfig = /* @__PURE__ */ runConfigOf({
  quote: presets.v2,
  bot: seedBot,
  feeds: ['coinbase', 'binance'],
})
