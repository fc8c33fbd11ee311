import { describe, expect, it } from 'vitest'
import type { DeskView } from '../../src/bot/window/deskView.js'
import type { MarketView } from '../../src/bot/window/deskViewMarket.js'
import { terminalBook } from '../../src/bot/window/terminalBook.js'
import { held, seenAt, viewOf } from './windowDesk.js'

const first = (view: DeskView): MarketView => view.markets[0] as MarketView
const market = first(viewOf(held))
const plain = { columns: 80, colour: false }

describe('terminalBook', () => {
  it('shows the market, what is held, and the one book with own orders marked', () => {
    expect(terminalBook(market, plain)).toBe(
      [
        'BTC-5m 12:00  5:00 left  $65,000.00 (strike $65,000.00)  fair 50.0¢',
        'YES 40  NO 0  worst −$141.00  today $0.00',
        '   SIZE    ABOVE    BELOW    TOTAL',
        '    500    $0.55    $0.45      880',
        '    100    $0.54    $0.46      380  *',
        '    180    $0.53    $0.47      280  *100',
        '    100    $0.52    $0.48      100  *',
        '──────────── SPREAD $0.04 ────────────',
        '    250    $0.48    $0.52      250  *60',
        '    100    $0.47    $0.53      350  *',
        '    400    $0.46    $0.54      750  *100',
        '',
      ].join('\n'),
    )
  })

  it('says why quotes are withheld, one by one or all at once', () => {
    const moved = terminalBook(first(viewOf(seenAt(held, { seconds: 3, price: 65_020 }))), plain)
    expect(moved).toContain(
      'bid 2 withheld: it would trade with an own order that may still fill\n',
    )
    const late = first(viewOf(seenAt(held, { seconds: 280, price: 65_000 })))
    expect(terminalBook(late, plain)).toContain('all withheld: 20000 ms remain')
    const over = terminalBook({ ...market, resolved: true }, plain)
    expect(over.startsWith('BTC-5m 12:00  over  ')).toBe(true)
  })

  it('marks what waits for an answer, and a book without a side', () => {
    const book = {
      asks: [],
      spread: null,
      bids: market.book.bids.map((row) => ({ ...row, waiting: true })),
    }
    const lines = terminalBook({ ...market, book }, plain).split('\n')
    expect(lines[3]).toBe('───────────── NO SPREAD ──────────────')
    expect(lines[4]).toBe('    250    $0.48    $0.52      250  ?60')
  })

  it('never prints a line wider than the terminal', () => {
    for (const columns of [24, 30, 38, 60, 200]) {
      const lines = terminalBook(market, { columns, colour: false }).split('\n')
      expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(columns)
    }
  })

  it('colours the sides and ends every colour', () => {
    const lines = terminalBook(market, { columns: 80, colour: true }).split('\n')
    expect(lines[6]).toBe('\u001b[31m    100    $0.52    $0.48      100  *\u001b[0m')
    expect(lines[8]?.startsWith('\u001b[32m')).toBe(true)
    const stripped = ['0', '1', '2', '31', '32'].reduce(
      (text, code) => text.replaceAll(`\u001b[${code}m`, ''),
      lines.join('\n'),
    )
    expect(stripped).toBe(terminalBook(market, plain))
  })

  it('lets no control character of a market’s name through', () => {
    const evil = { ...market, id: 'BTC\u001b[2J\n\u202e5m' }
    expect(terminalBook(evil, plain).split('\n')[0]).toMatch(/^BTC�\[2J��5m {2}5:00 left/)
  })
})
