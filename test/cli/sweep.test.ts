import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csv } from './minutes.js'
import { built, inFolder, linesOf, start, twoway } from './twoway.js'

const grid = { 'ladder.levels': [1, 2, 3], 'limits.maxPosition': [50, 500] }

const prepared = async (
  folder: string,
  minutes = 121,
  tried: object = grid,
): Promise<{ readonly args: ReadonlyArray<string>; readonly out: string }> => {
  const prices = join(folder, 'prices.csv')
  await writeFile(prices, linesOf(csv).slice(0, minutes).join('\n'))
  await writeFile(join(folder, 'grid.json'), JSON.stringify(tried))
  const args = ['sweep', prices, join(folder, 'grid.json'), '--bars', 'close']
  return { args, out: join(folder, 'sweep.jsonl') }
}

const json = async (args: ReadonlyArray<string>, run = twoway): Promise<string> => {
  const { code, stdout, stderr } = await run([...args, '--json'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout
}

type Configuration = { readonly ends: ReadonlyArray<{ readonly drawdown: number }> }

/** A sweep by one worker, kept line by line: made once, and gone on from by others in copies. */
let folder = ''
let args: ReadonlyArray<string> = []
let report = ''
let lines: ReadonlyArray<string> = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twoway-'))
  const made = await prepared(folder)
  args = made.args
  report = await json([...args, '--workers', '1', '--out', made.out], built)
  lines = linesOf(await readFile(made.out, 'utf8'))
}, 60_000)

afterAll(async () => {
  await rm(folder, { recursive: true })
})

/** A file of its own with the lines of that sweep. */
const copied = async (name: string): Promise<string> => {
  const out = join(folder, name)
  await writeFile(out, `${lines.join('\n')}\n`)
  return out
}

describe('twoway sweep: laws', () => {
  it('gives the same result, and keeps the same lines, with any number of workers', async () => {
    const out = join(folder, 'sweep-2.jsonl')
    expect(await json([...args, '--workers', '2', '--out', out])).toBe(report)
    const kept = [...linesOf(await readFile(out, 'utf8'))].sort()
    expect(kept).toEqual([...lines].sort())
    expect(kept).toHaveLength(6)
    const { trials, configurations, comparisons } = JSON.parse(report)
    expect(trials).toBe(6)
    const names = configurations.map(({ name }: { name: string }) => name)
    expect(names[1]).toBe('ladder.levels=1 limits.maxPosition=500')
    const queues = comparisons.map(({ queue }: { queue: string }) => queue)
    expect(queues).toEqual(['riskAverse', 'power'])
    const profits = configurations.map(
      ({ ends }: { ends: ReadonlyArray<{ profit: number }> }) => ends[0]?.profit,
    )
    expect(new Set(profits).size).toBeGreaterThan(1)
  })

  it('goes on where it was killed, to the same end', async () => {
    await inFolder(async (folder) => {
      const { args, out } = await prepared(folder, 301, { 'ladder.levels': [1, 2, 3] })
      const child = start([...args, '--workers', '1', '--out', out])
      const ended = once(child, 'close')
      while (!existsSync(out) || (await readFile(out, 'utf8')) === '') await setTimeout(5)
      child.kill('SIGKILL')
      await ended
      const before = linesOf(await readFile(out, 'utf8'))
      expect(before.length).toBeLessThan(3)
      await appendFile(out, '{"key":"half')
      const resumed = await json([...args, '--out', out])
      const lines = linesOf(await readFile(out, 'utf8'))
      expect(lines).toHaveLength(3)
      expect(lines.slice(0, before.length)).toEqual(before)
      expect(resumed).toBe(await json(args))
    })
  })

  it('counts all that were tried on the same recording, those of earlier grids too', async () => {
    const out = await copied('counted.jsonl')
    const other = join(folder, 'other.json')
    await writeFile(other, JSON.stringify({ 'ladder.levels': [1, 4] }))
    const [command = '', prices = '', , ...bars] = args
    const report = JSON.parse(await json([command, prices, other, ...bars, '--out', out]))
    expect(report.configurations).toHaveLength(2)
    expect(report.trials).toBe(8)
    const { comparison } = report.comparisons[0]
    expect(comparison.trials).toBe(8)
  })
})

describe('twoway sweep: examples', () => {
  it('shows a table for each queue model, the best first, and how much of it is luck', async () => {
    const { code, stdout } = await twoway([...args, '--out', await copied('shown.jsonl')])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Warning: Counterparties are made up and not calibrated: /m)
    expect(stdout).toMatch(/^Warning: A price comes once a bar, and quotes stand until the next/m)
    expect(JSON.parse(report).warnings).toHaveLength(2)
    expect(stdout).toMatch(/^Queue model riskAverse$/m)
    const head =
      'configuration +profit, dollars +95 % from +to +deepest fall +fills +Sharpe an hour'
    expect(stdout).toMatch(new RegExp(`^ {2}${head}$`, 'm'))
    expect(stdout).toMatch(/tried 6 in all, over \d+ hours; best by Sharpe ratio an hour: /)
    expect(stdout).toMatch(/probability of overfitting: not known: too few hours in which/)
    const { configurations } = JSON.parse(report)
    const falls = configurations.map(({ ends: [end] }: Configuration) => end?.drawdown ?? 0)
    expect(Math.max(...falls)).toBeGreaterThan(0)
    for (const fall of falls) expect(stdout).toContain(` −${fall.toFixed(2)} `)
  })
})

describe('twoway sweep: edges', () => {
  it('says what is wrong with the grid, the recording, and the call', async () => {
    await inFolder(async (folder) => {
      const { args } = await prepared(folder)
      await writeFile(join(folder, 'grid.json'), '{"ladder.level":[1]}')
      const words = 'ladder.level: unknown key; did you mean "ladder.levels"?'
      const grid = await twoway(args)
      expect([grid.code, grid.stderr]).toEqual([
        1,
        `twoway: ${join(folder, 'grid.json')}: ${words}\n`,
      ])
      await writeFile(join(folder, 'grid.json'), '{"ladder.levels":[1,2]}')
      await appendFile(join(folder, 'prices.csv'), '\n99999999,x')
      const rows = await twoway(args)
      expect([rows.code, rows.stderr]).toEqual([
        1,
        `twoway: ${join(folder, 'prices.csv')}:122: 2 columns; expected 8\n`,
      ])
      const input = await twoway(['sweep', '-', join(folder, 'grid.json')])
      expect([input.code, input.stderr.split('\n')[0]]).toEqual([
        2,
        'twoway: a sweep reads its files many times; expected paths, not standard input',
      ])
      const pipe = await twoway(['sweep', '/dev/null', join(folder, 'grid.json')])
      expect([pipe.code, pipe.stderr]).toEqual([
        1,
        'twoway: /dev/null: a sweep reads its files many times; expected a file, not a pipe\n',
      ])
      const workers = await twoway([...args, '--workers', '0'])
      expect(workers.code).toBe(2)
    })
  })
})
