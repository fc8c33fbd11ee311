/**
 * Each row of an edge table of docs/NUMERICS.md is proved by a test of the same name.
 */

import ts from 'typescript'
import { type Check, type File, parse, type Violation, walk } from './source.js'

const page = 'docs/NUMERICS.md'

export const edges: Check = (files) => {
  const titles = new Set(
    files.filter(({ path }) => /^test\/.*\.test\.ts$/.test(path)).flatMap(titlesOf),
  )
  return files.filter(({ path }) => path === page).flatMap((file) => rows(file, titles))
}

/** A table counts under a heading that names its edges, to the next heading as high or higher. */
const rows = ({ path, text }: File, titles: ReadonlySet<string>): ReadonlyArray<Violation> => {
  const found: Violation[] = []
  let depth = 0
  text.split('\n').forEach((row, index) => {
    const heading = row.match(/^(#+)\s+(.*)$/)
    if (heading !== null) {
      const level = heading[1]?.length ?? 0
      if (/\bedges\b/i.test(heading[2] ?? '')) depth = level
      else if (level <= depth) depth = 0
    }
    const name = depth > 0 ? row.match(/^\|\s*`([^`]+)`\s*\|/)?.[1] : undefined
    if (name !== undefined && !titles.has(name))
      found.push({ path, line: index + 1, message: `no test is named ${name}` })
  })
  return found
}

const titlesOf = (file: File): ReadonlyArray<string> => {
  const found: string[] = []
  walk(parse(file), (node) => {
    const title = ts.isCallExpression(node) ? node.arguments[0] : undefined
    if (!ts.isCallExpression(node) || title === undefined || !ts.isStringLiteralLike(title)) return
    if (/^(it|test)\b/.test(node.expression.getText())) found.push(title.text)
  })
  return found
}
