import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const tracked = (): ReadonlyArray<string> =>
  execFileSync('git', ['ls-files', '*.md'], { cwd: root, encoding: 'utf8' }).trim().split('\n')

/** The relative links of a page that lead to nothing. */
const broken = (page: string, text: string): ReadonlyArray<string> =>
  [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)]
    .map(([, target]) => target as string)
    .filter((target) => !existsSync(join(root, dirname(page), target)))

describe('the pages', () => {
  test('every relative link leads somewhere', () => {
    const found = tracked().flatMap((page) =>
      broken(page, readFileSync(join(root, page), 'utf8')).map((link) => `${page}: ${link}`),
    )
    expect(found).toEqual([])
  })

  test('a link that leads nowhere is found', () => {
    expect(broken('docs/NONE.md', 'see [this](GONE.md) and [that](../README.md#try-it)')).toEqual([
      'GONE.md',
    ])
  })
})
