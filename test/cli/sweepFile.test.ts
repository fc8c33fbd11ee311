import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SweepResult } from '../../src/cli/sweep/sweepResult.js'
import { openSweepResults, type SweepResults } from '../../src/cli/sweep/sweepResults.js'
import { inFolder } from './twoway.js'

const names = { recording: 'r', setup: 's' }

const opened = async (path: string): Promise<SweepResults> => {
  const results = await openSweepResults(path, names)
  return results._tag === 'Left' ? expect.unreachable(results.left) : results.right
}

/** With as many hours as make a line of about so many bytes. */
const result = (key: string, bytes: number): SweepResult => ({
  ...{ key, setup: 's', recording: 'r', name: key, values: {}, events: 1 },
  ...{ skipped: 0, empty: 0, unlisted: null, warnings: [] },
  ends: [
    {
      ...{ queue: 'power', markets: 1, fills: 1, shares: 1, profit: 1, from: 0, to: 2 },
      ...{ drawdown: 0 },
      blocks: Array.from({ length: Math.ceil(bytes / 52) }, (_, hour) => ({
        ...{ at: 1_704_067_200_000 + 3_600_000 * hour, markets: 4, profit: -12.345678 },
      })),
    },
  ],
})

describe('openSweepResults: laws', () => {
  it('keeps whole lines, however long, of results that come at once', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'sweep.jsonl')
      const results = await opened(path)
      // A year of hours under two queue models is 800 kB, more than is written at a time.
      const added = Array.from({ length: 8 }, (_, i) => result(`${i}`, 900_000 + 50_000 * i))
      await Promise.all(added.map(results.add))
      const again = await opened(path)
      expect(added.map(({ key }) => again.get(key)?.ends[0]?.blocks.length)).toEqual(
        added.map(({ ends }) => ends[0]?.blocks.length),
      )
    })
  })

  it('goes on from the whole lines of a file that ends anywhere', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'sweep.jsonl')
      const lines = ['a', 'ü', 'c'].map((key) => Buffer.from(`${JSON.stringify(result(key, 1))}\n`))
      const whole = Buffer.concat(lines)
      const ends = lines.map((_, i) => Buffer.concat(lines.slice(0, i + 1)).length)
      await fc.assert(
        fc.asyncProperty(fc.nat({ max: whole.length }), async (cut) => {
          await writeFile(path, whole.subarray(0, cut))
          const results = await opened(path)
          const known = ['a', 'ü', 'c'].filter((key) => results.get(key) !== null)
          expect(known).toHaveLength(ends.filter((end) => end <= cut).length)
          await results.add(result('d', 1))
          expect((await readFile(path)).length).toBe(
            Math.max(0, ...ends.filter((end) => end <= cut)) + (lines[0]?.length ?? 0),
          )
        }),
        { numRuns: 60 },
      )
    })
  })
})

describe('openSweepResults: edges', () => {
  it('writes nothing more once a line could not be written', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'sweep.jsonl')
      const results = await opened(path)
      await rm(path)
      await mkdir(path)
      const first = await results.add(result('a', 1))
      expect(first).toEqual({ _tag: 'Left', left: `${path}: is a directory; expected a file` })
      await rm(path, { recursive: true })
      expect(await results.add(result('b', 1))).toEqual(first)
      expect(existsSync(path)).toBe(false)
    })
  })
})
