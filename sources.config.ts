import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'

/** The folder of the project. */
export const root: string = import.meta.dirname

/** Every file in a folder of the project and below it, from the project's folder on. */
export const filesIn = (folder: string): ReadonlyArray<string> =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))

/** Whether a path is of what Node runs: the page is a browser's, and is bundled by itself. */
export const isSource = (path: string): boolean =>
  path.startsWith(join('src', '/')) && !path.startsWith(join('src', 'bot', 'page', '/'))
