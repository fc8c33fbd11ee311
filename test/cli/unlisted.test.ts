import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { csv } from './minutes.js'
import { type Ended, inFolder, linesOf, twoway } from './twoway.js'

const prices = linesOf(csv).slice(0, 31).join('\n')
const markets = 'slug,open_ms,close_ms,strike,outcome\nM,60000,960000,65000,1\n'
const tradeAt = (at: number, market?: string): string =>
  [...(market === undefined ? [] : [market]), at, 0.5, 10, 'buy'].join()
const named = (...rows: ReadonlyArray<readonly [number, string]>): string =>
  ['market,ts_ms,price,size,taker', ...rows.map(([at, market]) => tradeAt(at, market))].join('\n')

/** A backtest of one market beside a file of trades. */
const ran = async (
  folder: string,
  trades: string,
  ...more: ReadonlyArray<string>
): Promise<Ended & { readonly file: string }> => {
  const [file, outcomes] = [join(folder, 'trades.csv'), join(folder, 'markets.csv')]
  await writeFile(file, trades)
  await writeFile(outcomes, markets)
  const words = ['backtest', '-', '--outcomes', outcomes, '--trades', file, '--queue', 'power']
  return { ...(await twoway([...words, ...more], [prices])), file }
}

describe('twoway backtest: markets that are not listed', () => {
  it('tells how much was read for nothing, and of which market', async () => {
    await inFolder(async (folder) => {
      const trades = named([70_000, 'M'], [71_000, 'Typo'], [72_000, 'M'], [73_000, 'x'])
      const words =
        'Of markets that are never listed, and left out: events of trades and books: 2, the ' +
        'first of "Typo".'
      const table = await ran(folder, trades)
      expect(table.stderr).toBe(`twoway: ${words}\n`)
      expect(table.stdout).toContain(`Warning: ${words}\n`)
      const { stdout, stderr } = await ran(folder, trades, '--json')
      expect(stderr).toBe(`twoway: ${words}\n`)
      expect(JSON.parse(stdout).unlisted).toEqual({ events: 2, first: 'Typo' })
    })
  })

  it('is silent of trades before the market opens, and where all are listed', async () => {
    await inFolder(async (folder) => {
      const { stderr, stdout } = await ran(folder, named([1_000, 'M'], [70_000, 'M']), '--json')
      expect([stderr, JSON.parse(stdout).unlisted]).toEqual(['', null])
    })
  })

  it('fails where nothing of a file is of a listed market', async () => {
    await inFolder(async (folder) => {
      const { file, ...ended } = await ran(folder, named([70_000, 'Typo'], [71_000, 'x']))
      expect(ended).toEqual({
        code: 1,
        stdout: '',
        stderr:
          `twoway: ${file}: none of its markets is listed, the first is "Typo"; ` +
          'expected one that is, such as "M"\n',
      })
      const nameless = ['ts_ms,price,size,taker', tradeAt(70_000)].join('\n')
      const typo = await ran(folder, nameless, '--market', 'TYPO')
      expect([typo.code, typo.stderr]).toEqual([
        1,
        'twoway: --market is "TYPO", which is not listed; expected one that is, such as "M"\n',
      ])
      expect((await ran(folder, nameless, '--market', 'M')).code).toBe(0)
    })
  })
})

describe('twoway backtest: markets that a file lists', () => {
  it('refuses a window and a strike, which would make others', async () => {
    await inFolder(async (folder) => {
      const log = join(folder, 'log.jsonl')
      const made = ['backtest', '-', '--bars', 'close', '--queue', 'power', '--events', log]
      expect((await twoway(made, [prices])).code).toBe(0)
      const hours = join(folder, 'hours.csv')
      const columns = 'hour_start_ms,hour_end_ms,binance_hour_open,outcome_up_binance'
      await writeFile(hours, `ts_ms,${columns},binance_minute_close,up_close,dn_close\n`)
      for (const path of [log, hours]) {
        for (const [option, value] of [
          ['--window', '5m'],
          ['--strike', '65000'],
        ] as const) {
          const { code, stdout, stderr } = await twoway(['backtest', path, option, value])
          expect({ code, stdout, stderr }).toEqual({
            code: 1,
            stdout: '',
            stderr: `twoway: ${option} makes markets of prices alone: ${path} lists markets of its own\n`,
          })
        }
      }
    })
  })
})
