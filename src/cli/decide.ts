/**
 * `twoway decide`: a stream of states and configs into a stream of decisions.
 */

import * as E from 'fp-ts/lib/Either.js'
import { readLines } from '../recordings/readLines.js'
import { fromSystem, message } from '../recordings/recordingError.js'
import { open } from '../recordings/source.js'
import { createAnswerer } from './answerLine.js'
import type { Arguments, Command, ExitCode } from './command.js'
import { inputFailed, warn, write } from './output.js'

const run = async ({ operands, options }: Arguments): Promise<ExitCode> => {
  const source = await open(operands[0] ?? '-')
  if (E.isLeft(source)) return inputFailed(message(source.left))
  const answerLine = createAnswerer({ explain: options.has('explain') })
  let line = 0
  let code: ExitCode = 0
  try {
    for await (const lines of readLines(source.right.bytes(), longestLine)) {
      let answers = ''
      for (const text of lines) {
        line += 1
        if (text.length > longestLine) {
          warn(`line ${line}: longer than ${longestLine} characters`)
          code = 1
          continue
        }
        if (text.trim() === '') continue
        const { decision, problems } = answerLine(text)
        for (const problem of problems) warn(`line ${line}: ${problem}`)
        if (decision === null) code = 1
        else answers += `${JSON.stringify(decision)}\n`
      }
      if (answers !== '') await write(answers)
    }
  } catch (thrown) {
    return inputFailed(message(fromSystem(source.right.name, thrown)))
  }
  return code
}

/**
 * A state with all its orders has some thousand characters; this is far beyond, and fits in memory.
 */
const longestLine = 1 << 26

/**
 * Answers each line `{"state", "config"}` with a line that holds the decision.
 *
 * @category cli
 * @since 0.1.0
 */
export const decide: Command = {
  name: 'decide',
  summary: 'Answer each line {"state", "config"} with a line that holds the decision.',
  operands: [{ name: 'FILE', required: false }],
  options: [
    {
      name: 'explain',
      value: null,
      help: 'add every number and the reason of every quote withheld',
    },
  ],
  notes: `\
Reads FILE, or standard input, one JSON object a line, and answers each as soon as it is there, in
the same order: which orders to cancel, keep and place. A line whose state or config is not valid
is answered by a decision that cancels all, halted "invalid-input", and told of on standard error.
A line that is no JSON, or too long for one, gets no answer, and the exit code is 1 at the end.
Keys of a state that a decision does not read are passed over.`,
  run,
}
