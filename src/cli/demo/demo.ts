/**
 * `twoway demo`: a backtest and a market's life, on prices that the project makes itself.
 */

import * as E from 'fp-ts/lib/Either.js'
import { render } from '../../codec/render.js'
import type { Arguments, Command, ExitCode } from '../command.js'
import { inputFailed, write, wrongUsage } from '../output.js'
import { unwritable, writePage } from '../writePage.js'
import { demoPage } from './demoPage.js'
import { demoResult } from './demoResult.js'
import { demoTable } from './demoTable.js'

const run = async ({ options }: Arguments): Promise<ExitCode> => {
  const seed = parseSeed(options.get('seed') ?? defaultSeed)
  if (E.isLeft(seed)) return wrongUsage(seed.left, 'twoway demo --help')
  const file = options.get('html') ?? null
  const problem = await unwritable(file)
  if (problem !== null) return inputFailed(problem)
  const result = demoResult(seed.right)
  // The page first: a reader who stops after ten lines of the table still gets it whole.
  if (file !== null) {
    const written = await writePage(file, demoPage(result))
    if (E.isLeft(written)) return inputFailed(written.left)
  }
  const page = file === null ? '' : `\nThe plots, all figures, every second: ${file}\n`
  const table = (): string => `${demoTable(result)}${page}\n${next}\n`
  await write(options.has('json') ? `${JSON.stringify(result)}\n` : table())
  return 0
}

const next = 'Watch it live, on made-up prices: npx twoway run --demo --port 8787'

/** A seed whose market shows most of what can happen. */
const defaultSeed = '229'

const parseSeed = (text: string): E.Either<string, number> => {
  const seed = /^\d+$/.test(text) ? Number(text) : Number.NaN
  return seed < 2 ** 32
    ? E.right(seed)
    : E.left(`--seed is ${render(text)}; expected a whole number from 0 to ${2 ** 32 - 1}`)
}

/**
 * Runs a backtest on made-up prices, quotes one market from its opening to its end, and shows what
 * came of both and why.
 *
 * @category cli
 * @since 0.1.0
 */
export const demo: Command = {
  name: 'demo',
  summary: 'A backtest, and a market from its opening to its end, on prices made up here.',
  operands: [],
  options: [
    {
      name: 'seed',
      value: 'NUMBER',
      help: `what to make prices and fills up from (default ${defaultSeed})`,
    },
    { name: 'html', value: 'FILE', help: 'write a page with the plots and every second' },
    { name: 'json', value: null, help: 'print one JSON object in place of the table' },
  ],
  notes: `\
The backtest: six hours of markets of fifteen minutes, under both queue models. Then a market of
five minutes, a price and a decision a second. Prices, counterparties and fills are made up, the
same for the same seed: they show how quotes behave, not what they would earn.`,
  run,
}
