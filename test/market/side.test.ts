import { describe, expect, test } from 'vitest'
import { onYes, opposite } from '../../src/market/side.js'

describe('examples', () => {
  test('opposite(side) is the other one', () => {
    expect([opposite('bid'), opposite('ask')]).toEqual(['ask', 'bid'])
  })

  test.each([
    ['bid', 'yes', 'bid'],
    ['ask', 'yes', 'ask'],
    ['bid', 'no', 'ask'],
    ['ask', 'no', 'bid'],
  ] as const)('a %s on %s stands as a %s on YES', (side, outcome, expected) => {
    expect(onYes({ side, outcome })).toBe(expected)
  })
})
