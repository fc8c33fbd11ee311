/**
 * What the socket brings.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { Frame } from './frame.js'
import { decode } from './frames.js'
import { dropLink } from './keepLink.js'
import { onBook } from './marketBook.js'
import { onResolved, onStruck } from './marketNews.js'
import { onTrade } from './onTrade.js'
import { onFillFrame } from './progress.js'
import { message } from './refusal.js'
import { askMarket, askMarkets, dropToken } from './routine.js'
import { authAnswered, onKnown, sayAuth } from './socketAuth.js'
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
      set(turn, { link: { ...link, heardAt: now } })
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
      onTradeFailed(turn, frame.market)
      return
    case 'authenticated':
      onAuthenticated(turn)
      return
    case 'refused':
      if (frame.isAuth) onAuthRefused(turn)
      else problem(turn, 'SOCKET_REFUSED', 'the socket refused a message')
      return
    default:
      return
  }
}

/** Only a name that the desk has too is repeated: any other may hold anything. */
const onTradeFailed = (turn: Turn, name: string): void => {
  const known = marketOf(turn.session, name)?.listed.address ?? 'a market that is not followed'
  problem(turn, 'TRADE_FAILED', `a trade in ${known} was not carried out`)
}

const onAuthenticated = (turn: Turn): void => {
  authAnswered(turn)
  onKnown(turn)
}

/** Who has a wallet signs in anew; a token that was handed in is tried on another socket. */
const onAuthRefused = (turn: Turn): void => {
  problem(turn, 'SOCKET_AUTH', 'the socket does not take the token')
  const { hasAccount, token, link } = turn.session
  if (!hasAccount) return
  const shown = authAnswered(turn)
  if (shown !== null && token !== null && shown !== token.value) {
    // A late word about an older token says nothing of the one that there is.
    if (link?.shown.at(-1) !== token.value) sayAuth(turn)
    return
  }
  if (turn.session.address !== null) dropToken(turn, 'SOCKET_AUTH')
  dropLink(turn, 'it does not take the token')
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
