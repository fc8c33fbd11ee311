import { describe, expect, test } from 'vitest'
import * as Options from '../../../src/adapters/coinbase/coinbaseOptions.js'
import { coinbaseProtocol } from '../../../src/adapters/coinbase/coinbaseProtocol.js'
import * as FeedSession from '../../../src/adapters/feedSession.js'
import { stepSession } from '../../../src/adapters/stepSession.js'

const start = Date.UTC(2026, 10, 22)
const options = Options.against('USD')(['BTC'])
const feed = { protocol: coinbaseProtocol(options), settings: options.session }
const { staleMs } = options.session
const step = stepSession(feed)

const match = (number: number, price: number, at: number, sequence = number): string =>
  JSON.stringify({
    type: 'match',
    product_id: 'BTC-USD',
    sequence,
    trade_id: number,
    price: String(price),
    size: '1',
    side: 'sell',
    time: new Date(at).toISOString(),
  })

type Input = { readonly kind: 'tick' | 'opened' | 'closed' | 'frame'; readonly link: number }

/** The prices that a session tells, of inputs at their ms. */
const pricesOf = (
  inputs: ReadonlyArray<readonly [number, Input, data?: string]>,
): ReadonlyArray<string> => {
  let session = FeedSession.open(feed, start)
  const told: Array<string> = []
  for (const [ms, input, data] of inputs) {
    const at = { now: start + ms, draw: 0 }
    const stepped = step(session, { ...input, ...at, data, reason: '' } as FeedSession.SessionInput)
    session = stepped.session
    for (const output of stepped.outputs)
      if (output.kind === 'tell' && output.message.kind === 'price')
        told.push(`${ms}: ${output.message.event.price}`)
  }
  return told
}

const opening: ReadonlyArray<readonly [number, Input, data?: string]> = [
  [0, { kind: 'tick', link: 0 }],
  [10, { kind: 'opened', link: 1 }],
  [20, { kind: 'frame', link: 1 }, match(1_000, 65_000, start + 20)],
  [30, { kind: 'closed', link: 1 }],
  [2_030, { kind: 'tick', link: 0 }],
  [2_040, { kind: 'opened', link: 2 }],
]

const frame = (ms: number, number: number) =>
  [ms, { kind: 'frame', link: 2 }, match(number, number, start + ms)] as const

describe('numbers that begin anew while nothing is connected', () => {
  test('are followed once only old ones have come for as long as makes an asset stale', () => {
    const later = 2_040 + staleMs
    expect(
      pricesOf([
        ...opening,
        frame(2_050, 1),
        frame(later - 1, 2),
        frame(later, 3),
        frame(later, 4),
      ]),
    ).toEqual(['20: 65000', `${later}: 4`])
  })

  test('are followed where the trades’ alone do, and the sequence goes on', () => {
    const only = (ms: number, id: number) =>
      [ms, { kind: 'frame', link: 2 }, match(id, id, start + ms, 5_000 + ms)] as const
    const later = 2_040 + staleMs
    expect(pricesOf([...opening, only(2_050, 1), only(later, 2), only(later, 3)])).toEqual([
      '20: 65000',
      `${later}: 3`,
    ])
  })

  test('are not taken for new where the next is one', () => {
    expect(pricesOf([...opening, frame(2_050, 999), frame(2_060, 1_001)])).toEqual([
      '20: 65000',
      '2060: 1001',
    ])
  })
})
