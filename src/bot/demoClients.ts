/**
 * The config and the clients of a demonstration: nothing is read, and nothing is sent.
 */

import { uniform } from '../backtest/uniform.js'
import { seedBot } from '../codec/botConfig.js'
import type { RunConfig } from '../codec/runConfig.js'
import { presets } from '../decision/presets.js'
import type { BotWorld } from './botOptions.js'
import { madeUpFeed } from './paper/madeUpFeed.js'
import { paperVenue } from './paper/paperVenue.js'
import type { RunClients } from './runClients.js'
import { runConfigOf } from './runDefaults.js'

const starts = [
  { asset: 'BTC', start: 65_000 },
  { asset: 'ETH', start: 3_400 },
]

const usual: RunConfig = runConfigOf({
  quote: presets.v2,
  bot: { ...seedBot, assets: starts.map(({ asset }) => asset), quoteIntervalMs: 250 },
  feeds: [],
})

/**
 * The config of a demonstration: that of a paper run but for what knows of real feeds and of a real
 * venue's limits. Two lengths of market, so that seldom all of them end at once.
 *
 * @category bot
 * @since 0.1.0
 */
export const demoConfig: RunConfig = {
  ...usual,
  desk: { ...usual.desk, rates: null, killAtDailyLoss: false },
  paper: { ...usual.paper, windowsMs: [300_000, 900_000] },
}

const source = 'made up'

/**
 * Returns the clients of a demonstration: prices that walk at random from a seed at the config's
 * own volatilities, and a paper venue to which takers come by chance.
 *
 * @category bot
 * @since 0.1.0
 */
export const demoClients = (world: BotWorld, seed: number): RunClients => {
  const { default: flat, overrides } = demoConfig.desk.quote.volatility
  const assets = starts.map((one) => ({ ...one, volatility: overrides[one.asset] ?? flat }))
  let index = 0
  const draw = (): number => uniform({ seed: seed + 1, index: index++ })
  const venue = paperVenue({
    config: { ...demoConfig, paper: { ...demoConfig.paper, source } },
    world,
    markets: null,
    held: [],
    takers: { perHour: 720, distance: 0.02, draw },
  })
  const feed = madeUpFeed({ name: source, seed, everyMs: 250, assets }, world)
  return { venue: { ...venue, name: 'demo, all made up' }, feeds: [venue.watch(feed)] }
}
