/**
 * The list of markets on the page, of which one is looked at.
 */

import type { MarketView } from '../window/deskViewMarket.js'
import { atTick, cents, clock, dollars, gain, shares } from '../window/windowWords.js'
import { found, keep, made, rowOf, sayRow } from './element.js'

/**
 * Returns what shows the markets and gives the one that is looked at, the first unless a person
 * chose another that is still there.
 *
 * @category bot
 * @since 0.1.0
 */
export const marketTable = (
  onChoice: () => void,
): ((markets: ReadonlyArray<MarketView>) => MarketView | null) => {
  const body = found('market-rows')
  let chosen: string | null = null
  const make = ({ id }: MarketView): HTMLTableRowElement => {
    const row = rowOf(10)
    const button = made('button', 'market', id)
    button.type = 'button'
    button.addEventListener('click', () => {
      chosen = id
      onChoice()
    })
    row.children[0]?.append(button)
    return row
  }
  return (markets) => {
    const looked =
      markets.find(({ id }) => id === chosen) ??
      markets.find(({ resolved }) => !resolved) ??
      markets[0] ??
      null
    keep(
      body,
      markets,
      ({ id }) => id,
      make,
      (row, market) => {
        sayRow(row, cellsOf(market), 1)
        row.querySelector('button')?.setAttribute('aria-pressed', String(market === looked))
        row.classList.toggle('looked', market === looked)
      },
    )
    return looked
  }
}

const cellsOf = (market: MarketView): ReadonlyArray<string> => {
  const { secondsLeft, resolved, fairValue, bid, ask, tickSize, position, worst, pnl } = market
  return [
    resolved ? 'over' : clock(secondsLeft),
    cents(fairValue),
    atTick(bid, tickSize),
    atTick(ask, tickSize),
    shares(position.yes),
    shares(position.no),
    dollars(Math.min(worst.ifYes, worst.ifNo)),
    gain(pnl.today),
    stateOf(market),
  ]
}

const stateOf = ({ resolved, halted, decidedAt, orders }: MarketView): string => {
  if (resolved) return 'resolved'
  if (halted !== null) return halted.tag
  if (decidedAt === null) return 'not decided yet'
  return orders.length === 0 ? 'nothing rests' : 'quoting'
}
