/** When a session asks for another connection beside the one it has. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as FeedSession from '../../src/adapters/feedSession.js'
import {
  closed,
  feed,
  frame,
  type Given,
  heardUntil,
  opened,
  quiet,
  rest,
  step,
  tick,
} from './sessionScript.js'

type At = readonly [number, Given]

/** Of two assets one is heard every half second, from an instant up to another. */
const onlyBtc = (link: number, from: number, to: number): ReadonlyArray<At> =>
  Array.from({ length: Math.floor((to - from) / 500) + 1 }, (_, i) => [
    from + i * 500,
    frame(link, 'BTC 1'),
  ])

const connects = (lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  lines.filter((line) => line.includes(' connect '))

describe('an asset that a connection does not bring', () => {
  const cut: ReadonlyArray<At> = [
    ...heardUntil(1, 500, 6_000),
    [6_100, closed(1)],
    [6_150, tick],
    [6_160, opened(2)],
  ]

  test('is asked of another, though its silence was told before the connection began', () => {
    const ticks = [6_859, 6_860, 6_959, 6_960].map((at) => [at, tick] as const)
    const lines = rest([...cut, ...onlyBtc(2, 6_200, 6_700), ...ticks])
    // 700 ms after it opened, and 100 ms for what is young and comes after a failure.
    expect(connects(lines)).toEqual(['6150 connect 2', '6960 connect 3'])
    expect(lines.filter((line) => line.includes('ETH stale'))).toEqual([
      '6100 ETH stale since 6000',
    ])
  })

  test('is asked of one after another, later each time, until one brings it', () => {
    const inputs: At[] = [...cut]
    let now = 6_170
    let session = [[0, tick] as const, [10, opened(1)] as const, ...inputs].reduce(
      (known, [at, given]) => step(known, { ...given, now: at, draw: 0 }).session,
      FeedSession.open(feed, 0),
    )
    const waits: number[] = []
    let since = 6_160
    while (waits.length < 8) {
      const link = session.nextId - 1
      const stepped = step(session, { ...frame(link, 'BTC 1'), now, draw: 0 })
      session = stepped.session
      for (const output of stepped.outputs) {
        if (output.kind !== 'connect') continue
        waits.push(now - since)
        session = step(session, { ...opened(output.link), now, draw: 0 }).session
        since = now
      }
      now += 10
    }
    // 700 ms; from the second on 1,000, after which alone all is asked for. And 100 to 800 ms.
    expect(waits.map((wait) => Math.round(wait / 50) * 50)).toEqual([
      800, 1_200, 1_400, 1_800, 1_800, 1_800, 1_800, 1_800,
    ])
    const last = session.nextId - 1
    session = step(session, { ...frame(last, 'ETH 1'), now, draw: 0 }).session
    expect(FeedSession.askAt(session, feed.settings.staleMs)).toBe(Infinity)
  })

  test('is not asked of another where it was heard since the connection began', () => {
    const heard: ReadonlyArray<At> = [[6_300, frame(2, 'ETH 1')]]
    const btc = onlyBtc(2, 6_200, 6_900)
    const lines = rest([...cut, ...btc.slice(0, 1), ...heard, ...btc.slice(1)])
    expect(connects(lines)).toEqual(['6150 connect 2'])
  })

  test('whatever is cut, and whichever connections bring it or not: in the end it is heard', () => {
    const seeds = fc.record({
      deaf: fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }),
      cuts: fc.array(fc.integer({ min: 5, max: 120 }), { maxLength: 4 }),
      draw: fc.double({ min: 0, max: 0.999, noNaN: true }),
    })
    fc.assert(
      fc.property(seeds, ({ deaf, cuts, draw }) => {
        let session = FeedSession.open(feed, 0)
        const lives: { readonly id: number; readonly opens: number }[] = []
        for (let now = 0; now < 40_000; now += 100) {
          const hear = (given: Given): void => {
            const stepped = step(session, { ...given, now, draw })
            session = stepped.session
            for (const output of stepped.outputs)
              if (output.kind === 'connect') lives.push({ id: output.link, opens: now + 100 })
          }
          hear(tick)
          for (const { id, opens } of [...lives]) {
            if (opens === now) hear(opened(id))
            if (opens > now) continue
            hear(frame(id, 'BTC 1'))
            // The connections after those that are deaf are not.
            if (deaf[id - 1] !== true) hear(frame(id, 'ETH 1'))
            if (cuts.includes(now / 100)) hear(closed(id))
          }
        }
        expect(session.staleness.map(({ told }) => told)).toEqual([false, false])
      }),
      { numRuns: 40 },
    )
  })
})

describe('a notice of shutdown while one connection takes the place of another', () => {
  const both: ReadonlyArray<At> = [
    ...heardUntil(1, 500, 6_000),
    [6_100, frame(1, 'shutdown')],
    [6_110, opened(2)],
    [6_120, frame(2, 'shutdown')],
    [6_500, frame(1, 'BTC 1')],
    [6_500, frame(1, 'ETH 1')],
    [7_000, frame(1, 'BTC 1')],
    [7_000, frame(1, 'ETH 1')],
    [7_110, tick],
  ]

  test('is remembered: once the newer is alone, another is asked for', () => {
    const lines = quiet(rest([...both, [7_200, frame(2, 'BTC 3')], [7_249, tick], [7_250, tick]]))
    expect(lines).toEqual([
      '6100 connect 2',
      '6110 connected: ws://plain',
      '7200 BTC 3',
      '7200 drop 1',
      '7250 connect 3',
    ])
  })
})
