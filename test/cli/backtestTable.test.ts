import { describe, expect, it } from 'vitest'
import { backtestDetails } from '../../src/cli/backtest/backtestDetails.js'
import { backtestJson } from '../../src/cli/backtest/backtestJson.js'
import { backtestTable } from '../../src/cli/backtest/backtestTable.js'
import {
  digits,
  groupWords,
  horizonWords,
  money,
  partOf,
  warningWords,
} from '../../src/cli/backtest/backtestWords.js'
import { chanceWords, overfittingWords } from '../../src/cli/backtest/comparisonWords.js'
import { bothEnds, nothingAtAll, oneEnd } from './reportedBacktests.js'

const rowOf = (text: string, name: string): string =>
  text.split('\n').find((line) => line.startsWith(`  ${name}  `)) ?? ''

/** As a reader of the JSON would write it, apart from the table's own code. */
const dollars = (value: number | null): string =>
  `${(value ?? 0) < 0 ? '−' : '+'}${Math.abs(value ?? Number.NaN)
    .toFixed(2)
    .replace(/\B(?=(\d{3})+\.)/g, ',')}`

describe('the words of a backtest', () => {
  it('writes amounts with their sign, and 0 without', () => {
    expect([1234.567, -0.5, 0.001, -0.004, 0, null].map(money)).toEqual([
      '+1,234.57',
      '−0.50',
      '0.00',
      '0.00',
      '0.00',
      'none',
    ])
  })

  it('names levels, times left and horizons', () => {
    const groups = [
      { kind: 'all' },
      { kind: 'bought' },
      { kind: 'sold' },
      { kind: 'level', level: 0, beyond: false },
      { kind: 'level', level: 1, beyond: false },
      { kind: 'level', level: 3, beyond: true },
      { kind: 'left', from: 0, to: 15 },
      { kind: 'left', from: 60, to: 300 },
      { kind: 'left', from: 900, to: null },
    ] as const
    expect(groups.map(groupWords)).toEqual([
      'all',
      'YES bought',
      'YES sold',
      'best level',
      'level 2',
      'level 4 and on',
      'under 15s left',
      '1m to 5m left',
      '15m left and more',
    ])
    expect([0, 250, 30_000, null].map(horizonWords)).toEqual([
      'at the fill',
      '0.25 s',
      '30 s',
      'settled',
    ])
    expect([partOf(0.1234), partOf(null), digits(-0.5, 2), digits(null, 2)]).toEqual([
      '12.3 %',
      'none',
      '−0.50',
      'none',
    ])
  })

  it('warns of what the figures cannot bear', () => {
    expect(warningWords(bothEnds)).toEqual([
      'Counterparties are made up and not calibrated: no trades were fitted. Read differences, not levels.',
    ])
    expect(warningWords(oneEnd)).toEqual([
      'One queue model alone: the other end of the bracket is not shown.',
    ])
    const [end] = oneEnd.ends
    if (end === undefined) return
    const { report } = end
    const doubtful = {
      ...report,
      bootstrap: { ...report.bootstrap, blocks: 19 },
      markets: { ...report.markets, open: 2 },
      profit: { ...report.profit, micro: { ...report.profit.micro, unexplained: 1 } },
    }
    const ends = [end, { queue: 'other', report: doubtful }]
    expect(warningWords({ ...oneEnd, ends })).toEqual([
      'Fewer than 20 blocks of time: the intervals are too narrow.',
      'Some of the profit is explained by no record.',
      'Markets that had not settled: 2; they count in the equity alone.',
    ])
  })
})

describe('the table of a backtest', () => {
  it('has a column for each end of the bracket', () => {
    const text = backtestTable(bothEnds)
    const reports = bothEnds.ends.map(({ report }) => report)
    const totals = reports.map(
      ({ profit: { total } }) =>
        `${dollars(total.value)} (${dollars(total.lower)} to ${dollars(total.upper)})`,
    )
    expect(rowOf(text, 'in all').split(/ {2,}/).slice(2)).toEqual(totals)
    const fills = reports.map(({ orders }) => orders.fills.toLocaleString('en-US'))
    expect(
      rowOf(text, 'fills')
        .split(/ {2,}/)
        .slice(2)
        .map((cell) => cell.split(' ')[0]),
    ).toEqual(fills)
    expect(text).toContain('risk-averse')
    expect(text).toMatch(/^Warning: Counterparties are made up and not calibrated/)
    expect(text).toContain('Tried 12 configurations')
    expect(text).not.toMatch(/NaN|undefined|Infinity|[^ ] \n/)
  })

  it('splits the Brier score into parts that sum to it', () => {
    const text = backtestTable(oneEnd)
    const figureOf = (name: string): number =>
      Number(/^ {2}\S+(?: \S+)* {2,}([\d.−]+)/.exec(rowOf(text, name))?.[1]?.replace('−', '-'))
    const parts = [figureOf('+ reliability'), -figureOf('− resolution'), figureOf('+ uncertainty')]
    const within = figureOf('+ within tenths')
    const sum = [...parts, within].reduce((total, part) => total + part)
    // Five numbers of five digits each, and what is within the tenths is more than their rounding.
    expect(Math.abs(sum - figureOf('Brier score'))).toBeLessThan(2.6e-5)
    expect(Math.abs(within)).toBeGreaterThan(2.6e-5)
  })

  it('names the unit of each amount', () => {
    const text = backtestTable(bothEnds)
    const [end] = bothEnds.ends
    const losses = `${dollars(-(end?.report.shortfall.loss ?? 0))}`
    expect(rowOf(text, 'mean of the worst 5 % of markets, dollars')).toContain(` ${losses} `)
    expect(rowOf(text, 'deepest fall, dollars')).toMatch(/ −/)
    const details = backtestDetails(bothEnds)
    expect(details).toContain('The worst markets, risk-averse: dollars, and shares filled')
  })

  it('says why it does not know how much is luck', () => {
    const { comparison } = bothEnds
    if (comparison === null) return expect.unreachable()
    const unknown = {
      ...{ overfitting: { ...comparison.overfitting, probability: null } },
      ...{ deflated: { ...comparison.deflated, probability: null } },
    }
    const few = { ...comparison, ...unknown, hours: 7 }
    expect([chanceWords(few), overfittingWords(few)]).toEqual([
      'not known: too few hours with a profit or a loss',
      'not known: too few hours in which markets settled, it takes 8',
    ])
    const alone = { ...few, configurations: few.configurations.slice(0, 1) }
    expect([chanceWords(alone), overfittingWords(alone)]).toEqual([
      'not known: one configuration here of several tried does not tell how far apart they are',
      'not known: it takes two configurations',
    ])
    expect(chanceWords(comparison)).toMatch(/^[01]\.\d{3}$/)
    expect(overfittingWords(comparison)).toMatch(/^[01]\.\d{3}, over 0.2 is noise$/)
  })

  it('names no queue in its columns where there is one', () => {
    const text = backtestTable(oneEnd)
    expect(text).not.toContain('Queue model')
    expect(text).not.toContain('Tried')
  })

  it('can be made of nothing', () => {
    const text = backtestTable(nothingAtAll)
    expect(rowOf(text, 'a market')).toMatch(/none$/)
    expect(text).not.toMatch(/NaN|undefined|Infinity/)
  })
})

describe('the JSON of a backtest', () => {
  it('is one line that holds everything', () => {
    const text = backtestJson(bothEnds)
    expect(text.indexOf('\n')).toBe(text.length - 1)
    expect(JSON.parse(text)).toEqual(bothEnds)
  })
})
