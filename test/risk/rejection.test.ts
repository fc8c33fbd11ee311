import { describe, expect, test } from 'vitest'
import { message, type Rejection } from '../../src/risk/rejection.js'

const words: ReadonlyArray<readonly [Rejection, string]> = [
  [{ _tag: 'missing', path: 'book' }, 'book is missing or no number'],
  [{ _tag: 'past', of: 'fills', value: 21, limit: 20 }, 'fills would be 21; at most 20 is allowed'],
  [
    { _tag: 'off-tick', price: 0.455, tickSize: 0.01 },
    'the price 0.455 is no multiple of the tick 0.01',
  ],
  [{ _tag: 'outside-range', price: 1, min: 0.01 }, 'the price 1 is outside [0.01, 1 − 0.01]'],
  [{ _tag: 'off-lot', size: 1.5, lotSize: 1 }, 'the size 1.5 is no multiple of the lot 1'],
  [{ _tag: 'under-size', size: 4, min: 5 }, 'the size 4 is under the venue’s least, 5'],
  [
    { _tag: 'under-notional', notional: 0.5, min: 1 },
    'it is worth 0.5 dollars; the venue’s least is 1',
  ],
  [
    { _tag: 'off-fair', price: 0.3, fair: 0.5, limit: 0.1 },
    'the price 0.3 is more than 0.1 from the fair value 0.5',
  ],
  [
    { _tag: 'thin-edge', edge: 0.001, limit: 0.005 },
    'its edge is 0.001 dollars a share; 0.005 is asked',
  ],
  [{ _tag: 'would-take', price: 0.5, best: 0.49 }, 'the price 0.5 would take the others’ 0.49'],
  [{ _tag: 'self-cross', price: 0.5, id: 'o1' }, 'the price 0.5 would trade with the own order o1'],
  [{ _tag: 'same-id', id: 'o1' }, 'the id o1 is taken'],
  [
    { _tag: 'repeated', id: 'o1', sinceMs: 50, limitMs: 200 },
    'o1 asked the same 50 ms ago; 200 ms must pass',
  ],
  [{ _tag: 'no-capital', needed: 50, free: 40 }, '50 dollars would be reserved; 40 are free'],
  [
    { _tag: 'no-inventory', outcome: 'no', needed: 9, held: 8 },
    '9 shares of no would be for sale; 8 are held',
  ],
  [
    { _tag: 'sources-apart', range: 11, limit: 10 },
    'the sources are 11 apart; at most 10 is allowed',
  ],
  [
    { _tag: 'model-apart', gap: 1.5, limit: 1, forMs: 2_500 },
    'the model is 1.5 log odds off for 2500 ms; 1 is borne',
  ],
  [
    { _tag: 'still-market', volatility: 0.05, min: 0.1 },
    'the volatility is 0.05 a year; under 0.1 it is not believed',
  ],
  [
    { _tag: 'no-tokens', bucket: 'orders', tokens: 1, needed: 2 },
    'orders holds 1 tokens; 2 are needed with the reserve',
  ],
  [{ _tag: 'near-expiry', remainingMs: 9, limitMs: 10 }, '9 ms remain; orders stop under 10 ms'],
  [{ _tag: 'not-open', status: 'paused' }, 'the market is paused'],
  [{ _tag: 'near-halt', from: 5, to: 6 }, 'the venue halts from 5 to 6 ms since the epoch'],
  [
    { _tag: 'no-dead-man', heartbeatAgeMs: 9, limitMs: 5 },
    'nothing cancels it if we fall silent: heartbeat 9 of 5 ms',
  ],
  [{ _tag: 'stopped', state: 'cancelling' }, 'the desk is cancelling'],
]

describe('examples', () => {
  test.each(words)('%j is a sentence with its values', (rejection, sentence) => {
    expect(message(rejection)).toBe(sentence.replaceAll('’', "'"))
  })
})
