/** What a client takes from the platform, and what is said where the platform lacks it. */

import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { ClientWorld } from '../../src/adapters/feedClient.js'
import { client } from '../../src/adapters/platform/client.js'

const given = WebSocket as unknown as ClientWorld['WebSocket']
const own = Object.getOwnPropertyDescriptor(globalThis, 'WebSocket')

const platformHas = (value: unknown): void => {
  Object.defineProperty(globalThis, 'WebSocket', { value, configurable: true, writable: true })
}

describe('client(given)', () => {
  afterEach(() => {
    if (own === undefined) Reflect.deleteProperty(globalThis, 'WebSocket')
    else Object.defineProperty(globalThis, 'WebSocket', own)
  })

  test('without any WebSocket it says what to install', () => {
    platformHas(undefined)
    expect(client(null)).toEqual({
      _tag: 'Left',
      left: 'this platform has no WebSocket of its own: npm install ws, or take Node 22',
    })
  })

  test('one that is given goes before the platform’s own', () => {
    const theirs = function WebSocket() {}
    platformHas(theirs)
    const first = client(given)
    const second = client(null)
    expect(first._tag === 'Right' && first.right.WebSocket).toBe(given)
    expect(second._tag === 'Right' && second.right.WebSocket).toBe(theirs)
  })

  test('clock, timers and chance are those of the machine', async () => {
    const world = client(given)
    if (world._tag === 'Left') throw new Error(world.left)
    const { now, random, setTimeout, clearTimeout } = world.right
    expect(Math.abs(now() - Date.now())).toBeLessThan(1_000)
    expect(random()).toBeGreaterThanOrEqual(0)
    expect(random()).toBeLessThan(1)
    let rung = 0
    clearTimeout(setTimeout(() => (rung += 10), 1))
    await new Promise<void>((done) => {
      setTimeout(() => {
        rung += 1
        done()
      }, 5)
    })
    expect(rung).toBe(1)
  })
})
