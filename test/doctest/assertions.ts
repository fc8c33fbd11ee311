/**
 * Turns `expression // => value` into an assertion, on the lines where it stood, so that what the
 * compiler or a run says of a line is said of the page's own.
 */

import ts from 'typescript'
import type { Example } from './examples.js'

const arrow = /^\/\/ ?=> ?/

/** What each program may use: `shows` compares, `printsAs` is a number cut by an ellipsis. */
export const prelude =
  'declare const shows: <A>(line: number, actual: A, expected: A) => void; ' +
  'declare const printsAs: (start: string) => number; export {}; '

/** The lines, from 0, of values that nothing compares: inside a block, or inside an expression. */
export const overlooked = (example: Example): ReadonlyArray<number> =>
  assertive(example)
    .split('\n')
    .flatMap((row, index) => (/\/\/ ?=>/.test(row) ? [index] : []))

export const assertive = ({ code }: Example): string => {
  const tree = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true)
  let text = ''
  let done = 0
  for (const statement of tree.statements) {
    const comment = expectation(code, statement.end)
    const actual = subject(statement)
    if (comment === undefined || actual === undefined) continue
    const line = tree.getLineAndCharacterOfPosition(statement.end).line
    const before = actual.kind === 'value' ? statement.getStart(tree) : statement.end
    const value = `${exactly(comment.value)}${'\n'.repeat(comment.breaks)}`
    const gap = actual.kind === 'value' ? '' : ';'
    text += `${code.slice(done, before)}${gap}shows(${line}, ${actual.text}, ${value});`
    done = comment.end
  }
  return text + code.slice(done)
}

type Subject = { readonly kind: 'value' | 'name'; readonly text: string }

/** An expression stands for itself; `const x = …` for what it named. */
const subject = (statement: ts.Statement): Subject | undefined => {
  if (ts.isExpressionStatement(statement))
    return { kind: 'value', text: statement.expression.getText() }
  const name = ts.isVariableStatement(statement)
    ? statement.declarationList.declarations[0]?.name
    : undefined
  return name !== undefined && ts.isIdentifier(name) ? { kind: 'name', text: name.text } : undefined
}

type Expectation = { readonly value: string; readonly end: number; readonly breaks: number }

/** The comment behind a statement or right below it, with the comment lines that carry it on. */
const expectation = (code: string, from: number): Expectation | undefined => {
  const rest = code.slice(from)
  const first = rest.match(/^[ \t;]*\n?[ \t]*(?=\/\/)/)
  if (first === null || !arrow.test(rest.slice(first[0].length))) return undefined
  const rows = rest.slice(first[0].length).split('\n')
  const value: string[] = []
  for (const row of rows) {
    const comment = row.match(/^\s*\/\/(.*)$/)?.[1]
    if (comment === undefined || (value.length > 0 && arrow.test(row.trim()))) break
    value.push(value.length === 0 ? row.trim().replace(arrow, '') : comment)
    if (isWhole(value.join('\n'))) break
  }
  const taken = rows.slice(0, value.length).join('\n').length
  const end = from + first[0].length + taken
  const inFront = first[0].split('\n').length - 1
  return { value: value.join('\n'), end, breaks: inFront }
}

/** Whether the brackets of a value are closed: `{` is carried on by the next comment line. */
const isWhole = (value: string): boolean => {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, value)
  let depth = 0
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (/^[[{(]$/.test(scanner.getTokenText())) depth += 1
    if (/^[\]})]$/.test(scanner.getTokenText())) depth -= 1
  }
  return depth <= 0
}

const cutNumber = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|(-?\d+(?:\.\d*)?)…(e[+-]?\d+)?/g

/** `0.5478…` is any number that prints with that start; one without an ellipsis is exact. */
const exactly = (value: string): string =>
  value.replace(cutNumber, (whole, start?: string, exponent?: string) =>
    start === undefined ? whole : `printsAs('${start}…${exponent ?? ''}')`,
  )
