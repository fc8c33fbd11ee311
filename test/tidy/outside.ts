/**
 * Nothing that is committed leans on the machine it was written on.
 */

import type { Check } from './source.js'

// Put together here, so that this file itself may be committed.
const foreign = [
  ['/work', '/'],
  ['.lib', 'rary'],
  ['farm', '-'],
].map((parts) => parts.join(''))

export const outside: Check = (files) =>
  files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((row, index) =>
      foreign
        .filter((word) => row.includes(word))
        .map((word) => ({
          path,
          line: index + 1,
          message: `names ${word}, which only one machine has`,
        })),
    ),
  )
