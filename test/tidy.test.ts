/**
 * The rules of docs/STYLE.md that a program can check, over this repository. Beside each check in
 * tidy/ stands its own test: red on a planted fault, green on a near miss.
 */

import { describe, expect, test } from 'vitest'
import { docs } from './tidy/docs.js'
import { edges } from './tidy/edges.js'
import { floors } from './tidy/floors.js'
import { names } from './tidy/names.js'
import { outside } from './tidy/outside.js'
import { read } from './tidy/project.js'
import { purity } from './tidy/purity.js'
import { medianLines, sizes } from './tidy/sizes.js'
import { type Check, show } from './tidy/source.js'
import { units } from './tidy/units.js'

const files = read()

const rules: ReadonlyArray<readonly [string, Check]> = [
  ['imports point down, and packages keep to their rooms', floors],
  ['the pure floors touch nothing outside, and no floor escapes its types', purity],
  ['files, exports and declarations are named after what they are', names],
  ['files, functions and lines keep their sizes', sizes],
  ['only market/units.ts casts to a unit', units],
  ['each export is documented, and each public function shown', docs],
  ['each edge of docs/NUMERICS.md has a test of its name', edges],
  ['nothing names a place of one machine', outside],
]

describe('the repository', () => {
  test.each(rules)('%s', (_, check) => {
    expect(check(files).map(show)).toEqual([])
  })

  test('the middle source file fits on two screens', () => {
    expect(medianLines(files)).toBeLessThanOrEqual(90)
  })

  test('the walk has found the sources, the tests and the top level', () => {
    const paths = files.map(({ path }) => path)
    expect(paths).toEqual(
      expect.arrayContaining(['package.json', 'src/market/units.ts', 'test/tidy.test.ts']),
    )
    expect(paths.filter((path) => /(^|\/)(node_modules|dist|\.git)\//.test(path))).toEqual([])
  })
})
