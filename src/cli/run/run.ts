/**
 * `twoway run`: the desk, live on real prices, on paper unless told otherwise.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { Arguments, Command, ExitCode } from '../command.js'
import { inputFailed, wrongUsage } from '../output.js'
import { readRunConfig } from './readRunConfig.js'
import { runBot, runDemo } from './runBot.js'
import { runSettings } from './runSettings.js'

const run = async (args: Arguments): Promise<ExitCode> => {
  const settings = runSettings(args)
  if (E.isLeft(settings)) return wrongUsage(settings.left, 'twoway run --help')
  if (settings.right.demo) return runDemo(settings.right)
  const config = await readRunConfig(settings.right, process.env)
  if (E.isLeft(config)) return inputFailed(config.left)
  return runBot(settings.right, config.right)
}

/**
 * Quotes markets on real prices until it is told to stop.
 *
 * @category cli
 * @since 0.1.0
 */
export const runCommand: Command = {
  name: 'run',
  summary: 'Quote on real prices: on paper, or with --live in earnest.',
  operands: [],
  options: [
    {
      name: 'demo',
      value: null,
      help: 'on prices and markets made up here, with the window: no network, no key',
    },
    { name: 'config', value: 'FILE', help: 'a JSON file whose parts go onto the config' },
    { name: 'live', value: null, help: 'send orders to Degen; without it nothing is sent' },
    {
      name: 'markets',
      value: 'own|degen',
      help: 'on paper: markets of its own, or those of Degen (default own)',
    },
    { name: 'feeds', value: 'LIST', help: 'coinbase,binance: where prices come from' },
    { name: 'assets', value: 'LIST', help: 'BTC,ETH,SOL: what is quoted' },
    { name: 'port', value: 'NUMBER', help: 'open the window on this port of loopback, 0 for any' },
    {
      name: 'journal',
      value: 'FILE',
      help: 'write every event down, and go on from what is there',
    },
    { name: 'record', value: 'FILE', help: 'record prices, markets and trades for a backtest' },
  ],
  notes: `\
On paper prices are real and orders are not: an order counts as filled once the fair price, or with
--markets degen the best price of others, has passed it. No key is read. With --demo prices, markets
and counterparties are made up; it goes with --port alone, and opens the window without it too.

With --live orders are sent. DEGEN_WALLET_KEY signs them and DEGEN_API_KEY signs in, or the wallet
does. The journal is twoway-live.jsonl unless told. The MM_ variables of the seed's bot are read;
TWOWAY_WEBHOOK is an address that alerts are posted to.

Everything that is wrong is told before anything is opened. SIGINT, SIGTERM and SIGHUP take every
order back and wait for the answers; then SIGINT or SIGTERM ends at once. The exit code is 1 where
orders were left in doubt, or the journal could not be written.`,
  run,
}
