import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { csv } from './minutes.js'
import { built, inFolder, linesOf, twoway } from './twoway.js'

/** An hour and a quarter of the made-up minutes, in markets of five. */
const prices = linesOf(csv).slice(0, 76).join('\n')
const made = ['-', '--window', '5m']

const json = async (
  args: ReadonlyArray<string>,
  input: string | Uint8Array = prices,
  run = twoway,
) => {
  const { code, stdout, stderr } = await run(['backtest', ...args, '--json'], [input])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const { seconds, ...result } = JSON.parse(stdout)
  expect(seconds).toBeGreaterThan(0)
  return result
}

describe('twoway backtest: examples', () => {
  it('reports both ends of the bracket, and warns of takers that are made up', async () => {
    const result = await json(made)
    expect(result.recording).toBe('standard input')
    expect(result.ends.map(({ queue }: { queue: string }) => queue)).toEqual([
      'riskAverse',
      'power',
    ])
    expect(result.warnings).toEqual(['uncalibrated-takers', 'made-up-path'])
    const [{ report }] = result.ends
    expect(report.markets.settled).toBe(14)
    expect(report.orders.fills).toBeGreaterThan(0)
    const { total, ...parts } = report.profit.micro
    expect(Object.values(parts as Record<string, number>).reduce((sum, part) => sum + part)).toBe(
      total,
    )
    // The open of the first bar is a price more; of the window at the end nothing is known.
    expect(result.events).toBe(1 + 75 * 60 + 2 * 14)
  })

  it('says the same again, of the same seed, and of its own log', async () => {
    await inFolder(async (folder) => {
      const log = join(folder, 'log.jsonl.gz')
      const takers = ['--takers', 'made-up']
      const first = await json([...made, '--events', log])
      expect(await json(made, gzipSync(prices), built)).toEqual(first)
      const again = await json([log, ...takers])
      expect({ ends: again.ends, events: again.events }).toEqual({
        ends: first.ends,
        events: first.events,
      })
      expect((await json([...made, '--seed', '2'])).ends).not.toEqual(first.ends)
    })
  })

  it('writes what was decided, filled and settled, each with its queue model', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'new', 'records.jsonl')
      const { ends } = await json([...made, '--records', path])
      const records = linesOf(await readFile(path, 'utf8')).map((line) => JSON.parse(line))
      for (const { queue, report } of ends) {
        const own = records.filter((record) => record.queue === queue)
        expect(own).toHaveLength(report.records)
        expect(own.filter(({ kind }) => kind === 'fill')).toHaveLength(report.orders.fills)
      }
    })
  })

  it('runs over trades, books and outcomes in files', async () => {
    await inFolder(async (folder) => {
      const file = async (name: string, lines: ReadonlyArray<string>): Promise<string> => {
        await writeFile(join(folder, name), lines.join('\n'))
        return join(folder, name)
      }
      const market = ['slug,open_ms,close_ms,strike,outcome', 'M,60000,960000,65000,1']
      const outcomes = await file('outcomes.csv', market)
      const trades = await file('trades.csv', [
        'market,ts_ms,price,size,taker',
        ...Array.from({ length: 800 }, (_, i) =>
          [
            'M',
            70_000 + 1_000 * i,
            i % 2 === 0 ? 0.02 : 0.98,
            500,
            i % 2 === 0 ? 'sell' : 'buy',
          ].join(),
        ),
      ])
      const book = await file('book.csv', [
        'market,ts_ms,bid,bid_qty,ask,ask_qty',
        'M,65000,0.01,10,0.99,10',
      ])
      const files = ['--outcomes', outcomes, '--trades', trades, '--book', book]
      const result = await json(['-', ...files, '--queue', 'riskAverse', '--latency', '10ms'])
      expect(result.warnings).toEqual(['closes-only'])
      expect(result.ends).toHaveLength(1)
      expect(result.ends[0].report.markets.settled).toBe(1)
      expect(result.ends[0].report.orders.fills).toBeGreaterThan(0)
      expect(result.events).toBe(75 + 2 + 800 + 2)
    })
  })

  it('shows a table, and writes a page', async () => {
    await inFolder(async (folder) => {
      const page = join(folder, 'page.html')
      const { code, stdout } = await twoway(['backtest', ...made, '--html', page], [prices])
      expect(code).toBe(0)
      expect(stdout).toMatch(/^Warning: Counterparties are made up/)
      expect(stdout).toMatch(/riskAverse +power/)
      expect(stdout).toMatch(
        /takers: informed 1000 ms early, from 0.01 dollars, up to 100 shares; by chance 60/,
      )
      expect(await readFile(page, 'utf8')).toMatch(/^<!doctype html>/i)
    })
  })

  it('takes a measured latency and counterparties from files', async () => {
    await inFolder(async (folder) => {
      const [latency, takers] = [join(folder, 'l.json'), join(folder, 't.json')]
      await writeFile(latency, '[30, 10, 20]')
      const uninformed = { perHour: 600, distance: 0.1, size: 5 }
      await writeFile(
        takers,
        JSON.stringify({
          volatility: 0.5,
          informed: null,
          uninformed,
          depth: null,
          calibrated: true,
        }),
      )
      const result = await json([...made, '--latency', latency, '--takers', takers])
      const settings = Object.fromEntries(result.settings)
      expect(settings['latency']).toBe('one of 3 measured each way')
      expect(settings['takers']).toBe(
        'none informed; by chance 600 an hour, 0.1 dollars, 5 shares; nobody else rests; ' +
          'volatility 0.5',
      )
      expect(result.warnings).toEqual(['made-up-path'])
    })
  })
})

describe('twoway backtest: edges', () => {
  const failed = async (args: ReadonlyArray<string>, input = prices): Promise<string> => {
    const { code, stdout, stderr } = await twoway(['backtest', ...args], [input])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    return stderr
  }

  it('names file, line, column, value and what was expected', async () => {
    expect(await failed(['-', '--bars', 'close'], `${prices}\n14400000,x`)).toBe(
      'twoway: standard input:77: 2 columns; expected 8\n',
    )
    expect(await failed(['-'], 'ts_ms,price\n1,2\n2,abc\n')).toBe(
      'twoway: standard input:3: price is "abc"; expected a price above 0\n',
    )
    expect(await failed(['none.csv'])).toBe('twoway: none.csv: no such file\n')
    expect(await failed(['-'], '')).toMatch(/standard input: the file is empty/)
    expect(await failed(['-', '--trades', 'none.csv'])).toBe('twoway: none.csv: no such file\n')
    expect(await failed(['-', '--latency', 'none.json'])).toBe('twoway: none.json: no such file\n')
    expect(await failed(['-', '--latency', 'fast'])).toBe(
      'twoway: fast: no such file; expected a duration such as 50ms, or a file\n',
    )
    expect(await failed(['-', '--takers', 'nona'])).toBe(
      'twoway: nona: no such file; expected made-up, none, or a file\n',
    )
  })

  it.skipIf(!existsSync('/dev/full'))('says that a log cannot be written', async () => {
    const words = 'twoway: /dev/full: no space is left on the disk\n'
    expect(await failed(['-', '--bars', 'close', '--events', '/dev/full'])).toBe(words)
  })

  it('says that there was no market', async () => {
    const words =
      'Warning: No market was quoted: none is listed, or no window begins and ends within'
    for (const [args, input] of [
      [['-', '--window', '1d'], prices],
      [['-'], '{"at":0,"heardAt":0,"kind":"price","asset":"BTC","source":"x","price":5}\n'],
    ] as const) {
      const { code, stdout } = await twoway(['backtest', ...args], [input])
      expect(code).toBe(0)
      expect(stdout).toContain(words)
    }
  })

  it('is called in a wrong way', async () => {
    const { code, stderr } = await twoway(['backtest', '-', '--queue', 'best'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/^twoway: --queue is "best"; expected both or one of/)
  })
})
