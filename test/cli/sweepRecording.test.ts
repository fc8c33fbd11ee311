import { readFile, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { presets } from '../../src/decision/presets.js'
import { csv } from './minutes.js'
import { inFolder, linesOf, twoway } from './twoway.js'

const rows = linesOf(csv).slice(0, 62)

type Swept = {
  readonly report: {
    readonly trials: number
    readonly warnings: ReadonlyArray<string>
    readonly settings: ReadonlyArray<readonly [string, string]>
  }
  readonly stderr: string
  readonly kept: ReadonlyArray<string>
}

/** A sweep in a folder, with what it keeps there. */
const swept = async (
  folder: string,
  prices: string,
  ...more: ReadonlyArray<string>
): Promise<Swept> => {
  const [grid, out] = [join(folder, 'grid.json'), join(folder, 'sweep.jsonl')]
  await writeFile(grid, '{"ladder.levels":[1,2]}')
  const words = ['--bars', 'close', '--workers', '1', '--queue', 'power', '--out', out, '--json']
  const { code, stdout, stderr } = await twoway(['sweep', prices, grid, ...words, ...more])
  expect(code, stderr).toBe(0)
  return { report: JSON.parse(stdout), stderr, kept: linesOf(await readFile(out, 'utf8')) }
}

const inFile = async (path: string, contents: string | Uint8Array): Promise<string> => {
  await writeFile(path, contents)
  return path
}

describe('twoway sweep --out: laws', () => {
  it('knows a recording by what it holds, whatever its name, time and packing', async () => {
    await inFolder(async (folder) => {
      const text = rows.join('\n')
      const prices = await inFile(join(folder, 'prices.csv'), text)
      const first = await swept(folder, prices)
      expect(first.kept).toHaveLength(2)
      await utimes(prices, 1, 1)
      const copy = await inFile(join(folder, 'copy.csv'), text)
      const packed = await inFile(join(folder, 'packed.csv.gz'), gzipSync(text))
      for (const path of [prices, copy, packed]) {
        const { report, kept } = await swept(folder, path)
        expect(kept).toEqual(first.kept)
        expect(report).toEqual({ ...first.report, recording: path })
      }
    })
  })

  it('is of one set-up whether a default is asked for or not', async () => {
    await inFolder(async (folder) => {
      const prices = await inFile(join(folder, 'prices.csv'), rows.join('\n'))
      const [grid, out] = [join(folder, 'grid.json'), join(folder, 'sweep.jsonl')]
      const words = ['sweep', prices, grid, '--workers', '1', '--out', out, '--json']
      const spread = presets.v2.spread
      const turned = Object.fromEntries(Object.entries(spread).reverse())
      const asked = [
        ...['--window', '15m', '--bars', 'path', '--strike', 'open', '--venue', 'plain'],
        ...['--queue', 'both', '--latency', '0.05s', '--takers', 'made-up', '--seed', '1'],
      ]
      for (const [value, more] of [
        [spread, []],
        [spread, asked],
        [turned, ['--bars', 'path:1s']],
      ] as const) {
        await writeFile(grid, JSON.stringify({ spread: [value] }))
        const { code, stdout, stderr } = await twoway([...words, ...more])
        expect(code, stderr).toBe(0)
        expect(JSON.parse(stdout).trials).toBe(1)
      }
      expect(linesOf(await readFile(out, 'utf8'))).toHaveLength(1)
    })
  })

  it('counts what was tried on a recording with other settings, and on no other', async () => {
    await inFolder(async (folder) => {
      const prices = await inFile(join(folder, 'prices.csv'), rows.join('\n'))
      expect((await swept(folder, prices)).report.trials).toBe(2)
      expect((await swept(folder, prices, '--latency', '200ms')).report.trials).toBe(4)
      expect((await swept(folder, prices)).report.trials).toBe(4)
      // The same name with other contents is another recording.
      await writeFile(prices, rows.slice(0, -2).join('\n'))
      const other = await swept(folder, prices)
      expect([other.report.trials, other.kept.length]).toEqual([2, 6])
    })
  })
})

describe('twoway sweep: what it read', () => {
  it('tells how many rows were left out, and windows without a market', async () => {
    await inFolder(async (folder) => {
      const gap = [...rows.slice(0, 12), rows[5], rows[6], ...rows.slice(50)]
      const prices = await inFile(join(folder, 'prices.csv'), gap.join('\n'))
      const { report } = await swept(folder, prices)
      const { stdout } = await twoway(
        ['backtest', '-', '--bars', 'close', '--json'],
        [gap.join('\n')],
      )
      const told = Object.fromEntries(report.settings)
      expect(told).toEqual(Object.fromEntries(JSON.parse(stdout).settings))
      expect([told['rows left out'], Number(told['windows without a market'])]).toEqual(['2', 3])
    })
  })

  it('tells of results that an older twoway kept, and leaves them', async () => {
    await inFolder(async (folder) => {
      const prices = await inFile(join(folder, 'prices.csv'), rows.join('\n'))
      const older = JSON.stringify({ key: 'a', setup: 's', name: 'n', values: {}, ends: [] })
      await writeFile(join(folder, 'sweep.jsonl'), `${older}\n`)
      const { report, stderr, kept } = await swept(folder, prices)
      const words =
        'Results in the file of --out that an older twoway wrote: 1. They do not say which ' +
        'recording they are of: they are kept, and neither used nor counted as tried.'
      expect(report.warnings.at(-1)).toBe(words)
      expect(stderr).toBe(`twoway: ${words}\n`)
      expect([report.trials, kept.length, kept[0]]).toEqual([2, 3, older])
      const grid = join(folder, 'grid.json')
      const out = join(folder, 'sweep.jsonl')
      const table = await twoway([
        'sweep',
        prices,
        grid,
        '--bars',
        'close',
        '--queue',
        'power',
        '--out',
        out,
      ])
      expect(table.stdout).toContain(`Warning: ${words}`)
    })
  })
})
