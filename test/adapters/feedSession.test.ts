/** The session as a machine: what each input brings, and when. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as FeedSession from '../../src/adapters/feedSession.js'
import {
  begun,
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
  told,
} from './sessionScript.js'

describe('stepSession(feed)(session, input)', () => {
  test('it connects at its first tick, and greets within what a second allows', () => {
    const lines = told([...begun, [500, tick], [1_009, tick], [1_010, tick]])
    expect(lines.filter((line) => !line.includes('stale'))).toEqual([
      '0 connecting: ws://plain',
      '0 connect 1',
      '10 connected: ws://plain',
      '10 send 1 one',
      '10 send 1 two',
      '1010 send 1 three',
    ])
  })

  test('prices are told as they come, and by how much the sender’s clock is ahead', () => {
    expect(
      rest([
        [20, frame(1, 'BTC 7 -30')],
        [30, frame(1, 'ETH 8 -31')],
        [40, frame(1, 'BTC 9 -36')],
      ]),
    ).toEqual(['20 BTC 7', '20 clock 30', '30 ETH 8', '40 BTC 9', '40 clock 36'])
  })

  test('a handshake that is refused is tried again, later each time, to a limit', () => {
    const waits = [50, 100, 200, 400, 800, 800]
    let at = 0
    const inputs: (readonly [number, Given])[] = [[0, tick]]
    waits.forEach((wait, index) => {
      inputs.push([at, closed(index + 1)], [at + wait - 1, tick], [at + wait, tick])
      at += wait
    })
    const connects = told(inputs).filter((line) => line.includes(' connect '))
    expect(connects).toEqual([
      '0 connect 1',
      '50 connect 2',
      '150 connect 3',
      '350 connect 4',
      '750 connect 5',
      '1550 connect 6',
      '2350 connect 7',
    ])
    expect(told(inputs).filter((line) => line.includes('refused:'))).toHaveLength(6)
  })

  test('a handshake that is not answered is given up', () => {
    const lines = told([
      [0, tick],
      [999, tick],
      [1_000, tick],
    ])
    expect(lines).toContain('1000 drop 1')
    expect(lines).toContain('1000 refused: no answer to the handshake for 1000 ms')
  })

  test('what is cut makes all stale at once, and is taken up again', () => {
    expect(
      rest([
        [20, frame(1, 'BTC 7')],
        [30, closed(1)],
        [79, tick],
        [80, tick],
      ]).slice(2),
    ).toEqual([
      '30 disconnected: gone',
      '30 BTC stale since 20',
      '30 ETH stale since 0',
      '80 connecting: ws://plain',
      '80 connect 2',
    ])
  })

  test('a connection that lasted is no failure, one that did not is', () => {
    const short = rest([
      ...heardUntil(1, 500, 5_000),
      [5_009, closed(1)],
      [5_059, tick],
      [5_060, opened(2)],
      [5_070, closed(2)],
      [5_169, tick],
      [5_170, tick],
    ])
    expect(quiet(short).filter((line) => line.includes(' connect '))).toEqual([
      '5059 connect 2',
      '5170 connect 3',
    ])
    const long = rest([
      ...heardUntil(1, 500, 5_000),
      [5_010, closed(1)],
      [5_060, tick],
      [5_070, closed(2)],
      [5_169, tick],
      [5_170, tick],
    ])
    expect(quiet(long).filter((line) => line.includes(' connect '))).toEqual([
      '5060 connect 2',
      '5170 connect 3',
    ])
  })

  test('silence is given up, and so is nonsense', () => {
    const babble = Array.from({ length: 20 }, (_, i) => [100 * i + 20, frame(1, 'x')] as const)
    const lines = rest([[15, frame(1, 'idle')], ...babble, [2_014, tick], [2_015, tick]])
    expect(lines.filter((line) => /drop 1|disc|no JSON/.test(line))).toEqual([
      '20 refused: a frame that is no JSON: "x"',
      '1020 refused: a frame that is no JSON: "x", and 9 more before it',
      '2015 drop 1',
      '2015 disconnected: nothing that is understood for 2000 ms',
    ])
  })

  test('an asset that is not heard is told once, and another connection may hear it', () => {
    const btc = Array.from({ length: 12 }, (_, i) => [100 * i + 20, frame(1, 'BTC 1')] as const)
    expect(quiet(rest([...btc, [1_200, frame(1, 'ETH 2')], [1_300, frame(1, 'ETH 3')]]))).toEqual(
      ['720 ETH stale since 0', '820 connect 2', '1200 ETH 2', '1300 ETH 3'].map((line) =>
        line.replace('820', '820'),
      ),
    )
  })

  test('before the limit another takes its place once it speaks', () => {
    const lines = rest([
      ...heardUntil(1, 500, 60_000),
      [60_009, tick],
      [60_010, tick],
      [60_020, opened(2)],
      [60_030, frame(1, 'BTC 1')],
      [60_040, frame(2, 'idle')],
      [60_050, frame(2, 'BTC 2')],
      [61_021, tick],
      [61_030, frame(2, 'BTC 3')],
      [61_040, frame(1, 'BTC 4')],
      [61_050, closed(1)],
    ])
    expect(quiet(lines)).toEqual([
      '60010 connect 2',
      '60020 connected: ws://plain',
      '60050 BTC 2',
      // The third greeting waits for its second; until then not all is asked for.
      '61021 BTC stale since 60050',
      '61021 ETH stale since 60000',
      '61030 BTC 3',
      '61030 drop 1',
    ])
  })

  test('a notice of shutdown brings another at once, later where the connection is young', () => {
    const old = rest([
      ...heardUntil(1, 500, 6_000),
      [6_100, frame(1, 'shutdown')],
      [6_101, frame(1, 'shutdown')],
    ])
    expect(quiet(old)).toEqual(['6100 connect 2'])
    const young = rest([
      [20, frame(1, 'shutdown')],
      [69, tick],
      [70, tick],
    ])
    expect(quiet(young)).toEqual(['70 connect 2'])
  })

  test('a lost trade makes its asset stale, and asks for another connection', () => {
    const lines = quiet(
      rest([...heardUntil(1, 500, 6_000), [6_100, frame(1, 'lost')], [6_200, frame(1, 'lost')]]),
    )
    expect(lines).toEqual(['6100 BTC stale since 6000', '6100 connect 2'])
  })

  test('a successor that fails leaves the old one be', () => {
    const lines = quiet(
      rest([
        ...heardUntil(1, 500, 6_000),
        [6_100, frame(1, 'shutdown')],
        [6_110, closed(2)],
        [6_150, tick],
        [6_160, tick],
        [6_170, frame(1, 'BTC 5')],
      ]),
    )
    expect(lines).toEqual([
      '6100 connect 2',
      '6110 refused: one of two connections ends: gone',
      '6160 connect 3',
      '6170 BTC 5',
    ])
  })

  test('a clock that is set back lengthens no wait', () => {
    const now = 1_000_000
    const inputs: ReadonlyArray<readonly [number, Given]> = [
      [now, tick],
      [now + 1, closed(1)],
      [10, tick],
      [59, tick],
      [60, tick],
    ]
    let session = FeedSession.open(feed, now)
    const connects = inputs.flatMap(([at, given]) => {
      const stepped = step(session, { ...given, now: at, draw: 0 })
      session = stepped.session
      return stepped.outputs.filter(({ kind }) => kind === 'connect').map(() => at)
    })
    expect(connects).toEqual([now, 60])
  })

  test('whatever comes in whatever order: at most two connections, and one in sight', () => {
    const input = fc.record({
      after: fc.nat({ max: 900 }),
      back: fc.nat({ max: 40 }),
      link: fc.nat({ max: 3 }),
      kind: fc.constantFrom('tick', 'opened', 'frame', 'closed'),
      data: fc.constantFrom('BTC 1', 'ETH 2 9', 'shutdown', 'lost', 'idle', 'x', 4, null),
      draw: fc.double({ min: 0, max: 0.999, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(input, { maxLength: 60 }), (all) => {
        let session = FeedSession.open(feed, 0)
        let now = 0
        const seen = new Set<number>()
        for (const { after, back, link, kind, data, draw } of all) {
          now += back === 0 ? -5_000 : after
          const id = session.nextId - 1 - link
          const given = { now, draw, link: id, data, reason: '', kind } as FeedSession.SessionInput
          const stepped = step(session, given)
          for (const output of stepped.outputs) {
            if (output.kind === 'connect') {
              expect(seen.has(output.link)).toBe(false)
              seen.add(output.link)
            } else if (output.kind !== 'tell') expect(seen.has(output.link)).toBe(true)
          }
          session = stepped.session
          expect(session.links.length).toBeLessThanOrEqual(2)
          expect(session.links.every(({ id: one }) => seen.has(one))).toBe(true)
          expect(session.links.length > 0 || session.connectAt < Infinity).toBe(true)
          expect(FeedSession.dueAt(feed, session)).toBeGreaterThan(now)
        }
      }),
    )
  })
})
