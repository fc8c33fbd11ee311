/**
 * Everything in every order, drawn: answers lost, late, twice and wrong, frames astray, tokens
 * revoked, processes that end and begin anew. `SEARCH_SEEDS=500` looks for longer.
 */

import { describe, expect, test } from 'vitest'
import { config as usual } from '../bot/running.js'
import { differences } from './degenHarness.js'
import { type Odds, search } from './degenSearch.js'

const seeds = Number(process.env['SEARCH_SEEDS'] ?? 4)

const odds: Odds = {
  lost: 0.04,
  late: 0.1,
  wrong: 0.03,
  refused: 0.03,
  frame: 0.04,
  cut: 0.003,
  revoke: 0.002,
  restart: 0.001,
  fill: 0.03,
}

const config = {
  ...usual,
  desk: { ...usual.desk, rates: null, killAtDailyLoss: false },
}

describe('laws', () => {
  test('nothing is doubled and nothing lost, whatever comes when', { timeout: 3_600_000 }, () => {
    let fills = 0
    let placed = 0
    for (let seed = 1; seed <= seeds; seed++) {
      const listsNumbers = seed % 2 === 0
      const fillShape = seed % 4 < 2 ? 'spec' : 'code'
      const of = { config, odds, seconds: 30, calmSeconds: 30, listsNumbers, fillShape } as const
      const { desk, server, said } = search(seed, of)
      const found = differences({ server, desk }, config.desk)
      const mismatched = said.filter((line) => line.includes('other shares'))
      expect({ seed, found, mismatched }).toEqual({ seed, found: [], mismatched: [] })
      fills += server.fills()
      placed += server.venue.placed
    }
    expect(fills).toBeGreaterThan(3 * seeds)
    expect(placed).toBeGreaterThan(15 * seeds)
  })
})
