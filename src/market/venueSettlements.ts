/**
 * How the markets that one can quote settle, as their venues say it.
 */

import type { Fixing, Settlement } from './settlement.js'

/**
 * The rules in use. Ticks are those of BTC; a lag of 0 is one that nobody measured; ranges take
 * their upper bound in dollars, and the market's strike is the lower.
 *
 * @category market
 * @since 0.1.0
 */
export type VenueSettlements = {
  /** 5 minutes to 4 hours: Coinbase's last trade when the resolver runs, 1 to 2 s late. */
  readonly degen: Settlement
  /** 5 and 15 minutes, 4 hours: Chainlink's mean of a minute, whose sampling is not published. */
  readonly polymarketShort: Settlement
  /** Up or down in an hour: Binance's candle, its close against its open. */
  readonly polymarketHourly: Settlement
  /** Up or down in a day: Binance's close of a minute at noon; a tie as the text has it. */
  readonly polymarketDaily: Settlement
  /** Above a price at noon: the same close; what a tie pays stands in the market's text. */
  readonly polymarketAbove: Settlement
  /** Between two prices at noon: the same close; what a bound pays stands in the market's text. */
  readonly polymarketRange: (upper: number) => Settlement
  /** Hits a price above: any high of Binance's one-minute candles. */
  readonly polymarketHighest: Settlement
  /** Hits a price below: any low of them. */
  readonly polymarketLowest: Settlement
  /** Up in 15 minutes: the mean of 60 prints before the end at least that before the start. */
  readonly kalshiQuarterHour: Settlement
  /** Hourly and daily: the mean of 60 prints strictly above a price. */
  readonly kalshiAbove: Settlement
  /** The same mean between two prices, both of them inside. */
  readonly kalshiRange: (upper: number) => Settlement
  /** The maximum's family: 60 prints less the top and the bottom fifth; a tie as in the terms. */
  readonly kalshiTrimmed: Settlement
  /** Daily: the mark price at 06:00 UTC. That a tie pays nothing is not confirmed. */
  readonly hyperliquidDaily: Settlement
}

const point: Fixing = { kind: 'point' }
const twap: Fixing = { kind: 'mean', windowMs: 60_000, prints: null }
const minute: Fixing = { kind: 'mean', windowMs: 60_000, prints: 60 }

const noon: Settlement = {
  source: 'binance-1m-close',
  end: point,
  strike: { kind: 'opening', fixing: point },
  tie: 'half',
  tickSize: 0.01,
  lagMs: 0,
}

const candles: Settlement = {
  source: 'binance-1m-candles',
  end: { kind: 'extremum', of: 'highest' },
  strike: { kind: 'fixed' },
  tie: 'yes',
  tickSize: 0.01,
  lagMs: 0,
}

const brti: Settlement = {
  source: 'cfb-brti',
  end: minute,
  strike: { kind: 'fixed' },
  tie: 'no',
  tickSize: 0.01,
  lagMs: 0,
}

const createVenueSettlements = (): VenueSettlements => ({
  degen: { ...noon, source: 'coinbase-last', tie: 'no', lagMs: -1_500 },
  polymarketShort: {
    source: 'chainlink-twap60',
    end: twap,
    strike: { kind: 'opening', fixing: twap },
    tie: 'yes',
    tickSize: 0,
    // The exchanges were seen to lead Chainlink by about 2 s.
    lagMs: 2_000,
  },
  polymarketHourly: { ...noon, source: 'binance-1h-candle', tie: 'yes' },
  polymarketDaily: noon,
  polymarketAbove: { ...noon, strike: { kind: 'fixed' }, tie: 'no' },
  polymarketRange: (upper) => ({ ...noon, strike: { kind: 'between', upper }, tie: 'yes' }),
  polymarketHighest: candles,
  polymarketLowest: { ...candles, end: { kind: 'extremum', of: 'lowest' } },
  kalshiQuarterHour: { ...brti, strike: { kind: 'opening', fixing: minute }, tie: 'yes' },
  kalshiAbove: brti,
  kalshiRange: (upper) => ({ ...brti, strike: { kind: 'between', upper }, tie: 'yes' }),
  kalshiTrimmed: {
    ...brti,
    end: { kind: 'trimmedMean', windowMs: 60_000, prints: 60, trim: 0.2 },
    tie: 'yes',
  },
  hyperliquidDaily: {
    source: 'hypercore-mark',
    end: point,
    strike: { kind: 'fixed' },
    tie: 'no',
    tickSize: 0,
    lagMs: 0,
  },
})

/**
 * How each kind of market settles, gathered from the venues' documents in November 2026. Rules
 * change: a market's own text goes before this table.
 *
 * @example
 * import { venueSettlements } from 'twoway'
 *
 * venueSettlements.kalshiQuarterHour.tie // => 'yes'
 * venueSettlements.kalshiRange(102_000).strike // => { kind: 'between', upper: 102_000 }
 *
 * @category market
 * @since 0.1.0
 */
export const venueSettlements: VenueSettlements = /* @__PURE__ */ createVenueSettlements()
