/**
 * What a request may have: the one place where the window lets in and turns away.
 */

import { createHash, timingSafeEqual } from 'node:crypto'
import * as E from 'fp-ts/lib/Either.js'

/** What the window serves. @category bot @since 0.1.0 */
export type WindowRoute =
  | 'page'
  | 'script'
  | 'style'
  | 'events'
  | 'debug'
  | 'metrics'
  | 'health'
  | 'kill'
  | 'resume'

/** What is read of a request; a header that is not sent is undefined. @category bot @since 0.1.0 */
export type WindowRequest = {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly host: string | undefined
  readonly origin: string | undefined
  readonly site: string | undefined
  readonly contentType: string | undefined
  readonly authorization: string | undefined
}

/** Why a request is turned away; `allow` the methods of a 405. @category bot @since 0.1.0 */
export type WindowRefusal = {
  readonly status: 401 | 403 | 404 | 405 | 415
  readonly words: string
  readonly allow: string | null
}

/**
 * Returns what a request asks for, or why it gets nothing.
 *
 * The host has to be a loopback name with the window's own port, so that a name which somebody
 * points at this machine opens nothing (DNS rebinding); an origin, where one is sent, has to be
 * that host. What changes something is a POST of JSON with the token.
 *
 * @category bot
 * @since 0.1.0
 */
export const windowRequest = (
  request: WindowRequest,
  { port, token }: { readonly port: number; readonly token: string },
): E.Either<WindowRefusal, WindowRoute> => {
  const { method, host, origin, site, authorization } = request
  const hosts = ['127.0.0.1', 'localhost', '[::1]'].map((name) => placeOf(`${name}:${port}`))
  const place = placeOf((host ?? '').toLowerCase())
  if (!hosts.includes(place)) {
    return refused(403, `this window answers to ${hosts.join(', ')} only`)
  }
  const foreign = site !== undefined && site !== 'same-origin' && site !== 'none'
  if (foreign || (origin !== undefined && origin !== `http://${place}`)) {
    return refused(403, 'another site may not use this window')
  }
  const route = routes.get((request.url ?? '').replace(/\?.*$/, ''))
  if (route === undefined) return refused(404, 'nothing is here')
  const isChange = route === 'kill' || route === 'resume'
  const allow = isChange ? ['POST'] : ['GET', 'HEAD']
  if (!allow.includes(method ?? '')) return refused(405, `use ${allow[0]}`, allow.join(', '))
  if (!isChange) return E.right(route)
  if (!/^application\/json\s*(;|$)/i.test(request.contentType ?? '')) {
    return refused(415, 'send application/json')
  }
  return isToken(authorization, token)
    ? E.right(route)
    : refused(401, 'the token is missing or wrong')
}

const routes: ReadonlyMap<string, WindowRoute> = new Map([
  ['/', 'page'],
  ['/window.js', 'script'],
  ['/window.css', 'style'],
  ['/events', 'events'],
  ['/debug/mm', 'debug'],
  ['/metrics', 'metrics'],
  ['/healthz', 'health'],
  ['/kill', 'kill'],
  ['/resume', 'resume'],
])

/** A browser leaves the usual port out. */
const placeOf = (host: string): string => host.replace(/:80$/, '')

const refused = (
  status: WindowRefusal['status'],
  words: string,
  allow: string | null = null,
): E.Either<WindowRefusal, never> => E.left({ status, words, allow })

/** Digests are of one length, and comparing them takes one time, however much of it is right. */
const isToken = (authorization: string | undefined, token: string): boolean => {
  const given = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1]
  return given !== undefined && timingSafeEqual(digest(given), digest(token))
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
