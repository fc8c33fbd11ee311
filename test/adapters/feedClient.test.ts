/** The client of any feed, over sockets that a test holds: what may throw, and what may not. */

import { describe, expect, test } from 'vitest'
import { client } from '../../src/adapters/coinbase/client.js'
import * as Options from '../../src/adapters/coinbase/coinbaseOptions.js'
import type { ClientWorld, FeedMessage, SocketLike } from '../../src/adapters/feedClient.js'

type Held = SocketLike & { readonly url: string; closes: number; readonly sent: string[] }

/** A world whose time stands still until it is moved, and whose sockets do as they are told. */
const worldOf = (fault: 'none' | 'connect' | 'send' | 'close') => {
  const sockets: Held[] = []
  let timers: { readonly at: number; readonly run: () => void }[] = []
  let now = 1_000
  const world: ClientWorld = {
    WebSocket: function (this: Held, url: string) {
      if (fault === 'connect') throw new Error('no such host')
      const sent: string[] = []
      const send = (text: string): void => {
        if (fault === 'send') throw new Error('not open')
        sent.push(text)
      }
      const close = (): void => {
        this.closes += 1
        if (fault === 'close') throw new Error('closing already')
      }
      Object.assign(this, { url, sent, send, close, closes: 0 })
      sockets.push(this)
    } as unknown as ClientWorld['WebSocket'],
    now: () => now,
    setTimeout: (run, ms) => {
      const timer = { at: now + ms, run }
      timers.push(timer)
      return timer
    },
    clearTimeout: (timer) => {
      timers = timers.filter((one) => one !== timer)
    },
    random: () => 0,
  }
  const pass = (ms: number): void => {
    const end = now + ms
    for (;;) {
      const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (next === undefined) break
      timers = timers.filter((one) => one !== next)
      now = Math.max(now, next.at)
      next.run()
    }
    now = end
  }
  return { world, sockets, pass, pending: () => timers.length }
}

const feedOf = (world: ClientWorld) => client(Options.against('USD')(['BTC']))(world)
const statuses = (messages: ReadonlyArray<FeedMessage>): ReadonlyArray<string> =>
  messages.flatMap((one) => (one.kind === 'connection' ? [one.status.kind] : []))

describe('a client over sockets that fail', () => {
  test('a socket that cannot be made is a connection that was refused, and tried again', () => {
    const { world, pass } = worldOf('connect')
    const messages: FeedMessage[] = []
    feedOf(world).open((message) => messages.push(message))
    pass(1_000)
    expect(statuses(messages)).toEqual([
      'connecting',
      'refused',
      'connecting',
      'refused',
      'connecting',
      'refused',
    ])
    expect(messages).toContainEqual({
      kind: 'connection',
      status: { kind: 'refused', detail: 'no such host' },
    })
  })

  test('a socket that cannot be written to is one that closed', () => {
    const { world, sockets, pass } = worldOf('send')
    const messages: FeedMessage[] = []
    feedOf(world).open((message) => messages.push(message))
    sockets[0]?.onopen?.({})
    expect(statuses(messages)).toEqual(['connecting', 'connected', 'disconnected'])
    expect(sockets[0]?.closes).toBe(1)
    pass(250)
    expect(sockets).toHaveLength(2)
  })

  test('one timer waits at a time, however many frames there are, and none once closed', () => {
    const { world, sockets, pass, pending } = worldOf('close')
    const feed = feedOf(world)
    feed.open(() => undefined)
    sockets[0]?.onopen?.({})
    for (let i = 0; i < 50; i++) {
      sockets[0]?.onmessage?.({ data: '{"type":"subscriptions","channels":[]}' })
      pass(100)
      expect(pending()).toBe(1)
    }
    expect(sockets).toHaveLength(2)
    feed.close()
    feed.close()
    expect(pending()).toBe(0)
    pass(100_000)
    expect(sockets).toHaveLength(2)
  })

  test('opened again it begins anew, and the first listener hears no more', () => {
    const { world, sockets } = worldOf('none')
    const feed = feedOf(world)
    const first: FeedMessage[] = []
    feed.open((message) => first.push(message))
    feed.open(() => undefined)
    const count = first.length
    sockets[0]?.onopen?.({})
    sockets[1]?.onopen?.({})
    expect([first.length, sockets.length, sockets[0]?.closes]).toEqual([count, 2, 1])
    expect(sockets[1]?.sent).toHaveLength(1)
  })

  test('a listener that throws is its own affair: the feed goes on', () => {
    const { world, sockets, pass } = worldOf('none')
    const messages: FeedMessage[] = []
    feedOf(world).open((message) => {
      messages.push(message)
      if (message.kind === 'refused') throw new Error('a listener')
    })
    sockets[0]?.onopen?.({})
    expect(() => sockets[0]?.onmessage?.({ data: '{' })).toThrow('a listener')
    pass(20_000)
    expect(sockets.length).toBeGreaterThan(1)
  })

  test('a listener that throws at one message leaves nothing undone', () => {
    for (const kind of ['connecting', 'connected']) {
      const { world, sockets } = worldOf('none')
      const attempt = (run: () => void, fails: boolean): void =>
        fails ? expect(run).toThrow(kind) : run()
      const feed = feedOf(world)
      const open = (): void =>
        feed.open((message) => {
          if (message.kind === 'connection' && message.status.kind === kind) throw new Error(kind)
        })
      attempt(open, kind === 'connecting')
      attempt(() => sockets[0]?.onopen?.({}), kind === 'connected')
      expect(sockets.map(({ sent }) => sent.length)).toEqual([1])
    }
  })

  test('a listener may close the feed at its first word: nothing is connected', () => {
    const { world, sockets, pass, pending } = worldOf('none')
    const feed = feedOf(world)
    const messages: FeedMessage[] = []
    feed.open((message) => {
      messages.push(message)
      feed.close()
    })
    pass(60_000)
    expect([statuses(messages), sockets.length, pending()]).toEqual([['connecting'], 0, 0])
  })

  test('a listener may close the feed: nothing more is told', () => {
    const { world, sockets } = worldOf('none')
    const feed = feedOf(world)
    const messages: FeedMessage[] = []
    feed.open((message) => {
      messages.push(message)
      if (message.kind === 'connection' && message.status.kind === 'connected') feed.close()
    })
    sockets[0]?.onopen?.({})
    expect(statuses(messages)).toEqual(['connecting', 'connected'])
    expect([sockets[0]?.closes, sockets[0]?.sent]).toEqual([1, []])
  })
})
