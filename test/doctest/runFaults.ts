/**
 * Runs examples on the sources, and says where one shows what is not so.
 */

import ts from 'typescript'
import { expect } from 'vitest'
import type { Violation } from '../tidy/source.js'
import { assertive, overlooked } from './assertions.js'
import type { Example } from './examples.js'
import { entries } from './typeFaults.js'

export const runFaults = async (
  examples: ReadonlyArray<Example>,
): Promise<ReadonlyArray<Violation>> => {
  const found: Violation[] = []
  for (const example of examples) found.push(...(await run(example)))
  return found
}

const run = async (example: Example): Promise<ReadonlyArray<Violation>> => {
  const found: Violation[] = []
  const say = (line: number, message: string): void => {
    found.push({ path: example.path, line: example.line + line, message })
  }
  const shows = (line: number, actual: unknown, expected: unknown): void => {
    try {
      expect(actual).toStrictEqual(expected)
    } catch {
      say(line, `gives ${print(actual)}, and shows ${print(expected)}`)
    }
  }
  for (const line of overlooked(example)) say(line, 'shows a value that nothing compares')
  try {
    const program = ts.transpileModule(assertive(example), {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
    }).outputText
    const modules = await load(example)
    const require = (specifier: string): unknown => modules.get(specifier)
    await new AsyncFunction('shows', 'printsAs', 'require', 'exports', program)(
      shows,
      printsAs,
      require,
      {},
    )
  } catch (fault) {
    say(0, `fails: ${fault instanceof Error ? fault.message : String(fault)}`)
  }
  return found
}

const AsyncFunction = (async () => undefined).constructor as new (
  ...parts: ReadonlyArray<string>
) => (...values: ReadonlyArray<unknown>) => Promise<void>

const load = async ({ code }: Example): Promise<ReadonlyMap<string, unknown>> => {
  const modules = new Map<string, unknown>()
  for (const { fileName } of ts.preProcessFile(code).importedFiles) {
    const entry = entries[fileName]
    const loaded = entry === undefined ? import(fileName) : import(`../../${entry}`)
    modules.set(fileName, await loaded)
  }
  return modules
}

/** Matches a number by how it prints: `5.478…e-7` by the digits it begins with and the power. */
const printsAs = (cut: string): unknown => {
  const [start = '', exponent = ''] = cut.split('…')
  return {
    $$typeof: Symbol.for('jest.asymmetricMatcher'),
    asymmetricMatch: (actual: unknown): boolean => {
      const [digits = '', power] = String(actual).split('e')
      const powers = power === undefined ? '' : `e${power}`
      return typeof actual === 'number' && digits.startsWith(start) && powers === exponent
    },
    toString: (): string => cut,
    toJSON: (): string => cut,
  }
}

const print = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : printed(value)

const printed = (value: unknown): string =>
  Object.is(value, -0) ? '-0' : typeof value === 'string' ? `'${value}'` : String(value)
