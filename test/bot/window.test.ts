/**
 * The window by real sockets on loopback.
 */

import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { createServer } from 'node:net'
import * as E from 'fp-ts/lib/Either.js'
import { Registry } from 'prom-client'
import { afterEach, describe, expect, it } from 'vitest'
import { openMetricsType } from '../../src/bot/window/metricsPage.js'
import { openRegistry } from '../../src/bot/window/openRegistry.js'
import { type OpenWindow, openWindow, type WindowConfig } from '../../src/bot/window/openWindow.js'
import { message } from '../../src/bot/window/windowError.js'
import { families, held, opened, token, viewOf } from './windowDesk.js'

const open: Array<OpenWindow> = []

const start = async (parts: Partial<WindowConfig> = {}): Promise<OpenWindow> => {
  const window = await opened(parts)
  open.push(window)
  return window
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((window) => window.close()))
})

type Answer = { status: number; headers: IncomingHttpHeaders; body: string }

/** As `fetch`, which would not send a `host` or an `origin` of one's own. */
const ask = (
  { port }: OpenWindow,
  path: string,
  {
    method = 'GET',
    body = '',
    headers = {},
  }: Partial<{
    method: string
    body: string
    headers: Record<string, string>
  }> = {},
): Promise<Answer> =>
  new Promise((answered, failed) => {
    const sent = httpRequest({ port, host: '127.0.0.1', path, method, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk
      })
      const { headers: given, statusCode = 0 } = response
      response.on('end', () => answered({ status: statusCode, headers: given, body: text }))
    })
    sent.on('error', failed).end(body)
  })

const killing = {
  method: 'POST',
  body: '{}',
  headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
}

describe('what a window serves', () => {
  it('gives the desk as JSON, and its own page, script and style', async () => {
    const window = await start()
    const debug = await fetch(`${window.url}debug/mm`)
    expect(await debug.json()).toEqual(viewOf(held))
    const page = await ask(window, '/')
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(page.body).toContain('<h1>twoway</h1>')
    const script = await ask(window, '/window.js')
    expect(script.body.length).toBeGreaterThan(20_000)
    expect((await ask(window, '/window.css')).body).toContain('.uplot')
    // Each address that it names is of its own, or the name of SVG, which nobody loads.
    const named = `${page.body}${script.body}`.match(/https?:\/\/[^"'`\s)]+/g) ?? []
    expect(named.filter((address) => !address.startsWith('http://www.w3.org/'))).toEqual([])
  })

  it('guards every answer, refused ones with it, and shares none with other sites', async () => {
    const window = await start()
    for (const path of ['/', '/debug/mm', '/metrics', '/nothing', '/window.js']) {
      const { headers } = await ask(window, path)
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'/)
      expect(headers['content-security-policy']).not.toContain('unsafe')
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['cross-origin-resource-policy']).toBe('same-origin')
      expect(headers['cache-control']).toBe('no-store')
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })

  it('says that it is well, and that it is not where the desk cannot be read', async () => {
    const window = await start()
    const well = await ask(window, '/healthz')
    expect([well.status, JSON.parse(well.body)]).toEqual([
      200,
      { status: 'ok', state: 'running', at: viewOf(held).at, orders: 12 },
    ])
    const ill = await start({
      source: () => {
        throw new Error('the secret is 42')
      },
    })
    for (const path of ['/healthz', '/debug/mm', '/events']) {
      const { status, body } = await ask(ill, path)
      expect(status).toBe(path === '/healthz' ? 503 : 500)
      expect(body).not.toContain('secret')
    }
  })

  it('serves OpenMetrics by itself, and says which package gives more', async () => {
    const window = await start()
    const { headers, body } = await ask(window, '/metrics')
    expect(headers['content-type']).toBe(openMetricsType)
    expect(body).toContain('twoway_open_orders{asset="BTC"} 0\n')
    expect(body.endsWith('# EOF\n')).toBe(true)
    expect(window.notes.join()).toContain('npm install prom-client')
  })

  it('serves a registry that is handed in, with the desk’s metrics as they are now', async () => {
    const registry = await openRegistry()
    let state = families.initial
    const window = await start({ registry, metrics: () => families.value(state) })
    state = families.step(state, { kind: 'fill', asset: 'BTC', side: 'bid' })
    state = families.step(state, { kind: 'withheld', reason: 'never seen before', quotes: 2 })
    const { headers, body } = await ask(window, '/metrics')
    expect(headers['content-type']).toBe(openMetricsType)
    expect(body).toContain('twoway_fills_total{asset="BTC",side="bid"} 1\n')
    expect(body).toContain('twoway_quotes_withheld_total{reason="never seen before"} 2\n')
    expect(body).toContain('twoway_open_orders{asset="BTC"} 0\n')
    expect(body).toContain('process_cpu_seconds_total')
    expect(body.endsWith('# EOF\n')).toBe(true)
    expect(body.match(/^twoway_fills_total\{asset="BTC",side="bid"\}/gm)).toHaveLength(1)
    expect(window.notes).toEqual([])
  })
})

describe('the kill of a window', () => {
  it('tells the bot once for each POST with the token, and says so', async () => {
    const asked: Array<string> = []
    const window = await start({ onKill: (by) => void asked.push(by) })
    expect((await ask(window, '/kill', killing)).status).toBe(202)
    expect(asked).toEqual(['a person at the window'])
  })

  it.each<readonly [string, number, Parameters<typeof ask>[2]]>([
    ['no token', 401, { ...killing, headers: { 'content-type': 'application/json' } }],
    ['a GET', 405, { ...killing, method: 'GET', body: '' }],
    ['a form', 415, { ...killing, headers: { ...killing.headers, 'content-type': 'text/plain' } }],
    ['another site', 403, { ...killing, headers: { ...killing.headers, origin: 'http://a.b' } }],
    ['another name', 403, { ...killing, headers: { ...killing.headers, host: 'evil.example' } }],
    ['too much', 413, { ...killing, body: ' '.repeat(5_000) }],
  ])('does nothing for %s', async (_, status, options) => {
    const asked: Array<string> = []
    const window = await start({ onKill: (by) => void asked.push(by) })
    const answer = await ask(window, '/kill', options)
    expect([answer.status, asked]).toEqual([status, []])
    expect(answer.body).not.toContain(token)
  })

  it('says that it failed where the bot did, and not why', async () => {
    const window = await start({ onKill: () => Promise.reject(new Error('key 0x42')) })
    const { status, body } = await ask(window, '/kill', killing)
    expect([status, body]).toEqual([500, 'the window could not answer\n'])
  })
})

describe('the resume of a window', () => {
  it('starts the bot again, or says why not', async () => {
    const asked: Array<string> = []
    let refusal: string | null = 'orders still wait for their cancels'
    const onResume = (by: string): string | null => {
      asked.push(by)
      return refusal
    }
    const window = await start({ onResume })
    const refused = await ask(window, '/resume', killing)
    expect([refused.status, refused.body]).toEqual([409, `${refusal}\n`])
    refusal = null
    const taken = await ask(window, '/resume', killing)
    expect([taken.status, taken.body]).toEqual([202, '{"asked":"resume"}\n'])
    expect(asked).toEqual(['a person at the window', 'a person at the window'])
    const headers = { 'content-type': 'application/json' }
    expect((await ask(window, '/resume', { ...killing, headers })).status).toBe(401)
    expect(asked).toHaveLength(2)
  })
})

describe('a window that does not open', () => {
  const fault = async (parts: Partial<WindowConfig>): Promise<string> => {
    const window = await openWindow({
      ...{ port: 0, host: '127.0.0.1', token, source: () => viewOf(held), refreshMs: 50 },
      ...{ onKill: () => undefined, onResume: () => null, registry: null },
      metrics: () => families.value(families.initial),
      ...parts,
    })
    if (E.isRight(window)) open.push(window.right)
    return E.isLeft(window) ? message(window.left) : 'it opened'
  }

  it.each([-1, 1.5, 65_536, Number.NaN])('says what a port is, of %s', async (port) => {
    expect(await fault({ port })).toContain(`0 for any that is free; have ${port}`)
  })

  it('says that its port is in use', async () => {
    const { port } = await start()
    expect(await fault({ port })).toContain(`port ${port} is in use`)
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((listening) => other.once('listening', listening))
    expect(await fault({ port: (other.address() as { port: number }).port })).toContain('is in use')
    other.close()
  })

  it('opens to no other machine, with no token that is short, and prints neither', async () => {
    for (const host of ['0.0.0.0', '::', '192.168.0.1', '']) {
      expect(await fault({ host })).toContain('127.0.0.1 or ::1 only')
    }
    for (const short of [
      '',
      'fifteen-letters',
      'with spaces in it, and long',
      'ümlaut-ümlaut-ümlaut',
    ]) {
      const said = await fault({ token: short })
      expect(said).toContain(`has ${short.length} characters`)
      expect(short !== '' && said.includes(short)).toBe(false)
    }
  })

  it('says that a registry has metrics of its names already', async () => {
    const registry = new Registry<typeof openMetricsType>()
    await start({ registry })
    expect(await fault({ registry })).toMatch(/takes no metrics of the desk: .*already/)
  })

  it('frees its port when it closes, with pages open', async () => {
    const window = await opened()
    const page = fetch(`${window.url}events`)
    await (await page).body?.getReader().read()
    await window.close()
    const again = await start({ port: window.port })
    expect(again.port).toBe(window.port)
  })
})
