import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sweepProgress } from '../../src/cli/sweep/sweepProgress.js'
import type { SweepResult } from '../../src/cli/sweep/sweepResult.js'
import { openSweepResults, type SweepResults } from '../../src/cli/sweep/sweepResults.js'
import { inFolder } from './twoway.js'

const result = (key: string, setup = 's', recording = 'r'): SweepResult => ({
  ...{ key, setup, recording, name: `name of ${key}`, values: { 'ladder.levels': 1 }, events: 5 },
  ...{ skipped: 0, empty: 0, unlisted: null, warnings: [] },
  ends: [],
})

const names = { recording: 'r', setup: 's' }

const opened = async (path: string | null, asked = names): Promise<SweepResults> => {
  const results = await openSweepResults(path, asked)
  return results._tag === 'Left' ? expect.unreachable(results.left) : results.right
}

describe('openSweepResults: examples', () => {
  it('knows again what was added, of the same set-up alone', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'new', 'sweep.jsonl')
      const first = await opened(path)
      expect(first.tried()).toBe(0)
      await first.add(result('a'))
      await first.add(result('b', 's'))
      const other = await opened(path, { recording: 'r', setup: 'other' })
      expect(other.get('a')).toBeNull()
      await other.add(result('c', 'other'))
      const again = await opened(path)
      expect([again.get('a'), again.get('b'), again.get('c')]).toEqual([
        ...[result('a'), result('b'), null],
      ])
    })
  })

  it('counts each configuration under each set-up once, of the same recording alone', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'sweep.jsonl')
      const first = await opened(path)
      for (const setup of ['s', 's', 'late']) await first.add(result('a', setup))
      await first.add(result('b'))
      expect(first.tried()).toBe(3)
      const other = await opened(path, { recording: 'other', setup: 't' })
      expect(other.tried()).toBe(0)
      await other.add(result('a', 't', 'other'))
      expect([other.tried(), (await opened(path)).tried()]).toEqual([1, 3])
    })
  })

  it('keeps results that do not say of which recording they are, and tells of them', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'sweep.jsonl')
      const { recording: _, skipped: __, empty: ___, unlisted: ____, ...older } = result('a')
      const line = `${JSON.stringify(older)}\n`
      await writeFile(path, line.repeat(2))
      const results = await opened(path)
      expect([results.nameless, results.tried(), results.get('a')]).toEqual([2, 0, null])
      await results.add(result('a'))
      expect(await readFile(path, 'utf8')).toBe(`${line.repeat(2)}${JSON.stringify(result('a'))}\n`)
      expect((await opened(path)).get('a')).toEqual(result('a'))
    })
  })

  it('drops a last line that was half written, and goes on behind what is whole', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'sweep.jsonl')
      await (await opened(path)).add(result('a'))
      await appendFile(path, JSON.stringify(result('b')).slice(0, 20))
      const again = await opened(path)
      expect([again.get('a'), again.get('b')]).toEqual([result('a'), null])
      await again.add(result('c'))
      expect(await readFile(path, 'utf8')).toBe(
        [result('a'), result('c'), ''].map((each) => each && JSON.stringify(each)).join('\n'),
      )
    })
  })

  it('keeps results in memory where there is no file', async () => {
    const results = await opened(null)
    await results.add(result('a'))
    expect([results.get('a')?.key, results.tried()]).toEqual(['a', 1])
  })
})

describe('openSweepResults: edges', () => {
  it('says which line is no result, and writes nothing into another file', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'notes.txt')
      for (const line of ['ts_ms,price', '{"key":"a","setup":"s"}', '[]']) {
        await writeFile(path, `${JSON.stringify(result('a'))}\n${line}\n`)
        expect(await openSweepResults(path, names)).toEqual({
          _tag: 'Left',
          left: `${path}:2: no result of a sweep; is it another file?`,
        })
      }
      for (const text of ['ts_ms,price', '{"name":1}']) {
        await writeFile(path, text)
        expect(await openSweepResults(path, names)).toEqual({
          _tag: 'Left',
          left: `${path}:1: no result of a sweep; is it another file?`,
        })
        expect(await readFile(path, 'utf8')).toBe(text)
      }
      expect(await openSweepResults(folder, names)).toEqual({
        _tag: 'Left',
        left: `${folder}: is a directory; expected a file`,
      })
    })
  })
})

describe('sweepProgress: examples', () => {
  it('says how many are done, how many of them were before, and how long the rest takes', () => {
    const written: Array<string> = []
    const write = (text: string | Uint8Array): boolean => written.push(String(text)) > 0
    let now = 0
    const progress = sweepProgress({ isTTY: true, write }, 10, () => now)
    progress.tick(4, 4)
    now = 3_000
    progress.tick(6, 4)
    progress.tick(10, 0)
    progress.end()
    expect(written.map((text) => text.replace('\r\u001b[K', ''))).toEqual([
      '4 of 10 configurations, 4 of them from before',
      '6 of 10 configurations, 4 of them from before, about 6 s left',
      '10 of 10 configurations',
      '',
    ])
  })

  it('draws nothing where nobody sees it', () => {
    const write = (): boolean => expect.unreachable()
    const progress = sweepProgress({ isTTY: false, write }, 10)
    progress.tick(1, 0)
    progress.end()
  })
})
