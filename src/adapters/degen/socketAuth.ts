/**
 * Who one is, said on the socket.
 */

import { say, set, type Turn, tell } from './turn.js'

/** Says who one is, where there is a socket and a token. @category adapters @since 0.1.0 */
export const sayAuth = (turn: Turn): void => {
  const { link, token, now } = turn.session
  if (link === null || !link.open || token === null) return
  set(turn, { link: { ...link, authAt: now, shown: [...link.shown, token.value] } })
  say(turn, { op: 'auth', token: token.value })
}

/**
 * Takes it that the socket has answered; returns the token that it was shown, null for none.
 *
 * @category adapters
 * @since 0.1.0
 */
export const authAnswered = (turn: Turn): string | null => {
  const { link } = turn.session
  const [token = null, ...shown] = link?.shown ?? []
  if (link !== null && token !== null) set(turn, { link: { ...link, shown } })
  return token
}

/**
 * Takes it that the socket tells of all that it should: it is tried again sooner when it is lost.
 *
 * @category adapters
 * @since 0.1.0
 */
export const onKnown = (turn: Turn): void => {
  const { link } = turn.session
  if (link === null || !link.open || link.isKnown) return
  set(turn, { link: { ...link, isKnown: true }, linkFailures: 0 })
  tell(turn, { kind: 'connection', status: { kind: 'connected', detail: 'Degen' } })
}
