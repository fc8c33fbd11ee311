import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { presets } from '../../src/decision/presets.js'
import { madeUpBars } from '../volatility/madeUpBars.js'
import { csv } from './minutes.js'
import { built, type Ended, inFolder, linesOf, twoway } from './twoway.js'

const hour = linesOf(csv).slice(0, 61).join('\n')
const closes = ['ts_ms,price', ...madeUpBars(41_000).map(({ at, close }) => `${at},${close}`), '']

/** What took how long is of one run, and of no other. */
const timeless = ({ code, stdout, stderr }: Ended): Ended => ({
  code,
  stdout: stdout.replace(/("(?:seconds|\w+PerSecond)"):[\d.]+/g, '$1:0'),
  stderr,
})

const table: ReadonlyArray<readonly [code: number, words: string, input: string]> = [
  [2, '', ''],
  [0, '--version', ''],
  [2, 'repaly', ''],
  [0, 'replay --help', ''],
  [1, 'replay no/such.csv', ''],
  [0, 'demo', ''],
  [0, 'demo --json', ''],
  [1, 'decide --explain', `{"state":{},"config":${JSON.stringify(presets.v2)}}\n{\n`],
  [0, 'replay - --json', hour],
  [0, 'calibrate - --json', csv],
  [0, 'calibrate - --preset recommended --json', csv],
  [0, 'fit - --json', closes.join('\n')],
  [0, 'backtest - --window 5m --json', hour],
  [0, 'backtest - --window 5m --preset recommended --bars close --json', hour],
]

/** The other tests run the sources, in a process that has compiled them already. */
describe('the built command', () => {
  it.concurrent.each(table)(
    'ends with %i and says what the sources say: twoway %s',
    async (code, words, input) => {
      const args = words.split(' ').filter((word) => word !== '')
      const [shipped, own] = [await built(args, [input]), await twoway(args, [input])]
      expect(timeless(shipped)).toEqual(timeless(own))
      expect(shipped.code).toBe(code)
    },
  )

  it('sweeps with workers as the sources do', async () => {
    await inFolder(async (folder) => {
      const grid = join(folder, 'grid.json')
      await writeFile(grid, JSON.stringify({ 'ladder.levels': [1, 2] }))
      const prices = join(folder, 'prices.csv')
      await writeFile(prices, hour)
      const args = ['sweep', prices, grid, '--bars', 'close', '--window', '5m', '--json']
      const [shipped, own] = [await built(args), await twoway(args)]
      expect(timeless(shipped)).toEqual(timeless(own))
      expect(shipped.code).toBe(0)
    })
  })
})
