import { describe, expect, test } from 'vitest'
import { message } from '../../src/signals/sourceReason.js'

describe('examples', () => {
  test.each([
    [{ _tag: 'never-heard' }, 'it has not said a price yet'],
    [{ _tag: 'stale', ageMs: 6, limitMs: 5 }, 'its price is 6 ms old; at most 5 ms allowed'],
    [
      { _tag: 'frozen', behindMs: 9, limitMs: 8 },
      'it has not followed the others for 9 ms; 8 ms allowed',
    ],
    [
      { _tag: 'outlier', deviation: 0.01, limit: 0.0005 },
      'it is 100.00 bp from the others; 5.00 bp allowed',
    ],
    [
      { _tag: 'sources-disagree', spread: 0.0012, limit: 0.001 },
      'the sources are 12.00 bp apart; 10.00 bp allowed',
    ],
    [{ _tag: 'no-source', sources: 3 }, 'none of 3 sources counts'],
  ] as const)('%o in words holds its value', (reason, words) => {
    expect(message(reason)).toBe(words)
  })
})
