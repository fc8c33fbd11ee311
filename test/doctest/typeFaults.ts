/**
 * Type-checks all examples as one program, in memory, under the options of the project.
 */

import { dirname, join } from 'node:path'
import ts from 'typescript'
import { root } from '../tidy/project.js'
import type { Violation } from '../tidy/source.js'
import { assertive, prelude } from './assertions.js'
import type { Example } from './examples.js'

/** Where the public names lead, before anything is built. */
export const entries: Readonly<Record<string, string>> = {
  twoway: 'src/index.ts',
  'twoway/codec': 'src/codec/index.ts',
  'twoway/statistics': 'src/statistics/index.ts',
  'twoway/backtest': 'src/backtest/index.ts',
  'twoway/adapters/binance': 'src/adapters/binance/index.ts',
  'twoway/adapters/coinbase': 'src/adapters/coinbase/index.ts',
  'twoway/adapters/degen': 'src/adapters/degen/index.ts',
  'twoway/bot': 'src/bot/index.ts',
}

const options = (): ts.CompilerOptions => {
  const file = join(root, 'tsconfig.json')
  const read = ts.readConfigFile(file, ts.sys.readFile)
  return {
    ...ts.parseJsonConfigFileContent(read.config, ts.sys, dirname(file), {}, file).options,
    isolatedDeclarations: false,
    declaration: false,
    paths: Object.fromEntries(
      Object.entries(entries).map(([name, path]) => [name, [join(root, path)]]),
    ),
  }
}

/** Kept from one program to the next, since the library's declarations are most of the work. */
const parsed = new Map<string, ts.SourceFile | undefined>()

export const typeFaults = (examples: ReadonlyArray<Example>): ReadonlyArray<Violation> => {
  const virtual = new Map(
    examples.map((example, index) => [join(root, 'test', `example${index}.ts`), example]),
  )
  const compilerOptions = options()
  const host = ts.createCompilerHost(compilerOptions)
  const { getSourceFile, fileExists } = host
  host.fileExists = (path) => virtual.has(path) || fileExists(path)
  host.getSourceFile = (path, languageVersion) => {
    const example = virtual.get(path)
    // Declared on the first line, so that every other keeps its number.
    if (example !== undefined)
      return ts.createSourceFile(path, prelude + assertive(example), languageVersion)
    if (!parsed.has(path)) parsed.set(path, getSourceFile(path, languageVersion))
    return parsed.get(path)
  }
  const program = ts.createProgram([...virtual.keys(), ...declarations()], compilerOptions, host)
  return [...virtual].flatMap(([path, example]) => {
    const tree = program.getSourceFile(path)
    return [...program.getSyntacticDiagnostics(tree), ...program.getSemanticDiagnostics(tree)].map(
      ({ start, messageText }) => ({
        path: example.path,
        line: example.line + (tree?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0),
        message: ts.flattenDiagnosticMessageText(messageText, '\n'),
      }),
    )
  })
}

/** What the sources declare of packages without types of their own. */
const declarations = (): ReadonlyArray<string> => ts.sys.readDirectory(join(root, 'src'), ['.d.ts'])
