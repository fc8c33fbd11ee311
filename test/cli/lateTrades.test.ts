import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { csv } from './minutes.js'
import { inFolder, linesOf, twoway } from './twoway.js'

const lines = (events: ReadonlyArray<object>): string =>
  events.map((event) => `${JSON.stringify(event)}\n`).join('')

const trade = (at: number): object => ({
  ...{ at, heardAt: at, kind: 'trade', marketId: 'M' },
  ...{ buys: true, price: 0.5, size: 5 },
})

const words = (names: string): string =>
  `twoway: ${names}: trades are recorded after all, later than was looked for them, and who ` +
  'trades was made up; expected --takers none, or --takers made-up for both\n'

describe('twoway backtest: trades that are found late', () => {
  it('makes up nobody beside trades that stand far down in a log', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'log.jsonl')
      const price = (at: number): object => ({
        ...{ at, heardAt: at, kind: 'price', asset: 'BTC', source: 'spot', price: 65_000 },
      })
      const [openedAt, expiresAt] = [100_000, 160_000]
      const market = { id: 'M', asset: 'BTC', strike: 65_000, openedAt, expiresAt, tickSize: 0.01 }
      const listed = { at: openedAt, heardAt: openedAt, kind: 'listed', market }
      const prices = Array.from({ length: 110_000 }, (_, at) => price(at))
      const log = [...prices.slice(0, openedAt), listed, ...prices.slice(openedAt)]
      await writeFile(path, lines([...log, trade(110_000), price(160_000)]))
      const ended = await twoway(['backtest', path, '--queue', 'power'])
      expect(ended).toEqual({ code: 1, stdout: '', stderr: words(path) })
      const said = await twoway(['backtest', path, '--queue', 'power', '--takers', 'none'])
      expect([said.code, said.stdout]).toEqual([0, expect.stringContaining('  takers: none\n')])
    })
  }, 60_000)

  it('makes up nobody beside trades in the file of a book', async () => {
    await inFolder(async (folder) => {
      const [book, outcomes] = [join(folder, 'book.jsonl'), join(folder, 'markets.csv')]
      await writeFile(outcomes, 'slug,open_ms,close_ms,strike,outcome\nM,60000,960000,65000,1\n')
      await writeFile(book, lines([trade(90_000)]))
      const prices = linesOf(csv).slice(0, 31).join('\n')
      const args = ['backtest', '-', '--outcomes', outcomes, '--book', book, '--queue', 'power']
      const names = `standard input, ${outcomes}, ${book}`
      expect(await twoway(args, [prices])).toEqual({ code: 1, stdout: '', stderr: words(names) })
      for (const takers of ['none', 'made-up']) {
        expect((await twoway([...args, '--takers', takers], [prices])).code).toBe(0)
      }
    })
  })
})
