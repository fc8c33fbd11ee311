import { expect, test } from 'vitest'
import { plain } from '../../src/market/settlement.js'

test('plain is the price at expiry against a strike in the text, half on it', () => {
  expect(plain).toEqual({
    source: 'spot',
    end: { kind: 'point' },
    strike: { kind: 'fixed' },
    tie: 'half',
    tickSize: 0,
    lagMs: 0,
  })
})
