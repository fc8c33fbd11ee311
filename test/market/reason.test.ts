import { describe, expect, test } from 'vitest'
import { message, type Reason } from '../../src/market/reason.js'

const sentences: ReadonlyArray<readonly [Reason, string]> = [
  [
    { _tag: 'invalid-input', path: 'spot.price' },
    'spot.price is missing, of the wrong kind or out of range',
  ],
  [
    { _tag: 'near-expiry', remainingMs: 29_000, limitMs: 30_000 },
    '29000 ms remain; quoting stops under 30000 ms',
  ],
  [
    { _tag: 'stale-spot', ageMs: 7_200, limitMs: 5_000 },
    'the spot price is 7200 ms away from now; at most 5000 ms allowed',
  ],
  [
    { _tag: 'daily-loss', today: -1_200, limit: 1_000 },
    "today's profit and loss is -1200 dollars; the limit is a loss of 1000",
  ],
  [{ _tag: 'outside-range', min: 0.01, max: 0.99 }, 'the price falls outside [0.01, 0.99]'],
  [{ _tag: 'same-tick' }, 'the level inside it stands on the same tick'],
  [
    { _tag: 'losing-side', remaining: 0.05, fairValue: 0.1 },
    'this side is losing: fair value 0.1, 0.05 of its life left',
  ],
  [
    { _tag: 'near-book', best: 0.5, min: 0.02 },
    'others quote 0.5 on the other side; at least 0.02 apart is asked',
  ],
  [
    { _tag: 'no-room', side: 'bid', room: 5, min: 10 },
    'room for 5 more shares by bids; the smallest order is 10',
  ],
  [{ _tag: 'would-self-trade' }, 'it would trade with an own order that may still fill'],
  [
    { _tag: 'awaiting-answers', room: 40 },
    'room for 40 shares if every live order fills; it waits for the answers',
  ],
]

describe('examples', () => {
  test.each(sentences)('message(%o) names its values', (reason, sentence) => {
    expect(message(reason)).toBe(sentence)
  })
})
