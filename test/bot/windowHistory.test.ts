import { describe, expect, it } from 'vitest'
import * as WindowHistory from '../../src/bot/window/windowHistory.js'
import { held, id, seenAt, viewOf } from './windowDesk.js'

const viewAt = (seconds: number, price = 65_000) => viewOf(seenAt(held, { seconds, price }))

const { seen, empty } = WindowHistory

describe('windowHistory', () => {
  it('remembers a point a second of each market and of the desk', () => {
    const history = [0, 1, 2].reduce(
      (past, second) => seen(past, viewAt(second, 65_000 + second)),
      empty,
    )
    const trail = history.markets[id]
    expect(trail?.spot).toEqual([65_000, 65_001, 65_002])
    expect(trail?.bid).toEqual([0.48, 0.48, 0.48])
    expect(trail?.yes).toEqual([40, 40, 40])
    expect(history.desk.worst).toEqual([-282, -282, -282])
    for (const column of Object.values(trail ?? {})) expect(column).toHaveLength(3)
  })

  it('holds ten minutes however far apart the views are', () => {
    const base = viewAt(0)
    for (const apartMs of [250, 500, 997, 1_499, 7_000, 700_000]) {
      let history = empty
      for (let at = 0; at <= 1_500_000; at += apartMs) history = seen(history, { ...base, at })
      const { at: instants } = history.desk
      const last = instants.at(-1) ?? 0
      const oldest = instants[0] ?? 0
      expect(last - oldest).toBeLessThan(600_000)
      if (apartMs < 10_000) expect(last - oldest).toBeGreaterThan(600_000 - 2 * apartMs - 1_000)
      expect(history.markets[id]?.at).toEqual(instants)
      expect(history.markets[id]?.spot).toHaveLength(instants.length)
    }
  })

  it('remembers a market whatever it is called', () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      const named = (at: number) => {
        const view = viewAt(at)
        return { ...view, markets: view.markets.map((market) => ({ ...market, id: name })) }
      }
      const history = [0, 1, 2].reduce((past, second) => seen(past, named(second)), empty)
      const told: WindowHistory.WindowHistory = JSON.parse(JSON.stringify(history))
      expect(WindowHistory.trailOf(told, name)?.spot).toHaveLength(3)
    }
  })

  it('passes over what comes sooner, and forgets the oldest and what is shown no more', () => {
    const first = seen(empty, viewAt(0))
    expect(seen(first, viewAt(0.9))).toBe(first)
    const size = { everyMs: 1_000, most: 2 }
    const two = [1, 2, 3].reduce((past, second) => seen(past, viewAt(second), size), first)
    expect(two.desk.at).toEqual([viewAt(2).at, viewAt(3).at])
    const without = { ...viewAt(4), markets: [] }
    expect(seen(two, without, size).markets).toEqual({})
  })
})
