/**
 * Finds the examples of the docs: `@example` of each source file, each block of `ts` of each page.
 */

import type { File } from '../tidy/source.js'

/** `line` is where the code's first line stands in its file, counted from 1. */
export type Example = { readonly path: string; readonly line: number; readonly code: string }

export const examplesOf = (file: File): ReadonlyArray<Example> => {
  if (file.path.endsWith('.md')) return blocks(file)
  return /^src\/.*\.ts$/.test(file.path) ? tags(file) : []
}

const tags = (file: File): ReadonlyArray<Example> => {
  const found: Example[] = []
  let open: { readonly line: number; readonly rows: string[] } | undefined
  const close = (): void => {
    if (open?.rows.some((row) => row.trim() !== '')) {
      // A fence inside an @example is taken off, its line kept.
      const code = open.rows.map((row) => (row.startsWith('```') ? '' : row)).join('\n')
      found.push({ path: file.path, line: open.line, code: code.trimEnd() })
    }
    open = undefined
  }
  file.text.split('\n').forEach((row, index) => {
    const inDoc = row.match(/^\s*\*(?!\/) ?(.*)$/)?.[1]
    if (inDoc === undefined || /^@\w/.test(inDoc)) close()
    if (inDoc?.startsWith('@example')) open = { line: index + 2, rows: [] }
    else if (inDoc !== undefined) open?.rows.push(inDoc)
  })
  return found
}

const blocks = ({ path, text }: File): ReadonlyArray<Example> => {
  const found: Example[] = []
  let open: { readonly line: number; readonly rows: string[] } | undefined
  text.split('\n').forEach((row, index) => {
    if (open === undefined) {
      if (/^```(ts|typescript)\s*$/.test(row)) open = { line: index + 2, rows: [] }
    } else if (/^```\s*$/.test(row)) {
      found.push({ path, line: open.line, code: open.rows.join('\n') })
      open = undefined
    } else open.rows.push(row)
  })
  return found
}
