import { describe, expect, test } from 'vitest'
import { message, type Violation } from '../../src/decision/violation.js'

describe('edges: messages name the values', () => {
  test.each<readonly [Violation, string]>([
    [{ _tag: 'unknown-order', id: 'x' }, 'x is no live order'],
    [{ _tag: 'listed-twice', id: 'x' }, 'x is listed more than once'],
    [{ _tag: 'already-cancelling', id: 'x' }, 'x is already being cancelled'],
    [{ _tag: 'forgotten-order', id: 'x' }, 'x is live and neither kept nor cancelled'],
    [
      { _tag: 'quotes-on-halt', halted: 'daily-loss' },
      'it keeps or places orders on a halt: daily-loss',
    ],
    [
      { _tag: 'off-tick', price: 0.405, tickSize: 0.01 },
      'the price 0.405 is no multiple of the tick 0.01',
    ],
    [{ _tag: 'outside-range', price: 0 }, 'the price 0 is outside the range of quotes'],
    [{ _tag: 'bad-size', size: 9, min: 10, max: 20 }, 'the size 9 is outside [10, 20]'],
    [{ _tag: 'doubled-order', side: 'bid', price: 0.4 }, 'more than one bid at 0.4'],
    [
      { _tag: 'crossed', bid: 0.5, ask: 0.4 },
      'a bid at 0.5 and an ask at 0.4 would trade with each other',
    ],
    [
      { _tag: 'self-trade', price: 0.5, id: 'x' },
      'the order at 0.5 would trade with the own order x',
    ],
    [
      { _tag: 'past-limit', side: 'bid', worst: 11, room: 10 },
      '11 shares of bids could fill; there is room for 10',
    ],
    [
      { _tag: 'too-generous', side: 'bid', price: 0.5, worth: 0.4 },
      'the bid at 0.5 gives more than 0.4',
    ],
    [
      { _tag: 'near-book', side: 'ask', price: 0.5, best: 0.49 },
      "the ask at 0.5 is too near the others' 0.49",
    ],
    [
      { _tag: 'losing-side', side: 'bid', price: 0.1 },
      'the bid at 0.1 stands on the side about to lose',
    ],
    [
      { _tag: 'wrong-halt', said: null, holds: 'daily-loss' },
      'it says that the halt is null; what holds is daily-loss',
    ],
    [{ _tag: 'malformed', path: 'keep' }, 'keep of the difference is not what it should be'],
    [{ _tag: 'unreadable' }, 'the state, the config or the difference cannot be read'],
  ])('message(%o)', (violation, sentence) => {
    expect(message(violation)).toBe(sentence)
  })
})
