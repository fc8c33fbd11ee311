import { describe, expect, it } from 'vitest'
import { backtestOptions } from '../../src/cli/backtest/backtestOptions.js'
import { backtestSettings } from '../../src/cli/backtest/backtestSettings.js'
import { parseArguments } from '../../src/cli/parseArguments.js'

const command = { operands: [{ name: 'PRICES', required: true }], options: backtestOptions }

const said = (...words: ReadonlyArray<string>): unknown => {
  const args = parseArguments(command, ['p.csv', ...words])
  if (args._tag === 'Left') return args.left
  const settings = backtestSettings(args.right)
  return settings._tag === 'Left' ? settings.left : settings.right
}

describe('backtestSettings: examples', () => {
  it('runs both ends of the bracket on quarter hours, unless one asks otherwise', () => {
    expect(said()).toEqual({
      ...{ prices: 'p.csv', trades: null, book: null, outcomes: null, market: null, bars: null },
      ...{ rewards: null },
      ...{ windowMs: null, strike: 'open', asset: 'BTC', venue: 'plain', preset: 'v2' },
      ...{ queues: ['riskAverse', 'power'], latency: { ms: 50 }, takers: null, seed: 1 },
    })
    const words = [
      ...['--window', '5m', '--strike', '65000.5', '--asset', 'ETH', '--venue', 'kalshi'],
      ...['--preset', 'v1', '--queue', 'log', '--latency', '0.5s', '--takers', 'none'],
      ...['--trades', 't', '--book', 'b', '--market', 'M', '--seed', '4294967295'],
      ...['--bars', 'close'],
    ]
    expect(said(...words)).toEqual({
      ...{ prices: 'p.csv', trades: 't', book: 'b', outcomes: null, market: 'M', rewards: null },
      bars: { kind: 'close' },
      ...{ windowMs: 300_000, strike: 65_000.5, asset: 'ETH', venue: 'kalshi', preset: 'v1' },
      ...{ queues: ['log'], latency: { ms: 500 }, takers: 'none', seed: 4_294_967_295 },
    })
    expect(said('--bars', 'path')).toMatchObject({ bars: { kind: 'path', stepMs: 1_000 } })
    expect(said('--bars', 'path:5s')).toMatchObject({ bars: { kind: 'path', stepMs: 5_000 } })
    expect(said('--latency', 'l.json', '--takers', 't.json')).toMatchObject({
      latency: { file: 'l.json' },
      takers: { file: 't.json' },
    })
  })
})

describe('backtestSettings: edges', () => {
  const table: ReadonlyArray<readonly [ReadonlyArray<string>, string]> = [
    [
      ['--window', '5'],
      '--window is "5"; expected a unit after the number, such as 30s, 5m, 1h or 1d',
    ],
    [['--strike', 'close'], '--strike is "close"; expected open or a price above 0'],
    [['--strike', '0'], '--strike is "0"; expected open or a price above 0'],
    ...['open', '', 'path:', 'path:5', 'path:0s'].map(
      (bars) =>
        [
          ['--bars', bars],
          `--bars is "${bars}"; expected close, path, or path with its step such as path:5s`,
        ] as const,
    ),
    [['--venue', 'x'], '--venue is "x"; expected one of plain, polymarket, kalshi'],
    [['--preset', 'v3'], '--preset is "v3"; expected one of v1, v2, recommended'],
    [
      ['--queue', 'best'],
      '--queue is "best"; expected both or one of riskAverse, power, log, orderByOrder, infinite',
    ],
    [['--latency', '50'], '--latency is "50"; expected a duration such as 50ms, or a file'],
    [['--latency', ''], '--latency is ""; expected a duration such as 50ms, or a file'],
    ...['50m', '50 ms', '-50ms', '+1', '1,5s', '50MS', '3h'].map(
      (latency) =>
        [
          [`--latency=${latency}`],
          `--latency is "${latency}"; expected a duration such as 50ms, or a file`,
        ] as const,
    ),
    [['--latency', '3601s'], '--latency is "3601s"; expected an hour at most'],
    [['--seed', '-1'], '--seed is "-1"; expected a whole number from 0 to 4294967295'],
    [
      ['--seed', '4294967296'],
      '--seed is "4294967296"; expected a whole number from 0 to 4294967295',
    ],
    [['--asset', ' '], '--asset is ""; expected a name such as BTC'],
    [
      ['--window', '5m', '--outcomes', 'o.csv'],
      '--window and --outcomes exclude each other: the file says which markets there are',
    ],
    [
      ['--strike', '65000', '--outcomes', 'o.csv'],
      '--strike and --outcomes exclude each other: the file says which markets there are',
    ],
    ...['', ' '].map(
      (market) =>
        [
          ['--trades', 't.csv', '--market', market],
          '--market is ""; expected the name of a market',
        ] as const,
    ),
    [
      ['--market', 'M', '--outcomes', 'o.csv'],
      '--market names the market of --trades or --book; neither is given',
    ],
    [
      ['--trades', '-', '--book', '-'],
      '--trades and --book are standard input, which is one file; expected - once',
    ],
  ]
  for (const [words, message] of table) {
    it(`says ${message}`, () => {
      expect(said(...words)).toBe(message)
    })
  }
})
