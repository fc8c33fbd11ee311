/** How the checks are themselves checked: a planted fault is seen, a near miss let be. */

import { expect } from 'vitest'
import { type Check, type File, show } from './source.js'

export const file = (path: string, ...rows: ReadonlyArray<string>): File => ({
  path,
  text: `${rows.join('\n')}\n`,
})

/** Each faulty set of files gives the one violation whose place and words are named. */
export const expectRed = (check: Check, files: ReadonlyArray<File> | File, said: string): void => {
  const shown = check([files].flat()).map(show)
  expect(shown).toHaveLength(1)
  expect(shown[0]).toContain(said)
}

export const expectGreen = (check: Check, files: ReadonlyArray<File> | File): void => {
  expect(check([files].flat()).map(show)).toEqual([])
}
