import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { built, type Ended, inFolder, linesOf, twoway } from './twoway.js'

type Step = {
  readonly secondsLeft: number
  readonly price: number
  readonly spot: { readonly price: number; readonly at: number }
  readonly at: number
  readonly position: { readonly yes: number; readonly no: number }
  readonly fills: ReadonlyArray<{ readonly side: 'bid' | 'ask'; readonly size: number }>
  readonly bids: ReadonlyArray<{ readonly price: number; readonly size: number }>
  readonly asks: ReadonlyArray<{ readonly price: number; readonly size: number }>
  readonly placed: number
  readonly kept: number
  readonly cancelled: number
  readonly halted: string | null
  readonly withheld: ReadonlyArray<{ readonly quotes: number | null; readonly message: string }>
  readonly violations: ReadonlyArray<unknown>
}

/** The same bytes for the same words, which a law below holds it to: each is asked for once. */
const known = new Map<string, Promise<Ended>>()

const demo = (...words: ReadonlyArray<string>): Promise<Ended> => {
  const key = words.join(' ')
  const asked = known.get(key) ?? twoway(['demo', ...words])
  known.set(key, asked)
  return asked
}

const jsonOf = async (...words: ReadonlyArray<string>) => {
  const { code, stdout, stderr } = await demo('--json', ...words)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout)
}

let page: Promise<Ended & { readonly html: string }> | null = null

/** The usual seed by its name, in a process of its own, and the page that it writes: once. */
const paged = (): Promise<Ended & { readonly html: string }> => {
  page ??= inFolder(async (folder) => {
    const path = join(folder, 'a', 'page.html')
    const ended = await built(['demo', '--json', '--seed', '229', '--html', path])
    return { ...ended, html: readFileSync(path, 'utf8') }
  })
  return page
}

/** Every number inside a value, as JSON can write it: what is no number would be null there. */
const leaves = (value: unknown): ReadonlyArray<unknown> =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value]

describe('twoway demo: examples', () => {
  it('makes a decision a second until the end, and settles by the last price', async () => {
    const { steps, settlement, market, summary } = await jsonOf()
    expect(steps.map((step: Step) => step.secondsLeft)).toEqual(
      Array.from({ length: 300 }, (_, i) => 300 - i),
    )
    expect(settlement.at).toBe(market.expiresAt)
    expect(settlement.outcome).toBe(settlement.price > market.strike ? 'yes' : 'no')
    expect(summary.decisions).toBe(300)
  })

  it('shows most of what can happen with the seed that it takes unasked', async () => {
    const { steps, summary } = await jsonOf()
    expect(Object.keys(summary.halted).sort()).toEqual(['near-expiry', 'stale-spot'])
    expect(Object.keys(summary.withheld).sort()).toEqual([
      'awaiting-answers',
      'no-room',
      'outside-range',
      'would-self-trade',
    ])
    expect(summary.fills).toBeGreaterThan(5)
    const net = steps.map(({ position }: Step) => position.yes - position.no)
    expect(Math.min(...net)).toBeLessThan(0)
    expect(Math.max(...net)).toBeGreaterThan(0)
  })

  it('prints a row of 25 to 40 seconds, in aligned columns, and the closing figures', async () => {
    const { summary, settlement } = await jsonOf()
    const { code, stdout } = await demo()
    expect(code).toBe(0)
    const lines = linesOf(stdout)
    expect(lines[0]).toBe(
      'Prices, counterparties and fills are made up, with seed 229: nobody ever traded at them.',
    )
    const rows = lines.filter((line) => /^ *\d:\d\d /.test(line))
    expect(rows.length).toBeGreaterThanOrEqual(25)
    expect(rows.length).toBeLessThanOrEqual(40)
    expect(stdout).toContain(
      `\nOf every eight seconds the one in which most happened: ${rows.length} of 300.\n`,
    )
    const head = lines.find((line) => line.startsWith('left')) ?? ''
    for (const row of rows) {
      expect(row.slice(head.indexOf('bids') - 2, head.indexOf('bids'))).toBe('  ')
      expect(row.slice(head.indexOf('sent') - 2, head.indexOf('sent'))).toBe('  ')
      expect(row.slice(head.indexOf('sent'))).toMatch(/\S/)
    }
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(140)
    expect(stdout).toMatch(new RegExp(`^  ended +${settlement.outcome.toUpperCase()}  BTC`, 'm'))
    expect(stdout).toMatch(new RegExp(`^  orders placed +${summary.placed}$`, 'm'))
    expect(stdout).toMatch(new RegExp(`^  no-room +${summary.withheld['no-room']}  `, 'm'))
  })

  it('shows a backtest under both queue models first, and last how to watch one live', async () => {
    const { backtest } = await jsonOf()
    const { stdout } = await demo()
    expect(linesOf(stdout).at(-1)).toBe(
      'Watch it live, on made-up prices: npx twoway run --demo --port 8787',
    )
    expect(stdout.indexOf('Backtest on 6 hours of made-up prices')).toBeLessThan(
      stdout.indexOf('BTC above 65,000, 5 minutes'),
    )
    expect(stdout).toContain('Warning: Counterparties are made up and not calibrated')
    expect(stdout).toMatch(/^ {2}queue model +riskAverse +power$/m)
    expect(backtest.warnings).toEqual(['uncalibrated-takers'])
    expect(backtest.ends.map(({ queue }: { readonly queue: string }) => queue)).toEqual([
      'riskAverse',
      'power',
    ])
    for (const { report } of backtest.ends) {
      const { total, ...parts } = report.profit.micro
      const sum = Object.values<number>(parts).reduce((all, part) => all + part, 0)
      expect([sum, parts.unexplained]).toEqual([total, 0])
      expect([report.markets.settled, report.markets.open]).toEqual([24, 0])
      expect(report.withheld.reasons['daily-loss']).toBeUndefined()
    }
    expect(backtest.ends[0].report.profit).not.toEqual(backtest.ends[1].report.profit)
  })

  it('writes a page that holds the very bytes of the JSON, and names no other file', async () => {
    const { code, stdout, html } = await paged()
    expect(code).toBe(0)
    const embedded = /<script type="application\/json" id="figures">(.*)<\/script>/.exec(html)
    expect(`${embedded?.[1]?.replaceAll('\\u003c', '<')}\n`).toBe(stdout)
    expect(html).not.toMatch(/(src|href|url|@import)\s*[=(]/)
  })
})

describe('twoway demo: edges', () => {
  for (const [seed, shown] of [
    ['-1', '-1'],
    ['1.5', '1.5'],
    ['x', 'x'],
    ['', ''],
    ['4294967296', '4294967296'],
  ]) {
    it(`refuses the seed "${shown}"`, async () => {
      const problem = `--seed is "${shown}"; expected a whole number from 0 to 4294967295`
      expect(await twoway(['demo', `--seed=${seed}`])).toEqual({
        code: 2,
        stdout: '',
        stderr: `twoway: ${problem}\nSee twoway demo --help\n`,
      })
    })
  }

  it('refuses a file name without its option, and an option that it does not know', async () => {
    for (const [word, problem] of [
      ['page.html', 'one word too many: page.html'],
      ['--sed=1', 'unknown option --sed; did you mean --seed?'],
    ] as const) {
      const { code, stdout, stderr } = await twoway(['demo', word])
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toBe(`twoway: ${problem}\nSee twoway demo --help\n`)
    }
  })

  it('takes the least and the greatest seed', async () => {
    for (const seed of ['0', '4294967295']) expect((await jsonOf('--seed', seed)).seed).toBe(+seed)
  })

  it('says that it cannot write a page where a folder stands', async () => {
    await inFolder(async (folder) => {
      const { code, stdout, stderr } = await twoway(['demo', '--html', folder])
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(stderr).toBe(`twoway: ${folder}: is a directory; expected a file\n`)
    })
  })
})

describe('twoway demo: laws', () => {
  it('says the same bytes for the same seed, and others for another', async () => {
    const [one, again, other] = [
      await demo('--json'),
      await paged(),
      await demo('--json', '--seed', '0'),
    ]
    expect(again.stdout).toBe(one.stdout)
    const prices = ({ stdout }: { readonly stdout: string }) =>
      JSON.parse(stdout).steps.map(({ price }: Step) => price)
    expect(prices(other).slice(1)).not.toEqual(prices(one).slice(1))
  })

  for (const [seed, words] of [
    ['0', ['--seed', '0']],
    ['4294967295', ['--seed', '4294967295']],
    ['229', []],
  ] as const) {
    it(`breaks nothing and adds up at every second of seed ${seed}`, async () => {
      const { steps, summary } = await jsonOf(...words)
      const sum = { placed: 0, kept: 0, cancelled: 0, fills: 0, shares: 0 }
      const held = { yes: 0, no: 0 }
      for (const step of steps as ReadonlyArray<Step>) {
        expect(step.violations).toEqual([])
        for (const { side, size } of step.fills) {
          held[side === 'bid' ? 'yes' : 'no'] += size
          sum.shares += size
        }
        expect(step.position).toEqual(held)
        expect(step.bids.length + step.asks.length).toBe(step.kept + step.placed)
        const withheld = step.withheld.reduce((total, { quotes }) => total + (quotes ?? 6), 0)
        expect(step.kept + step.placed + withheld).toBe(6)
        const { fairValue, spread, skew, ...always } = step as Step & Record<string, unknown>
        for (const term of [fairValue, spread, skew])
          expect(Number.isFinite(term)).toBe(step.halted === null)
        const numbers = leaves({ ...always, halted: '', withheld: [] })
        expect(numbers.filter((leaf) => leaf === null)).toEqual([])
        sum.placed += step.placed
        sum.kept += step.kept
        sum.cancelled += step.cancelled
        sum.fills += step.fills.length
      }
      expect(summary).toMatchObject({ ...sum, position: held, violations: 0 })
    })
  }
})
