import { linkSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { csv } from './minutes.js'
import { inFolder, linesOf, twoway } from './twoway.js'

const prices = linesOf(csv).slice(0, 76).join('\n')

const terms = {
  ...{ perDay: 24_000, maxSpread: 0.2, minSize: 1, restMs: 0, multiplier: 1, oneSided: 3 },
  ...{ twoSidedAbove: 0.9, othersScore: 0, leastPaid: 0 },
}

const json = async (args: ReadonlyArray<string>) => {
  const { code, stdout, stderr } = await twoway(['backtest', '-', ...args, '--json'], [prices])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout)
}

describe('twoway backtest --rewards', () => {
  it('pays for what rests, by the terms of the file, and shows them', async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'rewards.json')
      await writeFile(file, JSON.stringify([{ from: 0, terms }]))
      const words = ['--bars', 'close', '--queue', 'riskAverse', '--takers', 'none']
      const paid = await json([...words, '--rewards', file])
      const { rewards } = paid.ends[0].report.profit.parts
      // Alone at the venue: all of the day's pot, for the minutes in which a quote rests.
      expect(rewards.value).toBeGreaterThan(0)
      expect(rewards.value).toBeLessThanOrEqual((24_000 * 75) / 1_440)
      expect(Object.fromEntries(paid.settings)['rewards']).toBe(
        '24000 dollars a day for a market, within 0.2, from 1 shares, others score 0 ' +
          '(from 1970-01-01T00:00:00Z)',
      )
      const unpaid = await json(words)
      expect(unpaid.ends[0].report.profit.parts.rewards.value).toBe(0)
      expect(Object.fromEntries(unpaid.settings)['rewards']).toBeUndefined()
    })
  })

  it('names file, path, value and what was expected', async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'rewards.json')
      for (const [value, words] of [
        [{}, 'input: {}, expected a list'],
        [[{ from: 0 }], '[0].terms: missing, expected an object'],
        [[{ from: 0.5, terms }], '[0].from: 0.5, expected a whole number'],
        [[{ from: 0, terms: { ...terms, maxSpread: 0 } }], '[0].terms.maxSpread: 0, expected a'],
        [
          [
            { from: 5, terms },
            { from: 5, terms },
          ],
          'expected terms in the order of from, each later',
        ],
      ] as const) {
        await writeFile(file, JSON.stringify(value))
        const { code, stdout, stderr } = await twoway(
          ['backtest', '-', '--rewards', file],
          [prices],
        )
        expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
        expect(stderr).toContain(`twoway: ${file}: `)
        expect(stderr).toContain(words)
      }
    })
  })
})

describe('twoway backtest and sweep: files that would be lost', () => {
  it('refuses an output that is an input or another output, and leaves it as it is', async () => {
    await inFolder(async (folder) => {
      const path = (name: string): string => join(folder, name)
      const inputs = ['--trades', '--book', '--outcomes', '--rewards', '--latency', '--takers']
      await writeFile(path('p.csv'), prices)
      await writeFile(path('grid.json'), '{"ladder.levels":[1]}')
      for (const name of inputs) await writeFile(path(name), name)
      linkSync(path('p.csv'), path('hard'))
      const backtest = ['backtest', path('p.csv')]
      const sweep = ['sweep', path('p.csv'), path('grid.json')]
      const table: ReadonlyArray<readonly [ReadonlyArray<string>, string]> = [
        ...['--html', '--events', '--records'].flatMap((output) => [
          [[...backtest, output, path('hard')], `${output} is the recording itself`] as const,
          ...inputs.map(
            (input) =>
              [
                [...backtest, input, path(input), output, path(input)],
                `${input} and ${output} are one file`,
              ] as const,
          ),
        ]),
        [
          [...backtest, '--events', path('new'), '--records', path('new')],
          '--events and --records are one file',
        ],
        [[...sweep, '--out', path('hard')], '--out is the recording itself'],
        [[...sweep, '--out', path('grid.json')], 'GRID and --out are one file'],
        ...inputs.map(
          (input) =>
            [
              [...sweep, input, path(input), '--out', path(input)],
              `${input} and --out are one file`,
            ] as const,
        ),
      ]
      for (const [words, problem] of table) {
        const { code, stderr } = await twoway(words)
        const stderrs = `twoway: ${problem}\nSee twoway ${words[0]} --help\n`
        expect({ code, stderr }).toEqual({ code: 2, stderr: stderrs })
      }
      expect(await readFile(path('p.csv'), 'utf8')).toBe(prices)
      for (const name of inputs) expect(await readFile(path(name), 'utf8')).toBe(name)
    })
  })
})

describe('twoway backtest --outcomes', () => {
  it('waits for an outcome until the recording ends, and takes one that comes late', async () => {
    await inFolder(async (folder) => {
      const [outcomes, records] = [join(folder, 'm.csv'), join(folder, 'r.jsonl')]
      // All end at minute 16: one with an outcome then, one without any, which the prices settle.
      const rows = ['told,60000,960000,65000,0', 'untold,60000,960000,1,']
      await writeFile(outcomes, ['slug,open_ms,close_ms,strike,outcome', ...rows].join('\n'))
      const words = ['--outcomes', outcomes, '--queue', 'power', '--records', records]
      const { ends } = await json(words)
      expect(ends[0].report.markets).toMatchObject({ settled: 2, open: 0 })
      const settled = linesOf(await readFile(records, 'utf8'))
        .map((line) => JSON.parse(line))
        .filter(({ kind }) => kind === 'settled')
        .map(({ marketId, at, outcome }) => [marketId, at, outcome])
      expect(settled).toEqual([
        ['told', 960_000, 'no'],
        ['untold', 75 * 60_000, 'yes'],
      ])
    })
  })
})
