/**
 * Sizes: what fits on a screen is read.
 */

import ts from 'typescript'
import { at, type Check, type File, inSource, parse, type Violation, walk } from './source.js'

const maxSourceLines = 200
const maxTestLines = 300
const maxFunctionLines = 40
const maxColumns = 100
const maxMessageColumns = 120

const code = /^(src|test|bench)\/.*\.(ts|mjs)$/

export const sizes: Check = (files) => [
  ...files
    .filter(({ path }) => code.test(path))
    .flatMap((file) => [...lines(file), ...columns(file)]),
  ...inSource(files).flatMap(functions),
]

const rows = (text: string): ReadonlyArray<string> => text.replace(/\n$/, '').split('\n')

/** A list of what is public is looked up, not read. */
const list = /^src\/(\w+\/)?index\.ts$/

const lines = ({ path, text }: File): ReadonlyArray<Violation> => {
  if (list.test(path)) return []
  const limit = path.startsWith('src/') ? maxSourceLines : maxTestLines
  const count = rows(text).length
  return count > limit
    ? [{ path, line: limit + 1, message: `has ${count} lines: at most ${limit}` }]
    : []
}

/** Counted in characters as a reader sees them; an address cannot be broken and may stand out. */
const columns = ({ path, text }: File): ReadonlyArray<Violation> =>
  rows(text).flatMap((row, index) => {
    const limit = message.test(row) ? maxMessageColumns : maxColumns
    return [...row].length > limit && !address.test(row)
      ? [{ path, line: index + 1, message: `has ${[...row].length} columns: at most ${limit}` }]
      : []
  })

const address = /https?:\/\/\S{60}/

/** A line that is one text and no more: broken in two it would be found by no search. */
const message = /^\s*(?:return |\w+: |[\w.]+\(|[?:] )*(['`"])(?:(?!\1).)*\1[,)]*$/

const functions = (file: File): ReadonlyArray<Violation> => {
  const tree = parse(file)
  const found: Violation[] = []
  walk(tree, (node) => {
    if (!ts.isFunctionLike(node)) return
    const first = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line
    const last = tree.getLineAndCharacterOfPosition(node.end).line
    const count = last - first + 1
    if (count > maxFunctionLines)
      found.push(at(tree, node, `a function of ${count} lines: at most ${maxFunctionLines}`))
  })
  return found
}

/** The middle length of the source files, a figure to watch: the goal is 90. */
export const medianLines = (files: ReadonlyArray<File>): number => {
  const counts = inSource(files)
    .map(({ text }) => rows(text).length)
    .sort((a, b) => a - b)
  return counts[Math.floor(counts.length / 2)] ?? 0
}
