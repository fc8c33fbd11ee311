/** What an earlier run has sent may still arrive: until then no answer proves what rests. */

import { describe, expect, test } from 'vitest'
import type { ConnectionStatus } from '../../src/adapters/venueClient.js'
import type { BotInput } from '../../src/bot/turn/botMessage.js'
import { type BotState, open } from '../../src/bot/turn/botState.js'
import { turn } from '../../src/bot/turn/turn.js'
import { start } from './fakeWorld.js'
import { config } from './running.js'

const { requestMs, holdMs } = config.timing

/** A run that goes on from another, told how its connection stands. */
const after = (told: ReadonlyArray<ConnectionStatus['kind']>): ((until: number) => BotState) => {
  const rest = { startedAt: start, nextOrder: start, before: null, forerunner: start + requestMs }
  const setup = { config, mode: 'live', venue: 'degen', ...rest } as const
  const step = turn(setup)
  let state = open(setup)
  const hear = (input: BotInput): void => {
    const { state: next, outputs } = step(state, input)
    state = next
    for (const output of outputs) {
      if (output.kind !== 'ask') continue
      const snapshot = { asOf: input.at, orders: [], positions: [] }
      const { number } = output
      hear({ kind: 'snapshot', at: input.at, number, snapshot, detail: '' })
    }
  }
  for (const kind of told) {
    const message = { kind: 'connection', status: { kind, detail: '' } } as const
    hear({ kind: 'venue', at: start, message })
  }
  return (until) => {
    for (let at = start; at <= until; at += 100) hear({ kind: 'time', at })
    return state
  }
}

describe('a run that goes on from another', () => {
  test.each<[ReadonlyArray<ConnectionStatus['kind']>]>([
    [['connected']],
    [['disconnected', 'connecting', 'connected']],
    [['connected', 'disconnected', 'connected']],
  ])('%j: rests until the requests of the other have arrived, and goes on then', (told) => {
    const run = after(told)
    expect(run(start + requestMs).desk.killSwitch.kind).toBe('paused')
    expect(run(start + 2 * requestMs + holdMs + 500).desk.killSwitch.kind).toBe('running')
  })
})
