import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { built, twoway } from './twoway.js'

describe('twoway: examples', () => {
  it('shows its commands, and the help of each', async () => {
    const { code, stdout, stderr } = await twoway(['--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const commands = [...stdout.matchAll(/^ {2}([a-z]+) {2}/gm)].map(([, name]) => name ?? '')
    expect(commands).toEqual(expect.arrayContaining(['decide', 'replay']))
    for (const command of commands) {
      const help = await twoway([command, '--help'])
      expect(help.code).toBe(0)
      expect(help.stdout).toContain(`Usage: twoway ${command}`)
      expect(help.stdout).toMatch(/^ {2}--help +show this help$/m)
    }
  })

  it('shows the help of a command whatever else is asked', async () => {
    const help = await twoway(['replay', '--windw', '-h'])
    expect(help).toEqual(await built(['replay', '--help']))
  })

  it('shows the version of the package', async () => {
    const manifest = JSON.parse(
      readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    )
    expect(await built(['--version'])).toEqual({
      code: 0,
      stdout: `${manifest.version}\n`,
      stderr: '',
    })
  })

  it('is an executable script', () => {
    const built = readFileSync(new URL('../../dist/cli.js', import.meta.url), 'utf8')
    expect(built.startsWith('#!/usr/bin/env node\n')).toBe(true)
  })
})

describe('twoway: edges', () => {
  const table: ReadonlyArray<readonly [string, string]> = [
    ['repaly', 'unknown command repaly; did you mean replay?'],
    ['xyzzy', 'unknown command xyzzy'],
    ['--hlep', 'unknown option --hlep; did you mean --help?'],
    ['replay', 'PRICES is missing'],
    ['replay a b', 'one word too many: b'],
    ['replay a --windw 5m', 'unknown option --windw; did you mean --window?'],
    ['replay a --windw=5m', 'unknown option --windw; did you mean --window?'],
    ['replay a -j', 'unknown option -j'],
    ['replay a -json', 'unknown option -json; did you mean --json?'],
    ['replay a --window', '--window needs a value: --window DURATION'],
    ['replay a --window 5m --window=1h', '--window is given twice'],
    ['replay a --json=yes', '--json takes no value'],
    [
      'replay a --window 15',
      '--window is "15"; expected a unit after the number, such as 30s, 5m, 1h or 1d',
    ],
    ['replay a --window 5x', '--window is "5x"; expected a duration such as 30s, 5m, 1h or 1d'],
    [
      'replay a --window 0s',
      '--window is "0s"; expected whole milliseconds, at least 1 and at most ten years',
    ],
    ['replay a --preset v3', '--preset is "v3"; expected one of v1, v2, recommended'],
    [
      'replay a --preset v1 --config c.json',
      '--preset and --config exclude each other: a config file is whole',
    ],
    ['replay a --strike 0', '--strike is "0"; expected open or a price above 0'],
    ['replay a --strike opne', '--strike is "opne"; expected open or a price above 0'],
    ['replay a --tick 1', '--tick is "1"; expected a number between 0 and 1'],
    ['replay a --tick -0.01', '--tick is "-0.01"; expected a number between 0 and 1'],
    ['replay a --strike 1e400', '--strike is "1e400"; expected open or a price above 0'],
    ['replay a --tick 1e-12', '--tick is "1e-12"; expected a number of at least 1e-9'],
    ['replay a --html --json', '--html needs a value: --html FILE'],
    ['replay a --html=', '--html needs a value: --html FILE'],
    ['fit a --out=', '--out needs a value: --out FILE'],
    ['replay a --asset=', '--asset is ""; expected a name such as BTC'],
    ['decide a b', 'one word too many: b'],
    ['decide --explian', 'unknown option --explian; did you mean --explain?'],
  ]
  for (const [words, problem] of table) {
    it(`refuses twoway ${words}`, async () => {
      const all = words.split(' ')
      const { code, stdout, stderr } = await (all.length === 1 ? built : twoway)(all)
      const help = /^(replay|fit|decide)/.test(words)
        ? `twoway ${words.split(' ')[0]} --help`
        : 'twoway --help'
      expect({ code, stdout, stderr }).toEqual({
        code: 2,
        stdout: '',
        stderr: `twoway: ${problem}\nSee ${help}\n`,
      })
    })
  }

  it('shows its help as an error where it is given nothing', async () => {
    const { code, stdout, stderr } = await built([])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toBe((await twoway(['--help'])).stdout)
  })
})
