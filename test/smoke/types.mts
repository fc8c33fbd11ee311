// What a user's compiler says of the declarations, its own check of libraries on.
import { decideQuotes, type Ledger, presets, type QuoteConfig } from 'twoway'
import * as binance from 'twoway/adapters/binance'
import * as coinbase from 'twoway/adapters/coinbase'
import * as degen from 'twoway/adapters/degen'
import * as backtest from 'twoway/backtest'
import * as bot from 'twoway/bot'
import * as codec from 'twoway/codec'
import * as statistics from 'twoway/statistics'

/** A preset is tuned without a cast. */
const config: QuoteConfig = {
  ...presets.recommended,
  spread: { ...presets.recommended.spread, latencyMs: 100 },
}

const now = 1_750_000_000_000

export const diff = decideQuotes(
  {
    now,
    market: {
      id: 'BTC-5m',
      asset: 'BTC',
      strike: 65_000,
      openedAt: now,
      expiresAt: now + 300_000,
      tickSize: 0.01,
    },
    spot: { price: 65_000, at: now },
    position: { yes: 0, no: 0 },
    orders: [],
    pnl: { today: 0 },
  },
  config,
)

/** What a namespace holds can be named. */
export const deposits = (ledger: Ledger.Ledger): number => ledger.deposits

export const entries = [binance, coinbase, degen, backtest, bot, codec, statistics]
