/**
 * What the desk's resting orders earn at the simulated venue.
 */

import type { AssetState } from './assetState.js'
import { standing } from './exchangeBook.js'
import type { ExchangeMarket } from './exchangeMarket.js'
import { accrued } from './exchangeMoney.js'
import { inForce } from './inForce.js'
import { worthAt } from './informed.js'
import * as RewardTerms from './rewardTerms.js'
import { draw, type Turn } from './turn.js'

const minuteMs = 60_000
const minutesADay = 1_440

/** Looks at all open markets, and says when next: once a minute. @category backtest @since 0.1.0 */
export const onSample = (turn: Turn): void => {
  const terms = inForce(turn.setup.config.exchange.rewards, turn.now)
  if (terms !== null) {
    for (const held of turn.markets) {
      if (held.stage !== 'open' && held.stage !== 'closing') continue
      const reward = Math.floor(((terms.perDay * 1e6) / minutesADay) * shareOf(turn, held, terms))
      if (reward > 0) accrued(turn, held, 0, reward)
    }
  }
  nextSample(turn)
}

/**
 * Says when the next look is: at a random instant of the next minute.
 *
 * @category backtest
 * @since 0.1.0
 */
export const nextSample = (turn: Turn): void => {
  if (turn.setup.config.exchange.rewards.length === 0) return
  const minute = Math.floor(turn.now / minuteMs) + 1
  turn.sampleAt = minuteMs * minute + Math.floor(draw(turn, 'samples') * minuteMs)
}

/** The desk's part of what all score now. */
const shareOf = (turn: Turn, held: ExchangeMarket, terms: RewardTerms.RewardTerms): number => {
  const middle = middleOf(turn, held)
  if (!(middle > 0 && middle < 1)) return 0
  const own = { one: 0, two: 0, middle }
  for (const { isBid, price, rest, at } of held.orders) {
    if (turn.now - at < terms.restMs) continue
    const distance = isBid ? middle - price / 1e6 : price / 1e6 - middle
    const score = RewardTerms.scoreOf(terms, { distance: held0(distance), size: rest / 1e6 })
    if (isBid) own.one += score
    else own.two += score
  }
  const mine = RewardTerms.bothSides(terms, own)
  if (!(mine > 0)) return 0
  const others = { one: 0, two: 0, middle }
  for (const level of held.bids) {
    const distance = held0(middle - level.price / 1e6)
    others.one += RewardTerms.scoreOf(terms, { distance, size: standing(level) })
  }
  for (const level of held.asks) {
    const distance = held0(level.price / 1e6 - middle)
    others.two += RewardTerms.scoreOf(terms, { distance, size: standing(level) })
  }
  const theirs = RewardTerms.bothSides(terms, others) + terms.othersScore
  return mine / (mine + theirs)
}

/** An order that only the rounding of the middle puts past it is at it. */
const held0 = (distance: number): number => (distance < 0 && distance > -1e-9 ? 0 : distance)

/** The middle of all orders, or, without both sides, what YES is worth. */
const middleOf = (turn: Turn, held: ExchangeMarket): number => {
  const bid = held.bestBid > held.ownBid ? held.bestBid : held.ownBid
  const ask = held.bestAsk < held.ownAsk ? held.bestAsk : held.ownAsk
  if (bid > 0 && ask < 1_000_000) return (bid + ask) / 2e6
  const asset = turn.assets[held.asset] as AssetState
  return worthAt(turn, held, asset, { price: asset.price, at: turn.now })
}
