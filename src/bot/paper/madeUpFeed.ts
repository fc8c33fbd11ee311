/**
 * A feed of prices that nobody ever paid, for a run without a network.
 */

import type { FeedClient } from '../../adapters/feedClient.js'
import { uniform } from '../../backtest/uniform.js'
import { years } from '../../market/units.js'
import { quantile } from '../../math/normal.js'
import type { BotWorld } from '../botOptions.js'

/**
 * What to make up: a price of each asset every `everyMs`, from `start` dollars at `volatility` a
 * year; `seed` from 0 to 2³² − 1. `name` is that of the feed and of its prices' source.
 *
 * @category bot
 * @since 0.1.0
 */
export type MadeUpFeedConfig = {
  readonly name: string
  readonly seed: number
  readonly everyMs: number
  readonly assets: ReadonlyArray<{
    readonly asset: string
    readonly start: number
    readonly volatility: number
  }>
}

/**
 * Returns a feed that walks at random: geometric Brownian motion without drift, the same path for
 * the same config, in whole cents. It goes on from price to price whatever the clock does.
 *
 * Source: Black and Scholes (1973); the normal quantile of a seeded uniform number.
 *
 * @category bot
 * @since 0.1.0
 */
export const madeUpFeed = (config: MadeUpFeedConfig, world: BotWorld): FeedClient => {
  const { name, seed, everyMs, assets } = config
  let index = 0
  let walks = assets.map((asset) => ({ ...asset, logReturn: 0 }))
  let timer: unknown = null
  let isOpen = false
  return {
    name,
    open: (listen) => {
      const tick = (): void => {
        if (!isOpen) return
        const at = world.now()
        for (const { asset, start, logReturn } of walks) {
          const price = Math.floor(100 * start * Math.exp(logReturn) + 0.5) / 100
          listen({
            kind: 'price',
            event: { kind: 'price', at, asset, source: name, price, of: at },
          })
        }
        walks = walks.map((walk) => {
          const deviation = walk.volatility * Math.sqrt(years(everyMs / 1_000))
          const step = deviation * (quantile(uniform({ seed, index: index++ })) - deviation / 2)
          return { ...walk, logReturn: walk.logReturn + step }
        })
        timer = world.setTimeout(tick, everyMs)
      }
      isOpen = true
      listen({ kind: 'connection', status: { kind: 'connected', detail: 'made up here' } })
      tick()
    },
    close: () => {
      isOpen = false
      world.clearTimeout(timer)
    },
  }
}
