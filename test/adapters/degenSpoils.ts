/**
 * What goes wrong with the loopback server's answers and frames.
 */

import type { ServerResponse } from 'node:http'

/**
 * What goes wrong with an answer. `before`: the request is not carried out; the others spoil the
 * answer to one that was. `stall`: none comes; `overdue`: it comes once the client has given up.
 */
export type HttpFault =
  | { readonly kind: 'stall' | 'overdue' | 'cut' | 'garbage' | 'giant' | 'twice' | 'shape' }
  | { readonly kind: 'late'; readonly ms: number }
  | { readonly kind: 'status' | 'before'; readonly status: number; readonly code: string }

/** What goes wrong with the next frame. */
export type FrameFault = (typeof frameFaults)[number]

export const frameFaults = [
  'drop',
  'duplicate',
  'reorder',
  'cut',
  'garbage',
  'giant',
  'silence',
] as const

/** Faults of an answer by their names, late by so many ms or past its deadline. */
export const httpFaults = (lateMs: number): ReadonlyArray<readonly [string, HttpFault]> => [
  ['no answer', { kind: 'stall' }],
  ['an answer cut short', { kind: 'cut' }],
  ['an answer that is no JSON', { kind: 'garbage' }],
  ['an answer of another shape', { kind: 'shape' }],
  ['a giant answer', { kind: 'giant' }],
  ['an answer twice', { kind: 'twice' }],
  ['a late answer', { kind: 'late', ms: lateMs }],
  ['an answer after its deadline', { kind: 'overdue' }],
  ['a failure after the deed', { kind: 'status', status: 500, code: 'INTERNAL_ERROR' }],
  ['a failure instead of the deed', { kind: 'before', status: 503, code: 'SERVICE_UNAVAILABLE' }],
  ['too many requests', { kind: 'before', status: 429, code: 'RATE_LIMITED' }],
  ['too many cancels', { kind: 'before', status: 429, code: 'CANCEL_RATE_LIMITED' }],
  ['a token that is no more', { kind: 'before', status: 401, code: 'TOKEN_EXPIRED' }],
]

export const reply = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

export const spoiled = (
  response: ServerResponse,
  fault: HttpFault,
  answer: { readonly status: number; readonly body: object },
): void => {
  const text = JSON.stringify(answer.body)
  const code = fault.kind === 'status' ? fault.status : answer.status
  if (fault.kind === 'stall') return
  if (fault.kind === 'overdue')
    response.once('close', () => reply(response, answer.status, answer.body))
  else if (fault.kind === 'late')
    setTimeout(() => reply(response, answer.status, answer.body), fault.ms)
  else if (fault.kind === 'status')
    reply(response, code, { error: { code: fault.code, message: '' } })
  else if (fault.kind === 'shape') reply(response, code, { ok: true })
  else if (fault.kind === 'garbage') response.writeHead(code).end(text.slice(0, -3))
  else if (fault.kind === 'giant') response.writeHead(code).end(`"${'x'.repeat(3e6)}"`)
  else if (fault.kind === 'twice') {
    const whole = `HTTP/1.1 ${code} OK\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
    response.socket?.write(whole + whole)
    setTimeout(() => response.socket?.destroy(), 20)
  } else {
    response.writeHead(code, { 'content-length': String(text.length + 100) })
    response.write(text.slice(0, 10))
    setTimeout(() => response.socket?.destroy(), 5)
  }
}
