/**
 * `twoway demo`: a market's life on prices that the project makes itself.
 */

import * as E from 'fp-ts/lib/Either.js'
import { render } from '../../codec/render.js'
import type { Arguments, Command, ExitCode } from '../command.js'
import { inputFailed, write, wrongUsage } from '../output.js'
import { writePage } from '../writePage.js'
import { demoPage } from './demoPage.js'
import { demoResult } from './demoResult.js'
import { demoTable } from './demoTable.js'

const run = async ({ options }: Arguments): Promise<ExitCode> => {
  const seed = parseSeed(options.get('seed') ?? defaultSeed)
  if (E.isLeft(seed)) return wrongUsage(seed.left, 'twoway demo --help')
  const result = demoResult(seed.right)
  const file = options.get('html')
  // The page first: a reader who stops after ten lines of the table still gets it whole.
  if (file !== undefined) {
    const written = await writePage(file, demoPage(result))
    if (E.isLeft(written)) return inputFailed(written.left)
  }
  const note = file === undefined ? '' : `\nThe plot, and every second: ${file}\n`
  await write(options.has('json') ? `${JSON.stringify(result)}\n` : `${demoTable(result)}${note}`)
  return 0
}

/** A seed whose market shows most of what can happen. */
const defaultSeed = '229'

const parseSeed = (text: string): E.Either<string, number> => {
  const seed = /^\d+$/.test(text) ? Number(text) : Number.NaN
  return seed < 2 ** 32
    ? E.right(seed)
    : E.left(`--seed is ${render(text)}; expected a whole number from 0 to ${2 ** 32 - 1}`)
}

/**
 * Quotes a market from its opening to its end, on made-up prices, and shows what was quoted and
 * why.
 *
 * @category cli
 * @since 0.1.0
 */
export const demo: Command = {
  name: 'demo',
  summary: 'Quote a market from its opening to its end, on prices made up here.',
  operands: [],
  options: [
    {
      name: 'seed',
      value: 'NUMBER',
      help: `what to make prices and fills up from (default ${defaultSeed})`,
    },
    { name: 'html', value: 'FILE', help: 'write a page with the plot and every second' },
    { name: 'json', value: null, help: 'print one JSON object in place of the table' },
  ],
  notes: `\
A market of five minutes, a price and a decision a second. Prices and fills are made up, the same
for the same seed: they show how quotes behave, not what they would earn.`,
  run,
}
