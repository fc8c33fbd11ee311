import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { csv } from './minutes.js'
import { inFolder, linesOf, twoway } from './twoway.js'

/** An hour and a quarter of the made-up minutes. */
const rows = linesOf(csv).slice(0, 76)
const prices = rows.join('\n')

const json = async (args: ReadonlyArray<string>, input = prices) => {
  const { code, stdout, stderr } = await twoway(['backtest', ...args, '--json'], [input])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout)
}

type Row = Readonly<Record<string, unknown>>

const logOf = async (path: string): Promise<ReadonlyArray<Row>> =>
  linesOf(await readFile(path, 'utf8')).map((line) => JSON.parse(line))

const ofKind = (log: ReadonlyArray<Row>, ...kinds: ReadonlyArray<string>) =>
  log.filter(({ kind }) => kinds.includes(String(kind)))

describe('twoway backtest --bars: examples', () => {
  it('makes up a path in each bar, and says so in the report and on the page', async () => {
    await inFolder(async (folder) => {
      const page = join(folder, 'page.html')
      const result = await json(['-', '--html', page])
      expect(Object.fromEntries(result.settings)['prices']).toBe(
        'a path made up within each bar, a price every 1s',
      )
      expect(result.warnings).toContain('made-up-path')
      expect(await readFile(page, 'utf8')).toContain('the path is made up')
      const slow = await json(['-', '--bars', 'path:5s'])
      // The open of the first bar is a price more.
      expect(slow.events).toBe(1 + 75 * 12 + 2 * 4)
    })
  })

  it('takes the closes alone where it is asked to, and says how long quotes stand', async () => {
    const { settings, warnings, events } = await json(['-', '--bars', 'close'])
    expect(Object.fromEntries(settings)['prices']).toBe(
      'the close of each bar, and none until the next',
    )
    expect(warnings).toEqual(['uncalibrated-takers', 'closes-only'])
    expect(events).toBe(75 + 2 * 4)
    const { stdout } = await twoway(['backtest', '-', '--bars', 'close'], [prices])
    expect(stdout).toMatch(/^Warning: A price comes once a bar, and quotes stand until the next/m)
  })

  it('says nothing of bars where there are none', async () => {
    const { settings, warnings } = await json(['-'], 'ts_ms,price\n1000,5\n2000,6\n')
    expect(Object.fromEntries(settings)['prices']).toBeUndefined()
    expect(warnings).toEqual(['uncalibrated-takers'])
  })
})

describe('twoway backtest --bars: edges', () => {
  it('cannot make a path of what has no range', async () => {
    const run = async (text: string) => twoway(['backtest', '-', '--bars', 'path'], [text])
    expect(await run('ts_ms,price\n1000,5\n')).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'twoway: --bars path needs bars: standard input has no rows with a start, open, high, ' +
        'low and close\n',
    })
    expect((await run('ts_ms,close\n0,5\n60000,6\n')).code).toBe(1)
  })
})

describe('twoway backtest --bars: laws', () => {
  it('has the same markets, strikes, outcomes and recorded prices either way', async () => {
    await inFolder(async (folder) => {
      const logs: Array<ReadonlyArray<Row>> = []
      // Of 97 seconds, so that windows begin and end within bars.
      for (const bars of ['close', 'path', 'path:7s']) {
        const log = join(folder, `${bars.replace(':', '-')}.jsonl`)
        await json(['-', '--bars', bars, '--window', '97s', '--events', log])
        logs.push(await logOf(log))
      }
      const [close = [], ...paths] = logs
      for (const path of paths) {
        expect(ofKind(path, 'listed', 'resolved')).toEqual(ofKind(close, 'listed', 'resolved'))
        const recorded = ofKind(path, 'price').filter(({ source }) => source !== 'made-up path')
        expect(recorded).toEqual(ofKind(close, 'price'))
        const instants = ofKind(path, 'price').map(({ at }) => Number(at))
        expect(instants).toEqual([...instants].sort((a, b) => a - b))
      }
      expect(ofKind(close, 'resolved').length).toBeGreaterThan(40)
    })
  })

  it('is the same again from its own log, over a gap as well', async () => {
    await inFolder(async (folder) => {
      const log = join(folder, 'log.jsonl')
      const gap = [...rows.slice(0, 20), ...rows.slice(24)].join('\n')
      const first = await json(['-', '--events', log], gap)
      const again = await json([log, '--takers', 'made-up'])
      expect(again.ends).toEqual(first.ends)
      expect(again.warnings).toEqual(first.warnings)
    })
  })

  it('takes quotes back when no price comes: no bar, no quote', async () => {
    await inFolder(async (folder) => {
      const records = join(folder, 'records.jsonl')
      const gap = [...rows.slice(0, 20), ...rows.slice(24)].join('\n')
      const lastAt = Number(rows[19]?.split(',')[0]) + 60_000
      const standing = async (bars: string) => {
        await json(['-', '--bars', bars, '--queue', 'riskAverse', '--records', records], gap)
        const decided = ofKind(await logOf(records), 'decided')
        const within = decided.filter(
          ({ at }) => Number(at) > lastAt + 10_000 && Number(at) < lastAt + 200_000,
        )
        return within.map(({ bids, asks }) => Number(bids) + Number(asks))
      }
      const path = await standing('path')
      expect(path.length).toBeGreaterThan(100)
      expect(new Set(path)).toEqual(new Set([0]))
      expect(await standing('close')).toEqual([])
    })
  })
})
