import { describe, expect, it } from 'vitest'
import { createAnswerer } from '../../src/cli/answerLine.js'
import { presets } from '../../src/decision/presets.js'
import { twoway } from './twoway.js'

const now = 1_750_000_000_000
const state = {
  now,
  market: {
    ...{ id: 'BTC-5m', asset: 'BTC', strike: 65_000, tickSize: 0.01 },
    ...{ openedAt: now, expiresAt: now + 300_000 },
  },
  spot: { price: 65_020, at: now },
  position: { yes: 0, no: 0 },
  orders: [],
  pnl: { today: 0 },
}
const good = JSON.stringify({ state, config: presets.v2 })

/** Deeper than any function that calls itself can follow; the text of it is still a few kB. */
const depth = 20_000
const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`
const deepObject = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

/** A request with what is deep in the place of each of its parts in turn. */
const requests = [deep, deepObject].flatMap((value) => [
  value,
  `{"state":${value},"config":${JSON.stringify(presets.v2)}}`,
  `{"state":${JSON.stringify(state)},"config":${value}}`,
  `{"state":${JSON.stringify(state)},"config":{"spread":${value}}}`,
  `{"state":{"orders":${value}},"config":${JSON.stringify(presets.v2)}}`,
  `{"state":{"orders":[{"id":${value}}]},"config":${value}}`,
])

describe('twoway decide: lines of any depth', () => {
  it.each([false, true])('cancels all on JSON however deep, explain %s', (explain) => {
    const answerLine = createAnswerer({ explain })
    for (const request of requests) {
      const { decision, problems } = answerLine(request)
      expect(decision?.halted).toBe('invalid-input')
      expect(JSON.parse(JSON.stringify(decision))).toMatchObject({ keep: [], place: [] })
      expect(problems.length).toBeGreaterThan(0)
      expect(answerLine(good).decision?.halted).toBeNull()
    }
  })

  it('answers the others all the same', async () => {
    const ended = await twoway(['decide'], [[good, ...requests, good].join('\n')])
    const answers = ended.stdout.trim().split('\n')
    expect(answers).toHaveLength(requests.length + 2)
    expect(answers.at(-1)).toBe(answers[0])
    expect(ended.code).toBe(0)
  })
})
