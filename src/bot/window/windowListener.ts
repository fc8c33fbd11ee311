/**
 * What the window answers, route by route.
 */

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import * as E from 'fp-ts/lib/Either.js'
import type { DeskView } from './deskView.js'
import type { MetricsPage } from './metricsPage.js'
import { windowBundle } from './windowBundle.js'
import type { WindowHistory } from './windowHistory.js'
import { windowPage } from './windowPage.js'
import { type WindowRefusal, type WindowRoute, windowRequest } from './windowRequest.js'
import { eventMessage, type WindowStream } from './windowStream.js'

/** What the answers are made from. @category bot @since 0.1.0 */
export type WindowServices = {
  readonly port: number
  readonly token: string
  readonly source: () => DeskView
  readonly onKill: (by: string) => void | Promise<void>
  readonly onResume: (by: string) => string | null | Promise<string | null>
  readonly stream: WindowStream
  readonly history: () => WindowHistory
  readonly metrics: MetricsPage
}

/** Returns what answers each request of a window. @category bot @since 0.1.0 */
export const windowListener =
  (services: WindowServices): RequestListener =>
  (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    const { method, url } = request
    const { host, origin, authorization } = request.headers
    const asked = windowRequest(
      {
        ...{ method, url, host, origin, authorization },
        site: request.headers['sec-fetch-site']?.toString(),
        contentType: request.headers['content-type'],
      },
      services,
    )
    // What a failure says may hold what nobody should read: it is told that there was one.
    const failed = (): void => answer(response, 500, text, 'the window could not answer\n')
    if (E.isLeft(asked)) refuse(response, asked.left)
    else answerTo(asked.right, services, request, response).catch(failed)
  }

/** The page loads from its own window alone, stands in no frame, and is read by no other site. */
const headers: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
    "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
}

const text = 'text/plain; charset=utf-8'
const json = 'application/json; charset=utf-8'

const answerTo = async (
  route: WindowRoute,
  services: WindowServices,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const { source, metrics } = services
  switch (route) {
    case 'page':
      return answer(response, 200, 'text/html; charset=utf-8', windowPage)
    case 'script':
      return answer(response, 200, 'text/javascript; charset=utf-8', windowBundle.script)
    case 'style':
      return answer(response, 200, 'text/css; charset=utf-8', windowBundle.style)
    case 'debug':
      return answer(response, 200, json, `${JSON.stringify(source(), null, 2)}\n`)
    case 'metrics':
      return answer(response, 200, metrics.contentType, await metrics.text())
    case 'health':
      return health(services, response)
    case 'events':
      return follow(services, request, response)
    case 'kill':
    case 'resume':
      return await move(route, services, request, response)
  }
}

const answer = (response: ServerResponse, status: number, type: string, body: string): void => {
  if (response.headersSent) return
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) })
  response.end(body)
}

const refuse = (response: ServerResponse, { status, words, allow }: WindowRefusal): void => {
  if (allow !== null) response.setHeader('allow', allow)
  if (status === 401) response.setHeader('www-authenticate', 'Bearer')
  // What else it sends is not read.
  response.setHeader('connection', 'close')
  answer(response, status, text, `${words}\n`)
}

const health = ({ source }: WindowServices, response: ServerResponse): void => {
  const view = E.tryCatch(source, () => 'the desk could not be read')
  if (E.isLeft(view)) {
    answer(response, 503, json, `${JSON.stringify({ status: 'failing', why: view.left })}\n`)
    return
  }
  const { state, at, orders } = view.right
  answer(response, 200, json, `${JSON.stringify({ status: 'ok', state, at, orders })}\n`)
}

const follow = (
  { stream, history, source }: WindowServices,
  { method }: IncomingMessage,
  response: ServerResponse,
): void => {
  if (method === 'HEAD') {
    answer(response, 200, 'text/event-stream; charset=utf-8', '')
    return
  }
  const past = eventMessage('history', history())
  const first = `retry: 1000\n\n${past}${eventMessage('view', source())}`
  response.setHeader('content-type', 'text/event-stream; charset=utf-8')
  if (!stream.add(response, first)) {
    response.setHeader('retry-after', '5')
    answer(response, 503, text, 'too many pages are open\n')
  }
}

const person = 'a person at the window'

const move = async (
  route: 'kill' | 'resume',
  { onKill, onResume }: WindowServices,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  let length = 0
  for await (const chunk of request) {
    length += (chunk as Buffer).length
    if (length > 1_024) {
      response.setHeader('connection', 'close')
      return answer(response, 413, text, 'that is more than is needed\n')
    }
  }
  const refusal = route === 'resume' ? await onResume(person) : ((await onKill(person)) ?? null)
  if (refusal !== null) answer(response, 409, text, `${refusal}\n`)
  else answer(response, 202, json, `{"asked":"${route}"}\n`)
}
