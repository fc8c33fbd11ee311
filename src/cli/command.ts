/**
 * What a command is, and its help.
 */

/**
 * How a command ended: fine, with errors in its input, or called in a wrong way.
 *
 * @category cli
 * @since 0.1.0
 */
export type ExitCode = 0 | 1 | 2

/** What follows a command without a name: `FILE`, say. @category cli @since 0.1.0 */
export type Operand = { readonly name: string; readonly required: boolean }

/**
 * An option; `value` names what it takes, null for one that takes nothing.
 *
 * @category cli
 * @since 0.1.0
 */
export type Option = {
  readonly name: string
  readonly value: string | null
  readonly help: string
}

/**
 * The words after a command: operands in their order, and options by name; one that takes nothing
 * has the value ''.
 *
 * @category cli
 * @since 0.1.0
 */
export type Arguments = {
  readonly operands: ReadonlyArray<string>
  readonly options: ReadonlyMap<string, string>
}

/**
 * A command of the command line: what it takes, its help, and what it does.
 *
 * @category cli
 * @since 0.1.0
 */
export type Command = {
  readonly name: string
  readonly summary: string
  readonly operands: ReadonlyArray<Operand>
  readonly options: ReadonlyArray<Option>
  readonly notes: string
  readonly run: (args: Arguments) => Promise<ExitCode>
}

/**
 * Returns the help of one command.
 *
 * @category cli
 * @since 0.1.0
 */
export const helpOf = ({ name, summary, operands, options, notes }: Command): string => {
  const taken = operands.map((operand) => (operand.required ? operand.name : `[${operand.name}]`))
  const rows = [...options, helpOption].map((option): readonly [string, string] => [
    flagOf(option),
    option.help,
  ])
  return `${summary}

Usage: ${['twoway', name, ...taken, '[OPTION]...'].join(' ')}

Options:
${table(rows)}

${notes}
`
}

/**
 * Returns the help of the whole command line.
 *
 * @category cli
 * @since 0.1.0
 */
export const overview = (commands: ReadonlyArray<Command>): string => `\
Price and quote short binary markets.

Usage: twoway COMMAND [ARGUMENT]...

Commands:
${table(commands.map(({ name, summary }) => [name, summary]))}

Options:
${table([
  ['--help', 'show this help, or that of the command before it'],
  ['--version', 'show the version'],
])}

Exit codes: 0 all went well, 1 the input had errors, 2 wrong usage.
`

const helpOption: Option = { name: 'help', value: null, help: 'show this help' }

const flagOf = ({ name, value }: Option): string =>
  value === null ? `--${name}` : `--${name} ${value}`

const table = (rows: ReadonlyArray<readonly [string, string]>): string => {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n')
}
