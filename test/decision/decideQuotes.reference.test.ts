import { existsSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SeedConfig } from '../../src/decision/config.js'
import { decideQuotes } from '../../src/decision/decideQuotes.js'
import type { OrderDiff } from '../../src/decision/orderDiff.js'
import type { QuoteState } from '../../src/decision/state.js'
import { violations } from '../../src/decision/violations.js'
import { decision } from '../arbitraries.js'
import { runs } from '../runs.js'
import { isOnMark, type Reference, reference } from './reference.js'

const vectors = new URL('../../../shared/vectors/', import.meta.url)

/** What has to be equal to the letter, and what agrees to 1e-9, as the contract says. */
const agrees = (diff: OrderDiff, expected: Reference): void => {
  const { explain, ...orders } = diff
  const { explain: terms, ...rest } = expected
  expect(orders).toStrictEqual(rest)
  expect(explain === null).toBe(terms === null)
  if (explain === null || terms === null) return
  expect(Math.abs(explain.fairValue - terms.fairValue)).toBeLessThanOrEqual(1e-9)
  expect(Math.abs(explain.spread - terms.spread)).toBeLessThanOrEqual(1e-9)
  expect(Math.abs(explain.skew - terms.skew)).toBeLessThanOrEqual(1e-9)
}

const onYes = ({ place, ...rest }: Reference): Reference => ({
  ...rest,
  place: place.map(({ side, price, size }) => ({ side, outcome: 'yes', price, size })),
})

describe('oracle', () => {
  test('decideQuotes(state, config) is the contract read once more in prices and lists', () => {
    fc.assert(
      fc.property(decision, ({ state, config }) => {
        fc.pre(!isOnMark(state, config))
        agrees(decideQuotes(state, config), onYes(reference(state, config)))
      }),
      runs(5_000),
    )
  })
})

describe.skipIf(!existsSync(vectors))('oracle: the vectors of the contract', () => {
  type Case = { state: QuoteState; config: SeedConfig; expect: Reference }
  const cases = (name: string): ReadonlyArray<Case> =>
    readFileSync(new URL(name, vectors), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Case)

  test.each([
    ['decide.jsonl', 600],
    ['decide-edges.jsonl', 1000],
  ])('decideQuotes(state, config) agrees with all cases of %s', (name, count) => {
    const all = cases(name)
    expect(all).toHaveLength(count)
    for (const { state, config, expect: expected } of all) {
      const diff = decideQuotes(state, config)
      agrees(diff, expected)
      expect(violations(state, config, diff)).toEqual([])
    }
  })
})
