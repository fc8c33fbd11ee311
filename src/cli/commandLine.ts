/**
 * The words of the command line: finds the command they name, and hands it its arguments.
 */

import * as E from 'fp-ts/lib/Either.js'
import manifest from '../../package.json' with { type: 'json' }
import { nearest } from '../codec/nearest.js'
import { backtest } from './backtest/backtest.js'
import { calibrate } from './calibrate/calibrate.js'
import { type Command, type ExitCode, helpOf, overview } from './command.js'
import { decide } from './decide.js'
import { demo } from './demo/demo.js'
import { fit } from './fit/fit.js'
import { inputFailed, warn, write, wrongUsage } from './output.js'
import { parseArguments } from './parseArguments.js'
import { replay } from './replay/replay.js'
import { runCommand } from './run/run.js'
import { sweep } from './sweep/sweep.js'

const commands: ReadonlyArray<Command> = [
  demo,
  decide,
  replay,
  calibrate,
  fit,
  runCommand,
  backtest,
  sweep,
]

/**
 * Does what the words ask for, and returns the exit code; what no command expected to go wrong is
 * told in a line, and is 1.
 *
 * @category cli
 * @since 0.1.0
 */
export const commandLine = (words: ReadonlyArray<string>): Promise<ExitCode> =>
  run(words).catch((thrown: unknown) =>
    inputFailed(thrown instanceof Error ? thrown.message : String(thrown)),
  )

const run = async (words: ReadonlyArray<string>): Promise<ExitCode> => {
  const [first, ...rest] = words
  if (first === '--help' || first === '-h') return say(overview(commands))
  if (first === '--version') return say(`${manifest.version}\n`)
  if (first === undefined) {
    warn(overview(commands).trimEnd())
    return 2
  }
  const command = commands.find(({ name }) => name === first)
  if (command === undefined) return wrongUsage(unknown(first), 'twoway --help')
  if (asksForHelp(rest)) return say(helpOf(command))
  const args = parseArguments(command, rest)
  return E.isLeft(args)
    ? wrongUsage(args.left, `twoway ${command.name} --help`)
    : command.run(args.right)
}

const say = async (text: string): Promise<ExitCode> => {
  await write(text)
  return 0
}

const unknown = (word: string): string => {
  const near = nearest(word, [...commands.map(({ name }) => name), '--help', '--version'])
  const kind = word.startsWith('-') ? 'option' : 'command'
  return `unknown ${kind} ${word}${near === null ? '' : `; did you mean ${near}?`}`
}

const asksForHelp = (words: ReadonlyArray<string>): boolean => {
  const end = words.indexOf('--')
  return words.slice(0, end < 0 ? words.length : end).some((word) => /^(--help|-h)$/.test(word))
}
