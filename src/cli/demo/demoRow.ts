/**
 * One second of the demonstration in words: the row of the table, on the terminal and on the page.
 */

import type { Fill } from '../../backtest/replay/madeUpFills.js'
import { reasonWords } from '../withheldQuotes.js'
import type { DemoStep, Quote } from './demoStep.js'

/**
 * A row of the table, each cell as it is shown.
 *
 * @category cli
 * @since 0.1.0
 */
export type DemoRow = Readonly<Record<DemoColumn['key'], string>>

/**
 * A column of the table: its key in a row, its title, and its unit where it has one.
 *
 * @category cli
 * @since 0.1.0
 */
export type DemoColumn = {
  readonly key:
    | 'left'
    | 'spot'
    | 'fairValue'
    | 'spread'
    | 'skew'
    | 'position'
    | 'bids'
    | 'asks'
    | 'sent'
    | 'changed'
  readonly title: string
  readonly unit: string
}

/**
 * The columns in their order; prices of YES in cents, which are also its chances in per cent.
 *
 * @category cli
 * @since 0.1.0
 */
export const demoColumns: ReadonlyArray<DemoColumn> = [
  { key: 'left', title: 'left', unit: 'm:s' },
  { key: 'spot', title: 'BTC', unit: '$' },
  { key: 'fairValue', title: 'fair', unit: '¢' },
  { key: 'spread', title: 'spread', unit: '¢' },
  { key: 'skew', title: 'skew', unit: '¢' },
  { key: 'position', title: 'YES/NO', unit: 'shares' },
  { key: 'bids', title: 'bids', unit: '¢ × shares' },
  { key: 'asks', title: 'asks', unit: '¢ × shares' },
  { key: 'sent', title: 'sent', unit: '+ −' },
  { key: 'changed', title: 'what happened, what is withheld', unit: '' },
]

/**
 * Returns the row of a step, after the step before it, null for the first.
 *
 * @category cli
 * @since 0.1.0
 */
export const demoRow = (step: DemoStep, before: DemoStep | null): DemoRow => ({
  left: clock(step.secondsLeft),
  spot: dollars(step.spot.price),
  fairValue: cents(step.fairValue),
  spread: cents(step.spread),
  skew: cents(step.skew),
  position: `${step.position.yes}/${step.position.no}`,
  bids: quotes(step.bids),
  asks: quotes(step.asks),
  sent: sent(step),
  changed: changed(step, before),
})

/**
 * Returns seconds as minutes and seconds, such as 4:05.
 *
 * @category cli
 * @since 0.1.0
 */
export const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/**
 * Returns a price of the underlying, such as 65,000.25.
 *
 * @category cli
 * @since 0.1.0
 */
export const dollars = (price: number): string =>
  price.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** Zero is zero: `-0.0` would read as if something were there. */
const cents = (price: number | null): string =>
  price === null ? '–' : (100 * price).toFixed(1).replace(/^-(0\.0)$/, '$1')

const tick = (price: number): string => (100 * price).toFixed(0)

/** Prices of one size share it: `48 47 46 × 100`. */
const quotes = (levels: ReadonlyArray<Quote>): string => {
  if (levels.length === 0) return '–'
  return levels
    .map(({ price, size }, i) =>
      levels[i + 1]?.size === size ? tick(price) : `${tick(price)} × ${size}`,
    )
    .join(' ')
    .replaceAll(/(× \d+) /g, '$1, ')
}

/** Orders placed and orders cancelled: `+2 −6`. */
const sent = ({ placed, cancelled }: DemoStep): string =>
  [...(placed > 0 ? [`+${placed}`] : []), ...(cancelled > 0 ? [`−${cancelled}`] : [])].join(' ')

const changed = (step: DemoStep, before: DemoStep | null): string => {
  const resumes = before !== null && before.halted !== null && step.halted === null
  return [
    ...(before === null ? ['opens'] : []),
    ...step.fills.map(filled),
    ...(resumes ? ['quotes again'] : []),
    ...withheld(step),
  ].join('; ')
}

/** An ask that fills is NO bought: the maker has none of YES to sell. */
const filled = ({ side, price, size }: Fill): string =>
  side === 'bid'
    ? `bought ${size} YES at ${tick(price)}`
    : `bought ${size} NO at ${tick(1 - price)} (ask ${tick(price)})`

/** One reason of both sides is said once: `3 bids, 3 asks: cancels unanswered`. */
const withheld = (step: DemoStep): ReadonlyArray<string> => {
  const groups = new Map<string, Array<string>>()
  for (const { side, reason, quotes } of step.withheld) {
    const which = quotes === null ? 'no quotes' : `${quotes} ${side}${quotes === 1 ? '' : 's'}`
    groups.set(reasonWords[reason], [...(groups.get(reasonWords[reason]) ?? []), which])
  }
  return [...groups].map(([words, which]) => `${which.join(', ')}: ${words}`)
}
