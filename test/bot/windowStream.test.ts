/**
 * Pages that read slowly, by real sockets.
 */

import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { OpenWindow } from '../../src/bot/window/openWindow.js'
import { eventMessage, windowStream } from '../../src/bot/window/windowStream.js'
import { held, opened, viewOf } from './windowDesk.js'

const closing: Array<() => unknown> = []

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const following = async ({ port }: OpenWindow): Promise<Socket> => {
  const socket = connect(port, '127.0.0.1')
  closing.push(() => socket.destroy())
  socket.on('error', () => undefined)
  socket.write(`GET /events HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n\r\n`)
  await new Promise((heard) => socket.once('data', heard))
  return socket
}

const until = async (holds: () => boolean): Promise<void> => {
  const ends = performance.now() + 20_000
  while (!holds() && performance.now() < ends) await new Promise((later) => setTimeout(later, 10))
  expect(holds()).toBe(true)
}

const numbersIn = (text: string): ReadonlyArray<number> =>
  [...text.matchAll(/"events":(\d+),/g)].map(([, number]) => Number(number))

describe('a page of the window', () => {
  it('hears the past, then every view', async () => {
    let events = 0
    const window = await opened({
      source: () => {
        events += 1
        return { ...viewOf(held), events }
      },
    })
    closing.push(window.close)
    const socket = await following(window)
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk
    })
    await until(() => numbersIn(text).length > 5)
    const heard = numbersIn(text).slice(1)
    expect(heard).toEqual(heard.map((_, at) => (heard[0] ?? 0) + at))
    const all = new Set<string>(text.match(/^event: \w+$/gm) ?? [])
    expect([...all]).toContain('event: view')
  })

  it('that does not read misses what it could not take, and then gets the newest', async () => {
    let events = 0
    // A view of a megabyte fills every buffer between here and there.
    const venue = 'x'.repeat(1_000_000)
    const window = await opened({
      refreshMs: 5,
      source: () => {
        events += 1
        return { ...viewOf(held), events, venue }
      },
    })
    closing.push(window.close)
    const socket = await following(window)
    socket.pause()
    await until(() => events > 40)
    const newest = events
    let text = ''
    socket.on('data', (chunk) => {
      text += String(chunk).replaceAll(/x{2,}/g, '')
    })
    socket.resume()
    await until(() => numbersIn(text).some((number) => number >= newest))
    // Of the views told while it slept it got what the buffers held, and no queue of the rest.
    expect(numbersIn(text).filter((number) => number < newest).length).toBeLessThan(30)
  })

  it('does not hold up the others, nor the bot', async () => {
    const window = await opened({ refreshMs: 5 })
    closing.push(window.close)
    const stalled = await following(window)
    stalled.pause()
    const answer = await fetch(`${window.url}healthz`)
    expect(answer.status).toBe(200)
  })

  it('is one of sixteen at most; one that goes makes room', async () => {
    const window = await opened()
    closing.push(window.close)
    const sockets: Array<Socket> = []
    for (let i = 0; i < 16; i++) sockets.push(await following(window))
    const refused = await fetch(`${window.url}events`)
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5'])
    await refused.text()
    sockets[0]?.destroy()
    await new Promise((later) => setTimeout(later, 100))
    const admitted = await fetch(`${window.url}events`)
    expect(admitted.status).toBe(200)
    await admitted.body?.cancel()
  })
})

describe('windowStream', () => {
  /** A response that takes nothing more until it is drained, and what was written to it. */
  const slowResponse = () => {
    const listeners = new Map<string, () => void>()
    const written: Array<string> = []
    const state = { destroyed: false }
    const response = {
      write: (text: string) => {
        written.push(text)
        return false
      },
      on: (name: string, listener: () => void) => listeners.set(name, listener),
      destroy: () => {
        state.destroyed = true
        listeners.get('close')?.()
      },
      end: () => listeners.get('close')?.(),
    }
    return { response, written, state, drain: () => listeners.get('drain')?.() }
  }

  type Response = Parameters<ReturnType<typeof windowStream>['add']>[0]

  it('keeps the newest message alone for one that does not read', () => {
    const stream = windowStream({ most: 1, stalledMs: 60_000 })
    const { response, written, drain } = slowResponse()
    expect(stream.add(response as object as Response, 'first')).toBe(true)
    for (const message of ['a', 'b', 'c']) stream.tell(message)
    expect(written).toEqual(['first'])
    drain()
    expect(written).toEqual(['first', 'c'])
    drain()
    drain()
    stream.tell('d')
    expect(written).toEqual(['first', 'c', 'd'])
  })

  it('cuts off one that has not read for too long, and counts who is left', async () => {
    const stream = windowStream({ most: 1, stalledMs: 10 })
    const { response, state } = slowResponse()
    stream.add(response as object as Response, 'first')
    expect(stream.add(response as object as Response, 'another')).toBe(false)
    await new Promise((later) => setTimeout(later, 30))
    expect([stream.count(), state.destroyed]).toEqual([1, false])
    stream.tell('a')
    expect([stream.count(), state.destroyed]).toEqual([0, true])
  })

  it('writes a message that no line of the data can end', () => {
    expect(eventMessage('view', { a: 'b\n\nevent: kill' })).toBe(
      'event: view\ndata: {"a":"b\\n\\nevent: kill"}\n\n',
    )
  })
})
