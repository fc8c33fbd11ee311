/**
 * The text files of this repository, without what git ignores.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { File } from './source.js'

export const root: string = fileURLToPath(new URL('../../', import.meta.url))

export const read = (): ReadonlyArray<File> => {
  const ignored = new Set([
    '.git',
    ...(readFileSync(`${root}.gitignore`, 'utf8').match(/^[\w.-]+(?=\/$)/gm) ?? []),
  ])
  const under = (folder: string): ReadonlyArray<string> =>
    readdirSync(`${root}${folder}`, { withFileTypes: true }).flatMap((entry) => {
      if (ignored.has(entry.name)) return []
      if (entry.isDirectory()) return under(`${folder}${entry.name}/`)
      return entry.isFile() && !entry.name.endsWith('.tgz') ? [`${folder}${entry.name}`] : []
    })
  return under('')
    .map((path) => ({ path, text: readFileSync(`${root}${path}`, 'utf8') }))
    .filter(({ text }) => !text.includes('\0'))
}
