import { once } from 'node:events'
import { existsSync, readdirSync, readlinkSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { presets } from '../../src/decision/presets.js'
import { plain } from '../../src/market/settlement.js'
import { opening } from '../backtest/calibrating.js'
import { csv } from './minutes.js'
import { inFolder, start, twoway } from './twoway.js'

/** What this process holds open; another test's file may close meanwhile. */
const openFiles = (): ReadonlyArray<string> =>
  readdirSync('/proc/self/fd').flatMap((name) => {
    try {
      return [readlinkSync(`/proc/self/fd/${name}`)]
    } catch {
      return []
    }
  })

describe('twoway calibrate: edges', () => {
  const wrongWords: ReadonlyArray<readonly [string, string]> = [
    ['', 'PRICES is missing'],
    [
      'p --window 5',
      '--window is "5"; expected a unit after the number, such as 30s, 5m, 1h or 1d',
    ],
    ['p --left 15m', '--left is "15m"; expected durations shorter than the window, 15m'],
    ['p --left 2m,16m', '--left is "2m,16m"; expected durations shorter than the window, 15m'],
    [
      'p --left 2m,0s',
      '--left is "2m,0s"; expected durations with commas between them, each whole milliseconds, ' +
        'at least 1 and at most ten years',
    ],
    [
      'p --left=-5m',
      '--left is "-5m"; expected durations with commas between them, each a duration such as 30s, 5m, 1h or 1d',
    ],
    ['p --window 2m', '--left is missing: none of 10m,5m,2m is shorter than the window, 2m'],
    ['p --left 120s,2m', '--left is "120s,2m"; expected durations that differ'],
    [
      'p --strike fixed:abc',
      '--strike is "fixed:abc"; expected open or fixed:SD, SD a number from -10 to 10, such as fixed:0.5',
    ],
    [
      'p --strike fixed:11',
      '--strike is "fixed:11"; expected open or fixed:SD, SD a number from -10 to 10, such as fixed:0.5',
    ],
    ['p --preset v9', `--preset is "v9"; expected one of ${Object.keys(presets).join(', ')}`],
    ['p --block 5m', '--block is "5m"; expected a duration of at least the window, 15m'],
    ['p --seed -1', '--seed is "-1"; expected a whole number from 0 to 4294967295'],
    ['p --seed 4294967296', '--seed is "4294967296"; expected a whole number from 0 to 4294967295'],
    ['p --out p', '--out is the recording itself'],
    ['p --html ./p', '--html is the recording itself'],
    ['p --html a --out ./a', '--out and --html are one file'],
    ['p --lef 5m', 'unknown option --lef; did you mean --left?'],
  ]
  for (const [words, problem] of wrongWords) {
    it(`refuses twoway calibrate ${words}`, async () => {
      const given = words.split(' ').filter((word) => word !== '')
      expect(await twoway(['calibrate', ...given])).toEqual({
        code: 2,
        stdout: '',
        stderr: `twoway: ${problem}\nSee twoway calibrate --help\n`,
      })
    })
  }

  it('refuses more than twenty times left', async () => {
    const many = Array.from({ length: 21 }, (_, i) => `${i + 1}s`).join()
    const { code, stderr } = await twoway(['calibrate', 'p', '--left', many])
    expect(code).toBe(2)
    expect(stderr).toContain('expected at most 20 durations')
  })

  const mean = { kind: 'mean', windowMs: 60_000, prints: 60 }
  const wrongRules: ReadonlyArray<readonly [string, object, ReadonlyArray<string>, string]> = [
    ['a misspelt tie', { tie: 'yse' }, [], 'tie: "yse", expected "yes" or "no" or "half"'],
    [
      'two strikes',
      { strike: { kind: 'between', upper: 9 } },
      [],
      'strike.kind: "between", expected "fixed" or "opening": a window has one strike',
    ],
    [
      'an opening price that is fixed',
      {},
      ['--strike', 'fixed:1'],
      'strike.kind: "opening", expected "fixed" with --strike fixed:SD',
    ],
    [
      'an extreme of a trailing index',
      { end: { kind: 'extremum', of: 'highest' }, lagMs: 5 },
      [],
      'lagMs: 5, expected 0 with an extremum',
    ],
    [
      'a strike that comes too late',
      { lagMs: -300_000 },
      [],
      'lagMs: -300000, expected more than -300000: at --left 10m the strike must be known',
    ],
    [
      'a mean of longer than the window',
      { end: { ...mean, windowMs: 900_000 }, lagMs: 1_000 },
      [],
      'end.windowMs: 900000, expected at most 899000, the window less the lag',
    ],
    [
      'an opening mean of longer than the window',
      { strike: { kind: 'opening', fixing: { ...mean, windowMs: 900_001 } } },
      [],
      'strike.fixing.windowMs: 900001, expected at most 900000, the window less the lag',
    ],
    [
      'a mean that the recording cannot tell',
      { end: mean },
      [],
      'end.windowMs: 60000, but the prices of the recording are 60000 ms apart: no mean can be made of them',
    ],
  ]
  for (const [name, change, words, problem] of wrongRules) {
    it(`refuses a settlement with ${name}`, async () => {
      await inFolder(async (folder) => {
        const file = join(folder, 'settlement.json')
        await writeFile(file, JSON.stringify({ ...opening, ...change }))
        const given = ['calibrate', '-', '--settlement', file, ...words]
        expect(await twoway(given, [csv])).toEqual({
          code: 1,
          stdout: '',
          stderr: `twoway: ${file}: ${problem}\n`,
        })
      })
    })
  }

  it('refuses a mean of the one price of a recording', async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'settlement.json')
      await writeFile(file, JSON.stringify({ ...opening, end: mean }))
      const given = ['calibrate', '-', '--settlement', file]
      expect((await twoway(given, ['ts_ms,price\n1704067200000,100\n'])).stderr).toBe(
        `twoway: ${file}: end.windowMs: 60000, but the recording holds one price: ` +
          'no mean can be made of it\n',
      )
    })
  })

  it('says which file is not there, is no JSON, or cannot be written', async () => {
    await inFolder(async (folder) => {
      const none = join(folder, 'none')
      const text = join(folder, 'text')
      const fixed = join(folder, 'fixed.json')
      await writeFile(text, '{')
      await writeFile(fixed, JSON.stringify(plain))
      for (const [words, problem] of [
        [[none], `${none}: no such file`],
        [['-', '--settlement', none], `${none}: no such file`],
        [['-', '--fit', none], `${none}: no such file`],
        [['-', '--fit', text], `${text}: not JSON`],
        [['-', '--out', folder], `${folder}: is a directory; expected a file`],
        [['-', '--html', folder], `${folder}: is a directory; expected a file`],
      ] as const) {
        const { code, stdout, stderr } = await twoway(['calibrate', ...words], [csv])
        expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
        expect(stderr.startsWith(`twoway: ${problem}`)).toBe(true)
      }
      const words = ['calibrate', '-', '--settlement', fixed, '--strike', 'fixed:0', '--json']
      expect((await twoway(words, [csv])).code).toBe(0)
    })
  })

  it.skipIf(!existsSync('/dev/full') || !existsSync('/proc/self/fd'))(
    'says that the disk is full, and prints no score',
    async () => {
      const { code, stdout, stderr } = await twoway(['calibrate', '-', '--out', '/dev/full'], [csv])
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(stderr).toMatch(/^twoway: \/dev\/full: no space is left on the disk/)
      expect(openFiles()).not.toContain('/dev/full')
    },
  )

  it('says that the reader of its predictions has gone', async () => {
    const child = start(['calibrate', '-', '--out', '/dev/stderr'])
    child.stderr.destroy()
    child.stdin.end(csv)
    expect(await once(child, 'close')).toEqual([1, null])
  })

  it('has no score before a market has ended', async () => {
    const { code, stdout } = await twoway(['calibrate', '-'], ['0,100\n1000,101\n'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^ {2}log loss +none$/m)
    expect(stdout).toMatch(/^ {2}50 to 60 cents +none$/m)
  })

  it('says what is wrong with a recording, and prints no score', async () => {
    expect(await twoway(['calibrate', '-'], [`${csv}172800000,1,2,3,1,1,1,1\n`])).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'twoway: standard input:2882: low is "3"; expected at most the open and the close, 1 and 1\n',
    })
  })
})
