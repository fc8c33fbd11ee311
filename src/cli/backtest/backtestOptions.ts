/**
 * The options that `twoway backtest` and `twoway sweep` share.
 */

import type { Option } from '../command.js'

/** The options of both commands, for their help. @category cli @since 0.1.0 */
export const backtestOptions: ReadonlyArray<Option> = [
  { name: 'trades', value: 'FILE', help: 'trades of the markets' },
  { name: 'book', value: 'FILE', help: 'best prices, levels or orders of the markets' },
  { name: 'outcomes', value: 'FILE', help: 'the markets: when they open and close, and outcomes' },
  { name: 'market', value: 'ID', help: 'the market of a file of trades or books that names none' },
  {
    name: 'window',
    value: 'DURATION',
    help: 'the life of a market made of the prices: 30s, 5m, 1h, 1d (default 15m)',
  },
  {
    name: 'strike',
    value: 'open|NUMBER',
    help: 'the price at the start of each window, or one for all (default open)',
  },
  { name: 'asset', value: 'NAME', help: 'whose prices they are (default BTC)' },
  {
    name: 'bars',
    value: 'path|close',
    help: 'a made-up path in each bar, path:5s for its steps (default path:1s), or its close alone',
  },
  {
    name: 'venue',
    value: 'NAME',
    help: 'whose fees and sizes: plain, polymarket or kalshi (default plain: no fees)',
  },
  {
    name: 'rewards',
    value: 'FILE',
    help: 'what resting orders earn, JSON by date (default nothing)',
  },
  {
    name: 'preset',
    value: 'NAME',
    help: 'the config by its name: v1, v2 or recommended (default v2)',
  },
  {
    name: 'queue',
    value: 'NAME',
    help: 'riskAverse, power, log, orderByOrder, infinite, or both ends (default both)',
  },
  {
    name: 'latency',
    value: '50ms|FILE',
    help: 'each way, or JSON of data, orders and answers (default 50ms)',
  },
  {
    name: 'takers',
    value: 'NAME|FILE',
    help: 'made-up, none or JSON (default made-up where no trades are recorded)',
  },
  { name: 'seed', value: 'NUMBER', help: 'what chance is drawn from (default 1)' },
]
