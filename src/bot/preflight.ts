/**
 * What is checked before a run: everything that is wrong, at once.
 */

import type { RunConfig } from '../codec/runConfig.js'
import { faults, type SizeRules } from '../market/sizeRules.js'
import { venueSizeRules } from '../market/venueSizeRules.js'
import { clockSkewLimit } from './clockSkewLimit.js'
import { runDefaults, settlingFeed } from './runDefaults.js'

/**
 * What is known before a run. `hasWebSocket`: the platform's own or that of `ws`. `apiKey`: what
 * there is of one; `walletKey`: none, one that signs, or what is no key. `skewMs`: by how much the
 * venue's clock is ahead, or in words why it did not say; null where there is no venue to ask.
 * `webhook`: the address that alerts are posted to, absent or null for none.
 *
 * @category bot
 * @since 0.1.0
 */
export type PreflightFacts = {
  readonly config: RunConfig
  readonly live: boolean
  readonly hasWebSocket: boolean
  readonly node: string
  readonly apiKey: 'none' | 'given'
  readonly walletKey: 'none' | 'unreadable' | 'given'
  readonly skewMs: number | string | null
  readonly webhook?: string | null
}

/** What is wrong, and what is only worth knowing. @category bot @since 0.1.0 */
export type Preflight = {
  readonly faults: ReadonlyArray<string>
  readonly notes: ReadonlyArray<string>
}

/**
 * Returns all that keeps a run from starting, and what its config will do that one may not expect.
 * No key is in any of the words.
 *
 * @example
 * import { preflight, runDefaults } from 'twoway/bot'
 *
 * preflight({
 *   config: runDefaults, live: true, hasWebSocket: true, node: '20.20.2', apiKey: 'none',
 *   walletKey: 'none', skewMs: 2_500,
 * }).faults
 * // => [
 * //   'DEGEN_WALLET_KEY is not set: no order can be signed without it',
 * //   'the venue’s clock is 2500 ms ahead of this one; at most 1000 ms are borne: set the clock',
 * // ]
 *
 * @category bot
 * @since 0.1.0
 */
export const preflight = (facts: PreflightFacts): Preflight => ({
  faults: [
    ...ofMachine(facts),
    ...ofKeys(facts),
    ...ofWebhook(facts),
    ...ofClock(facts),
    ...ofLimits(facts),
  ],
  notes: notesOf(facts),
})

const ofMachine = ({ hasWebSocket, node, config }: PreflightFacts): ReadonlyArray<string> => [
  ...said(!hasWebSocket, `Node ${node} has no WebSocket of its own: npm install ws`),
  ...said(!config.bot.enabled, 'MM_ENABLED is false: there is nothing to run'),
  ...said(!config.bot.websocket, 'MM_USE_WEBSOCKET is false, and the prices come by no other way'),
  ...said(config.bot.assets.length === 0, 'no asset is named: --assets or MM_ASSETS'),
  ...said(config.feeds.length === 0, 'no feed is named: --feeds'),
]

const ofKeys = ({ live, walletKey, config }: PreflightFacts): ReadonlyArray<string> =>
  live
    ? [
        ...said(
          walletKey === 'none',
          'DEGEN_WALLET_KEY is not set: no order can be signed without it',
        ),
        ...said(
          walletKey === 'unreadable',
          'DEGEN_WALLET_KEY is no key: base58 of 64 bytes, or of the 32 of the seed, is expected',
        ),
        ...said(
          !config.feeds.includes(settlingFeed),
          `--feeds lacks ${settlingFeed}, whose last trade settles the markets`,
        ),
      ]
    : []

/** The address is often a secret, so it is in none of the words. */
const ofWebhook = ({ webhook = null }: PreflightFacts): ReadonlyArray<string> =>
  said(
    webhook !== null && !isWebAddress(webhook),
    'TWOWAY_WEBHOOK is no address that begins with https:// or http://',
  )

const isWebAddress = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)

const ofClock = ({ skewMs, config, live }: PreflightFacts): ReadonlyArray<string> => {
  if (skewMs === null) return []
  if (typeof skewMs === 'string') return [`the venue does not tell its time: ${skewMs}`]
  const most = clockSkewLimit(config)
  const ahead = skewMs > 0 ? 'ahead of' : 'behind'
  const words = `the venue’s clock is ${Math.abs(skewMs)} ms ${ahead} this one`
  return said(
    live && !(Math.abs(skewMs) <= most),
    `${words}; at most ${most} ms are borne: set the clock`,
  )
}

const rulesOf = ({ desk }: RunConfig): SizeRules => desk.checks?.rules ?? venueSizeRules.degen

const ofLimits = ({ config }: PreflightFacts): ReadonlyArray<string> => {
  const { quote } = config.desk
  const { size, limits, ladder, diff, timing } = quote
  const rules = rulesOf(config)
  const dearest = faults(rules, { price: ladder.maxPrice, size: size.max, takes: false })
  const { answerMs, requestMs: believedMs } = config.settings
  const { requestMs } = config.timing
  return [
    ...said(ladder.levels === 0, 'ladder.levels is 0: nothing would be quoted'),
    ...said(
      limits.maxPosition < size.min,
      `limits.maxPosition is ${limits.maxPosition}, less than the smallest order, ${size.min}`,
    ),
    ...said(
      limits.maxImbalance < size.min,
      `limits.maxImbalance is ${limits.maxImbalance}, less than the smallest order, ${size.min}`,
    ),
    ...said(
      dearest.some(({ _tag }) => _tag === 'under-min' || _tag === 'under-notional'),
      `size.max is ${size.max}: the venue takes no order so small, at no price`,
    ),
    ...said(
      rules.max !== null && size.base > rules.max,
      `size.base is ${size.base}: the venue takes ${rules.max} at most`,
    ),
    ...said(
      diff.kind === 'patient' && diff.amend,
      'diff.amend is true, and the venue lets no order shrink where it stands',
    ),
    ...said(timing.staleSpotMs < 1_000, staleWords(timing.staleSpotMs)),
    ...said(
      answerMs < requestMs,
      `settings.answerMs is ${answerMs}: an answer may take timing.requestMs, ${requestMs}`,
    ),
    ...said(
      believedMs < requestMs,
      `settings.requestMs is ${believedMs}: a request may take timing.requestMs, ${requestMs}`,
    ),
  ]
}

const staleWords = (ms: number): string =>
  `timing.staleSpotMs is ${ms}: a price is confirmed once a second`

/** An override of the defaults that is left as it was is nobody's word. */
const strayOverrides = ({ desk, bot }: RunConfig): ReadonlyArray<string> => {
  const usual: Readonly<Record<string, number>> = runDefaults.desk.quote.volatility.overrides
  return Object.entries(desk.quote.volatility.overrides)
    .filter(([asset, value]) => !bot.assets.includes(asset) && usual[asset] !== value)
    .map(([asset]) => `volatility.overrides names ${asset}, which is not quoted`)
}

const notesOf = ({ config, live, apiKey }: PreflightFacts): ReadonlyArray<string> => {
  const { size, ladder } = config.desk.quote
  const { minNotional } = rulesOf(config)
  const least = minNotional / size.base
  const cancels = config.desk.rates?.buckets.find(({ name }) => name === 'cancels')
  const quotes = 2 * ladder.levels * config.bot.assets.length
  const perMinute = (60_000 / config.bot.quoteIntervalMs) * quotes
  const taken = cancels === undefined ? null : cancels.capacity + cancels.perSecond * 60
  return [
    ...strayOverrides(config),
    ...said(
      live && apiKey === 'none',
      'DEGEN_API_KEY is not set: the wallet signs in, with DEGEN_WALLET_KEY',
    ),
    ...said(
      least > ladder.minPrice,
      `below ${least} dollars ${size.base} shares are worth less than the ${minNotional} the venue asks`,
    ),
    ...said(
      taken !== null && perMinute > taken,
      `${quotes} quotes may ask for ${perMinute} cancels a minute; the venue takes ${taken}`,
    ),
    ...said(
      !live && !config.feeds.includes(config.paper.source),
      `without the feed ${config.paper.source} the markets of a paper run have no price to be struck at`,
    ),
  ]
}

const said = (isSo: boolean, words: string): ReadonlyArray<string> => (isSo ? [words] : [])
