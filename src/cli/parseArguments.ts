/**
 * The words after a command into operands and options.
 */

import * as E from 'fp-ts/lib/Either.js'
import { nearest } from '../codec/nearest.js'
import type { Arguments, Command, Option } from './command.js'

/**
 * Returns the arguments of a command, or what is wrong with the first word that is.
 *
 * Options are `--name value` or `--name=value`, in any place; after `--` all are operands, and `-`
 * is one too. A value that is the word of an option needs the equals sign; no operand and no name
 * of a file is empty.
 *
 * @category cli
 * @since 0.1.0
 */
export const parseArguments = (
  command: Pick<Command, 'operands' | 'options'>,
  words: ReadonlyArray<string>,
): E.Either<string, Arguments> => {
  const operands: Array<string> = []
  const options = new Map<string, string>()
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string
    if (word === '--') {
      operands.push(...words.slice(i + 1))
      break
    }
    if (!word.startsWith('-') || word === '-') {
      operands.push(word)
      continue
    }
    const { name, attached } = split(word)
    const option = command.options.find((known) => known.name === name && word.startsWith('--'))
    if (option === undefined) return E.left(unknownOption(word, command.options))
    if (options.has(name)) return E.left(`--${name} is given twice`)
    if (option.value === null && attached !== null) return E.left(`--${name} takes no value`)
    const value = attached ?? nextValue(command, option, words[i + 1])
    if (value === null || (value === '' && option.value === 'FILE')) {
      return E.left(`--${name} needs a value: --${name} ${option.value}`)
    }
    if (option.value !== null && attached === null) i += 1
    options.set(name, value)
  }
  return checkOperands(command, { operands, options })
}

/** Null where an option that takes a value has none, as before the next option. */
const nextValue = (
  { options }: Pick<Command, 'options'>,
  { value }: Option,
  next: string | undefined,
): string | null => {
  if (value === null) return ''
  const isOption =
    next?.startsWith('--') === true && options.some(({ name }) => name === split(next).name)
  return next === undefined || isOption ? null : next
}

const split = (word: string): { readonly name: string; readonly attached: string | null } => {
  const equals = word.indexOf('=')
  const name = word.slice(0, equals < 0 ? word.length : equals).replace(/^--?/, '')
  return { name, attached: equals < 0 ? null : word.slice(equals + 1) }
}

const unknownOption = (word: string, known: ReadonlyArray<Option>): string => {
  const { name } = split(word)
  const near = nearest(name, [...known.map((option) => option.name), 'help'])
  const shown = word.includes('=') ? word.slice(0, word.indexOf('=')) : word
  return `unknown option ${shown}${near === null ? '' : `; did you mean --${near}?`}`
}

const checkOperands = (
  command: Pick<Command, 'operands'>,
  args: Arguments,
): E.Either<string, Arguments> => {
  const missing = command.operands[args.operands.length]
  if (missing?.required === true) return E.left(`${missing.name} is missing`)
  const empty = args.operands.indexOf('')
  if (empty >= 0) return E.left(`${command.operands[empty]?.name ?? 'a word'} is empty`)
  const surplus = args.operands[command.operands.length]
  return surplus === undefined ? E.right(args) : E.left(`one word too many: ${surplus}`)
}
