/**
 * What each event of a market does to its ledger.
 */

import * as Dictionary from '../dictionary.js'
import * as Exposure from './exposure.js'
import { type Fill, isFill } from './fill.js'
import * as Holding from './holding.js'
import type { LedgerAnomaly } from './ledgerAnomaly.js'
import type { LedgerMarketEvent, Resolution } from './ledgerEvent.js'
import { changed, type MarketLedger } from './marketLedger.js'
import { isPrice, isWhole } from './micro.js'

/**
 * Returns a market's ledger after one of its events, on the day of that number: the ledger itself
 * where the event was heard before, null where it holds nonsense.
 *
 * @category desk
 * @since 0.1.0
 */
export const marketSteps = (
  market: MarketLedger,
  event: LedgerMarketEvent,
  day: number,
): MarketLedger | null => {
  switch (event._tag) {
    case 'matched':
      return isFill(event.fill) ? onMatched(market, event.fill, day) : null
    case 'confirmed':
      return isFill(event.fill) ? onConfirmed(market, event.fill, day) : null
    case 'failed':
      return typeof event.id === 'string' ? onFailed(market, event.id, day) : null
    case 'split':
      return isSize(event.size) ? transferred(market, event, day) : null
    case 'merged':
      return isSize(event.size) ? transferred(market, event, day) : null
    case 'rebated':
      return isWhole(event.amount) ? transferred(market, event, day) : null
    case 'marked':
      return onMarked(market, event, day)
    case 'resolved':
      return Object.hasOwn(Holding.payouts, event.as) ? onResolved(market, event.as, day) : null
    case 'unresolved':
      return market.resolution === null ? market : onResolved(market, null, day)
    default:
      return null
  }
}

const isSize = (size: number): boolean => isWhole(size) && size > 0

const onMatched = (market: MarketLedger, fill: Fill, day: number): MarketLedger => {
  if (Dictionary.get(market.fills, fill.id) !== undefined) return market
  return changed(
    market,
    {
      inDoubt: Exposure.plus(market.inDoubt, Exposure.ofFill(fill)),
      count: market.count + 1,
      fills: Dictionary.set(market.fills, fill.id, { stage: 'matched', fill }),
    },
    day,
  )
}

/** A confirmation is final: it counts with its own numbers, and after a failure as well. */
const onConfirmed = (market: MarketLedger, fill: Fill, day: number): MarketLedger => {
  const known = Dictionary.get(market.fills, fill.id)
  if (known?.stage === 'confirmed' || known?.stage === 'contradicted') return market
  const was = known?.stage === 'matched' ? known.fill : null
  const after = known?.stage === 'failed'
  return changed(
    market,
    {
      holding: Holding.filled(market.holding, fill),
      inDoubt: was === null ? undefined : Exposure.minus(market.inDoubt, Exposure.ofFill(was)),
      count: was === null ? undefined : market.count - 1,
      fills: Dictionary.set(market.fills, fill.id, {
        stage: after ? 'contradicted' : 'confirmed',
      }),
      anomalies: after ? noted(market, 'confirmed-after-failed', fill.id) : undefined,
    },
    day,
  )
}

/** One that fails before its match is heard is remembered, so that the match does not count. */
const onFailed = (market: MarketLedger, id: string, day: number): MarketLedger => {
  const known = Dictionary.get(market.fills, id)
  if (known?.stage === 'failed' || known?.stage === 'contradicted') return market
  if (known?.stage === 'confirmed') {
    const fills = Dictionary.set(market.fills, id, { stage: 'contradicted' })
    return changed(market, { fills, anomalies: noted(market, 'failed-after-confirmed', id) }, day)
  }
  const fills = Dictionary.set(market.fills, id, { stage: 'failed' })
  if (known === undefined) return changed(market, { fills }, day)
  const inDoubt = Exposure.minus(market.inDoubt, Exposure.ofFill(known.fill))
  return changed(market, { inDoubt, count: market.count - 1, fills }, day)
}

const noted = (
  { anomalies }: MarketLedger,
  _tag: 'confirmed-after-failed' | 'failed-after-confirmed',
  id: string,
): ReadonlyArray<LedgerAnomaly> => [...anomalies, { _tag, id }]

type Transfer = Extract<LedgerMarketEvent, { readonly _tag: 'split' | 'merged' | 'rebated' }>

const transferred = (market: MarketLedger, event: Transfer, day: number): MarketLedger | null => {
  if (typeof event.id !== 'string') return null
  if (Dictionary.get(market.transfers, event.id) !== undefined) return market
  const transfers = Dictionary.set(market.transfers, event.id, true)
  return changed(market, { holding: holdingAfter(market, event), transfers }, day)
}

const holdingAfter = ({ holding }: MarketLedger, event: Transfer): Holding.Holding => {
  switch (event._tag) {
    case 'split':
      return Holding.withSets(holding, event.size)
    case 'merged':
      return Holding.withSets(holding, 0 - event.size)
    case 'rebated':
      return Holding.withRebate(holding, event.amount)
  }
}

const onMarked = (
  market: MarketLedger,
  { yes, no }: Holding.KnownMarks,
  day: number,
): MarketLedger => {
  const marks = { yes: markOf(yes) ?? market.marks.yes, no: markOf(no) ?? market.marks.no }
  return marks.yes === market.marks.yes && marks.no === market.marks.no
    ? market
    : changed(market, { marks }, day)
}

const markOf = (price: number | null): number | null =>
  price === null || isPrice(price) ? price : 0

const onResolved = (
  market: MarketLedger,
  resolution: Resolution | null,
  day: number,
): MarketLedger => {
  if (market.resolution === resolution) return market
  const corrections = market.corrections + (market.resolution === null ? 0 : 1)
  return changed(market, { resolution, corrections }, day)
}
