/**
 * The window of a bot: a server on loopback that shows the desk and can stop it.
 */

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as E from 'fp-ts/lib/Either.js'
import type { MetricFamily } from '../../risk/openMetrics.js'
import type { DeskView } from './deskView.js'
import { type MetricsRegistry, metricsPage, withoutRegistry } from './metricsPage.js'
import type { WindowError } from './windowError.js'
import * as WindowHistory from './windowHistory.js'
import { windowListener } from './windowListener.js'
import { eventMessage, windowStream } from './windowStream.js'

/**
 * What a window opens with. `port`: 0 for any that is free. `token`: at least 16 characters, asked
 * for whatever changes something. `source`: the desk as it is now, asked every `refreshMs`.
 * `onKill` stops the desk, and is told who asked; `onResume` starts it again, and returns why it
 * does not, null where it does: `startAgain` for a bot. `metrics`: the families of `/metrics`;
 * `registry`: one of prom-client's to serve them with, or null for our own text.
 *
 * @category bot
 * @since 0.1.0
 */
export type WindowConfig = {
  readonly port: number
  readonly host: string
  readonly token: string
  readonly source: () => DeskView
  readonly onKill: (by: string) => void | Promise<void>
  readonly onResume: (by: string) => string | null | Promise<string | null>
  readonly metrics: () => ReadonlyArray<MetricFamily>
  readonly registry: MetricsRegistry | null
  readonly refreshMs: number
}

/**
 * A window that is open. `url` without and `link` with the token, after a `#`, which no browser
 * sends; `notes` for the log.
 *
 * @category bot
 * @since 0.1.0
 */
export type OpenWindow = {
  readonly port: number
  readonly url: string
  readonly link: string
  readonly notes: ReadonlyArray<string>
  readonly close: () => Promise<void>
}

/**
 * Opens the window of a bot and returns it, or why it does not open.
 *
 * It serves the page at `/`, the desk as JSON at `/debug/mm`, OpenMetrics at `/metrics`, its
 * health at `/healthz`, and takes a POST with the token at `/kill` and `/resume`. It answers to
 * loopback names of its own port only, and to no other site.
 *
 * @example
 * import * as E from 'fp-ts/lib/Either.js'
 * import { Desk, presets } from 'twoway'
 * import { deskView, openWindow, windowToken } from 'twoway/bot'
 *
 * const settings = { answerMs: 5_000, requestMs: 10_000, keepSettledMs: 3_600_000, keepEnded: 32 }
 * const desk = Desk.open({ now: 0, nextOrder: 1, settings })
 * const config = {
 *   quote: presets.v2, selection: null, groups: null, merge: null,
 *   asBuys: false, killAtDailyLoss: true,
 * }
 * const extras = {
 *   live: false, venue: 'paper', books: {}, trades: {}, connections: [], alerts: [], depth: 10,
 * }
 * const opened = await openWindow({
 *   port: 0, host: '127.0.0.1', token: windowToken(), refreshMs: 500,
 *   source: () => deskView(desk, null, config, extras),
 *   onKill: () => undefined, onResume: () => null, metrics: () => [], registry: null,
 * })
 * if (E.isRight(opened)) await opened.right.close()
 *
 * @category bot
 * @since 0.1.0
 */
export const openWindow = async (
  config: WindowConfig,
): Promise<E.Either<WindowError, OpenWindow>> => {
  const fault = faultOf(config)
  if (fault !== null) return E.left(fault)
  const metrics = await metricsPage(config.metrics, config.registry)
  if (E.isLeft(metrics)) return E.left({ _tag: 'bad-registry', detail: metrics.left })
  const stream = windowStream({ most: 16, stalledMs: 30_000 })
  let history = WindowHistory.empty
  const server = createServer({ maxHeaderSize: 8_192, connectionsCheckingInterval: 1_000 })
  const failure = await listening(server, config)
  if (failure !== null) return E.left(failure)
  const { port } = server.address() as AddressInfo
  const { token, source, onKill, onResume } = config
  const state = { stream, history: () => history, metrics: metrics.right }
  server.on('request', windowListener({ port, token, source, onKill, onResume, ...state }))
  const timer = setInterval(() => {
    // A source that fails once is asked again; `/healthz` says so meanwhile.
    const view = E.toUnion(E.tryCatch(source, () => null))
    if (view === null) return
    history = WindowHistory.seen(history, view)
    if (stream.count() > 0) stream.tell(eventMessage('view', view))
  }, config.refreshMs)
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}/`
  return E.right({
    ...{ port, url, link: `${url}#${token}` },
    notes: config.registry === null ? [withoutRegistry] : [],
    close: async () => {
      clearInterval(timer)
      stream.close()
      await new Promise((closed) => {
        server.close(closed)
        server.closeAllConnections()
      })
    },
  })
}

const faultOf = ({ port, host, token }: WindowConfig): WindowError | null => {
  if (!(Number.isInteger(port) && port >= 0 && port <= 65_535)) return { _tag: 'bad-port', port }
  if (!['127.0.0.1', '::1', 'localhost'].includes(host)) return { _tag: 'not-loopback', host }
  return /^[\w.~-]{16,}$/.test(token) ? null : { _tag: 'short-token', length: token.length }
}

const listening = (server: Server, { port, host }: WindowConfig): Promise<WindowError | null> => {
  // Slow senders hold nothing for long.
  server.headersTimeout = 5_000
  server.requestTimeout = 5_000
  server.keepAliveTimeout = 5_000
  server.maxConnections = 64
  return new Promise((settle) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') settle({ _tag: 'port-in-use', port })
      else if (error.code === 'EACCES') settle({ _tag: 'port-forbidden', port })
      else settle({ _tag: 'system', detail: error.message })
    })
    server.listen({ port, host }, () => settle(null))
  })
}
