/**
 * What the socket brings.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { Frame } from './frame.js'
import { decode } from './frames.js'
import { onBook } from './marketBook.js'
import { onResolved, onStruck } from './marketNews.js'
import { onTrade } from './onTrade.js'
import { onFillFrame } from './progress.js'
import { message } from './refusal.js'
import { askMarket, askMarkets } from './routine.js'
import { flushAsks } from './tracking.js'
import { marketOf, problem, set, type Turn, tellDesk } from './turn.js'

/**
 * Takes a text of the socket; what means nothing is told as a problem, once a second at most.
 *
 * @category adapters
 * @since 0.1.0
 */
export const onFrame = (turn: Turn, text: unknown): void => {
  const { config, link, now, refusedAt } = turn.session
  const read = decode(text, config.limits)
  if (E.isRight(read)) {
    // Once in a while is enough to know that it is not silent.
    if (link !== null && now - link.heardAt >= heardEveryMs)
      set(turn, { link: { ...link, heardAt: now }, linkFailures: 0 })
    onDecoded(turn, read.right)
  } else if (now - refusedAt >= 1_000) {
    set(turn, { refusedAt: now })
    problem(turn, 'FRAME', message(read.left))
  }
}

const heardEveryMs = 50

const onDecoded = (turn: Turn, frame: Frame): void => {
  switch (frame.kind) {
    case 'book':
      onBook(turn, frame)
      return
    case 'fill':
      onFillFrame(turn, frame)
      flushAsks(turn)
      return
    case 'trade':
      onTrade(turn, frame)
      return
    case 'prices':
      onPrices(turn, frame.prices)
      return
    case 'activated':
      onStruck(turn, frame.market, frame.strike)
      if (marketOf(turn.session, frame.market) === undefined) askMarkets(turn)
      return
    case 'resolved':
      onResolved(turn, frame.market, frame.outcome)
      return
    case 'settled':
      // Its outcome may be that of the shares: the market's own word decides.
      askMarket(turn, frame.market)
      return
    case 'trade-failed':
      problem(turn, 'TRADE_FAILED', `a trade in ${frame.market} was not carried out`)
      return
    case 'refused':
      problem(turn, frame.isAuth ? 'SOCKET_AUTH' : 'SOCKET_REFUSED', 'the socket refused a message')
      return
    default:
      return
  }
}

type Prices = Extract<Frame, { readonly kind: 'prices' }>['prices']

const onPrices = (turn: Turn, prices: Prices): void => {
  const { config, at } = turn.session
  if (!config.prices) return
  for (const { asset, price, of } of prices) {
    if (!config.assets.includes(asset)) continue
    tellDesk(turn, { kind: 'price', at, asset, source: 'degen', price, of })
  }
}
