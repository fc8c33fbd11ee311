/**
 * What time brings in a simulation: prices, takers, and what goes wrong once a second.
 */

import type { DeskEvent } from '../../desk/deskEvent.js'
import { cdf } from '../../math/normal.js'
import type * as Venue from './faultyVenue.js'
import { checkCalm } from './simulationCalm.js'
import { hear, poll, restart } from './simulationDriver.js'
import { listMarkets, regridOne, sweep } from './simulationMarkets.js'
import type { Timer } from './simulationMessage.js'
import type { SimulatedAsset } from './simulationState.js'
import {
  clockErrorMs,
  draw,
  drawWhole,
  happens,
  setMarket,
  type Turn,
  tell,
  wake,
} from './simulationTurn.js'
import { take } from './venueTrades.js'

/**
 * How long a calm lasts, in ms: all that was late has come, and two polls after it.
 *
 * @category backtest
 * @since 0.1.0
 */
export const calmMs = 32_000

/** Does what a timer is for, and sets it again. @category backtest @since 0.1.0 */
export const onTimer = (turn: Turn, timer: Timer): void => {
  switch (timer) {
    case 'clock':
      wake(turn, 1_000, timer)
      hear(turn, { kind: 'clock', at: 0 })
      return
    case 'price':
      wake(turn, 150 + draw(turn) * 200, timer)
      onPrices(turn)
      return
    case 'taker':
      wake(turn, 50 + draw(turn) * 250, timer)
      onTaker(turn)
      return
    case 'poll':
      wake(turn, 500 + draw(turn) * 6_000, timer)
      poll(turn)
      return
    case 'second':
      wake(turn, 1_000, timer)
      onSecond(turn)
      return
    case 'calm':
      onCalm(turn)
      return
    case 'day':
      wake(turn, 300_000, timer)
      hear(turn, { kind: 'day', at: 0, day: `day ${turn.now}` })
      return
  }
}

const onPrices = (turn: Turn): void => {
  const jumps = happens(turn, 'jump') ? 1 + (draw(turn) - 0.5) / 25 : 1
  turn.assets = turn.assets.map((one) => {
    const move = turn.calm === null ? 1 + (draw(turn) - 0.5) / 2_000 : 1
    return { ...one, price: one.price * move * jumps }
  })
  for (const one of turn.assets) {
    for (const { market } of turn.venue.markets) {
      if (market.asset === one.asset && turn.now < market.expiresAt) quoteOthers(turn, market.id)
    }
    if (turn.now < one.silentUntil) continue
    tellPrice(turn, one)
  }
}

const tellPrice = (turn: Turn, { asset, price }: SimulatedAsset): void => {
  const source = drawWhole(turn, 2) === 0 ? 'one' : 'two'
  const lies = happens(turn, 'lie')
  const said = lies ? price * ([1.03, 0.9, 0, Number.NaN][drawWhole(turn, 4)] as number) : price
  const of = lies ? turn.now + drawWhole(turn, 4_000) - 2_000 : turn.now
  tell(turn, {
    kind: 'event',
    event: { kind: 'price', at: 0, asset, source, price: said, of },
    number: null,
  })
}

/** What YES is worth to who knows the true price, in micro-dollars. */
const worthOf = (turn: Turn, { market, strike }: Venue.VenueMarket): number => {
  const price = turn.assets.find(({ asset }) => asset === market.asset)?.price ?? strike
  const left = Math.max(1, market.expiresAt - turn.now) / 31_557_600_000
  return 1_000_000 * cdf(Math.log(price / strike) / (0.5 * Math.sqrt(left)))
}

/** Others stand two to five cents from the true worth, on the grid of cents. */
const quoteOthers = (turn: Turn, id: string): void => {
  const market = turn.venue.markets.find((one) => one.market.id === id) as Venue.VenueMarket
  const cents = worthOf(turn, market) / 10_000
  const bid = Math.floor(cents) - 1 - drawWhole(turn, 4)
  const ask = Math.ceil(cents) + 1 + drawWhole(turn, 4)
  const bestBid = bid > 0 ? bid * 10_000 : 0
  const bestAsk = ask < 100 ? ask * 10_000 : 1_000_000
  setMarket(turn, id, { ...market, bestBid, bestAsk })
  const book = {
    bestBid: bestBid > 0 ? bestBid / 1_000_000 : null,
    bestAsk: bestAsk < 1_000_000 ? bestAsk / 1_000_000 : null,
  }
  tell(turn, { kind: 'event', event: { kind: 'book', at: 0, marketId: id, book }, number: null })
}

/** One in three knows the true worth, the others take what there is. */
const onTaker = (turn: Turn): void => {
  const { markets } = turn.venue
  if (turn.calm !== null || markets.length === 0) return
  const market = markets[drawWhole(turn, markets.length)] as Venue.VenueMarket
  if (market.resolution !== null || turn.now >= market.market.expiresAt) return
  const buys = draw(turn) < 0.5
  const knows = draw(turn) < 1 / 3
  const worth = knows ? worthOf(turn, market) : buys ? 1_000_000 : 0
  take(turn, market.market.id, { buys, shares: 1 + drawWhole(turn, 120), worth })
}

const onSecond = (turn: Turn): void => {
  listMarkets(turn)
  if (happens(turn, 'clock')) turn.skew = drawWhole(turn, 2 * clockErrorMs) - clockErrorMs
  if (happens(turn, 'tick')) regridOne(turn)
  if (happens(turn, 'stall')) {
    const silentUntil = turn.now + drawWhole(turn, 12_000)
    turn.assets = turn.assets.map((one) => ({ ...one, silentUntil }))
  }
  if (happens(turn, 'disconnect')) {
    turn.downUntil = turn.now + 200 + drawWhole(turn, 8_000)
    if (happens(turn, 'sweep')) sweep(turn)
  }
  if (happens(turn, 'restart')) restart(turn)
  if (happens(turn, 'kill')) {
    const at = turn.now
    switched(turn, { kind: 'kill', at, reason: { _tag: 'asked', by: 'the simulation' } })
  }
  const { kind } = turn.desk.killSwitch
  if (kind === 'stopped' && turn.recovering === null && draw(turn) < 0.2)
    switched(turn, { kind: 'reset', by: 'the simulation' })
}

type SwitchEvent = Extract<DeskEvent, { readonly kind: 'switch' }>

const switched = (turn: Turn, event: SwitchEvent['event']): void =>
  hear(turn, { kind: 'switch', at: 0, event })

/** Now and then all faults rest; half of the times the desk does too. */
const onCalm = (turn: Turn): void => {
  if (turn.calm === null) {
    turn.calm = turn.now
    turn.downUntil = turn.now
    wake(turn, calmMs, 'calm')
    if (draw(turn) < 0.5) switched(turn, { kind: 'pause', at: turn.now, why: 'a calm' })
    return
  }
  checkCalm(turn)
  turn.calm = null
  wake(turn, 60_000 + draw(turn) * 60_000, 'calm')
  if (turn.recovering === null) switched(turn, { kind: 'resume' })
}
