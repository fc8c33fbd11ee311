import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { type WindowRequest, windowRequest } from '../../src/bot/window/windowRequest.js'

const window = { port: 8787, token: 'a-token-for-tests-only' }

const request = (parts: Partial<WindowRequest> = {}): WindowRequest => ({
  method: 'GET',
  url: '/',
  host: '127.0.0.1:8787',
  origin: undefined,
  site: undefined,
  contentType: undefined,
  authorization: undefined,
  ...parts,
})

const kill = (parts: Partial<WindowRequest> = {}): WindowRequest =>
  request({
    ...{ method: 'POST', url: '/kill', contentType: 'application/json' },
    authorization: `Bearer ${window.token}`,
    ...parts,
  })

const answered = (asked: WindowRequest): string | number =>
  E.getOrElseW(({ status }: { readonly status: number }) => status)(windowRequest(asked, window))

describe('windowRequest', () => {
  it.each([
    ['/', 'page'],
    ['/?a=1', 'page'],
    ['/window.js', 'script'],
    ['/window.css', 'style'],
    ['/events', 'events'],
    ['/debug/mm', 'debug'],
    ['/metrics', 'metrics'],
    ['/healthz', 'health'],
    ['//', 404],
    ['/debug/mm/', 404],
    ['/debug', 404],
    ['/../etc/passwd', 404],
    ['/%2e%2e/', 404],
    ['http://evil.example/', 404],
    ['*', 404],
    ['', 404],
    [undefined, 404],
    ['/__proto__', 404],
    ['/constructor', 404],
  ])('answers %s with %s', (url, route) => {
    expect(answered(request({ url }))).toBe(route)
    const wanted = typeof route === 'string' ? 405 : route
    expect(answered(kill({ url }))).toBe(wanted)
  })

  it('takes a kill by POST of JSON with the token, and no other', () => {
    expect(answered(kill())).toBe('kill')
    expect(answered(kill({ contentType: 'Application/JSON; charset=utf-8' }))).toBe('kill')
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', undefined]) {
      expect(answered(kill({ method }))).toBe(405)
    }
    for (const contentType of [undefined, '', 'text/plain', 'application/jsonp']) {
      expect(answered(kill({ contentType }))).toBe(415)
    }
    const { token } = window
    const wrong = [undefined, '', token, 'Bearer ', `Basic ${token}`, `Bearer ${token}x`]
    const close = [`Bearer ${token.slice(1)}`, `bearer ${token}`, `Bearer  ${token}`]
    for (const authorization of [...wrong, ...close, `Bearer ${token.toUpperCase()}`]) {
      expect(answered(kill({ authorization }))).toBe(401)
    }
  })

  it('takes a resume as it takes a kill, and no other', () => {
    expect(answered(kill({ url: '/resume' }))).toBe('resume')
    expect(answered(kill({ url: '/resume', method: 'GET' }))).toBe(405)
    expect(answered(kill({ url: '/resume', contentType: 'text/plain' }))).toBe(415)
    expect(answered(kill({ url: '/resume', authorization: undefined }))).toBe(401)
    expect(answered(kill({ url: '/resume', authorization: 'Bearer wrong' }))).toBe(401)
    expect(answered(kill({ url: '/resume', origin: 'http://evil.example' }))).toBe(403)
    expect(answered(kill({ url: '/resume', host: 'evil.example:8787' }))).toBe(403)
  })

  it('answers to loopback names of its own port alone', () => {
    for (const host of ['localhost:8787', 'LOCALHOST:8787', '[::1]:8787']) {
      expect(answered(request({ host }))).toBe('page')
    }
    const others = ['evil.example:8787', '127.0.0.1', '127.0.0.1:8788', '127.0.0.1.evil:8787', '']
    for (const host of [...others, '10.0.0.1:8787', '0.0.0.0:8787', undefined]) {
      expect(answered(request({ host }))).toBe(403)
      expect(answered(kill({ host }))).toBe(403)
    }
  })

  it('answers on port 80 to what a browser sends there, which names no port', () => {
    const at = (parts: Partial<WindowRequest>, port: number): string | number =>
      E.getOrElseW(({ status }: { readonly status: number }) => status)(
        windowRequest(kill(parts), { ...window, port }),
      )
    const origin = 'http://127.0.0.1'
    for (const host of ['127.0.0.1', '127.0.0.1:80']) expect(at({ host, origin }, 80)).toBe('kill')
    expect(at({ host: 'localhost', origin: 'http://localhost' }, 80)).toBe('kill')
    expect(at({ host: 'localhost', origin }, 80)).toBe(403)
    expect(at({ host: '127.0.0.1:8080', origin }, 80)).toBe(403)
    expect(at({ host: '127.0.0.1:8080', origin }, 8_080)).toBe(403)
    expect(at({ host: '127.0.0.1', origin }, 8_080)).toBe(403)
    expect(at({ host: '127.0.0.1:80', origin }, 8_080)).toBe(403)
    expect(at({ host: 'evil.example', origin: 'http://evil.example' }, 80)).toBe(403)
  })

  it('turns every other site away, and a page of another port with it', () => {
    expect(answered(kill({ origin: 'http://127.0.0.1:8787' }))).toBe('kill')
    const others = [
      'http://evil.example',
      'null',
      'https://127.0.0.1:8787',
      'http://localhost:8787',
    ]
    for (const origin of [...others, 'http://127.0.0.1:3000', '']) {
      expect(answered(kill({ origin }))).toBe(403)
      expect(answered(request({ origin }))).toBe(403)
    }
    expect(answered(kill({ site: 'same-origin' }))).toBe('kill')
    expect(answered(request({ site: 'none' }))).toBe('page')
    for (const site of ['cross-site', 'same-site']) expect(answered(request({ site }))).toBe(403)
  })

  it('says which methods there are', () => {
    const refusal = windowRequest(request({ method: 'PUT' }), window)
    expect(refusal).toMatchObject({ left: { status: 405, allow: 'GET, HEAD' } })
    expect(windowRequest(kill({ method: 'PUT' }), window)).toMatchObject({
      left: { allow: 'POST' },
    })
  })
})
