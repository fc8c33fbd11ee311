import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type KillReason,
  type KillSwitch,
  mayPlace,
  message,
  mustCancel,
  running,
  type SwitchEvent,
  step,
} from '../../src/risk/killSwitch.js'

const asked: KillReason = { _tag: 'asked', by: 'ops' }
const loss = (value: number): KillReason => ({
  _tag: 'limit',
  rejection: { _tag: 'past', of: 'loss-of-day', value, limit: 1_000 },
})
const status: KillReason = { _tag: 'limit', rejection: { _tag: 'not-open', status: 'gone' } }
const broken: KillReason = { _tag: 'violation', what: 'crossed' }

const kill = (reason: KillReason, at = 1): SwitchEvent => ({ kind: 'kill', at, reason })
const live = (orders: number): SwitchEvent => ({ kind: 'live', orders })
const pause: SwitchEvent = { kind: 'pause', at: 5, why: 'restart' }
const resume: SwitchEvent = { kind: 'resume' }
const reset: SwitchEvent = { kind: 'reset', by: 'ops' }

const stateAfter = (...events: ReadonlyArray<SwitchEvent>): KillSwitch =>
  events.reduce(step, running)

describe('examples', () => {
  test('a kill cancels first, then stands still, then waits for a person', () => {
    expect(stateAfter(kill(asked))).toEqual({ kind: 'cancelling', since: 1, reasons: [asked] })
    expect(stateAfter(kill(asked), live(3)).kind).toBe('cancelling')
    expect(stateAfter(kill(asked), reset).kind).toBe('cancelling')
    expect(stateAfter(kill(asked), live(0))).toEqual({
      kind: 'stopped',
      since: 1,
      reasons: [asked],
    })
    expect(stateAfter(kill(asked), live(0), reset)).toEqual(running)
  })

  test('an order that turns up after all is cancelled', () => {
    expect(stateAfter(kill(asked), live(0), live(1), reset).kind).toBe('cancelling')
  })

  test('a reset without a name is none', () => {
    expect(stateAfter(kill(asked), live(0), { kind: 'reset', by: '' }).kind).toBe('stopped')
  })

  test('a pause is lifted by a resume, and a kill by none', () => {
    expect(stateAfter(pause)).toEqual({ kind: 'paused', since: 5, why: 'restart' })
    expect(stateAfter(pause, resume)).toEqual(running)
    expect(stateAfter(pause, reset).kind).toBe('paused')
    expect(stateAfter(pause, live(0)).kind).toBe('paused')
    expect(stateAfter(pause, { kind: 'pause', at: 9, why: 'again' })).toEqual(stateAfter(pause))
    expect(stateAfter(pause, kill(asked, 7))).toEqual({
      kind: 'cancelling',
      since: 7,
      reasons: [asked],
    })
    expect(stateAfter(kill(asked), pause, resume).kind).toBe('cancelling')
  })

  test('reasons add up, each kind once', () => {
    const all = stateAfter(
      kill(loss(1_001)),
      kill(loss(1_002), 2),
      kill(asked),
      kill(asked),
      kill(status),
    )
    expect(all).toEqual({ kind: 'cancelling', since: 1, reasons: [loss(1_001), asked, status] })
    const other: KillReason = { _tag: 'asked', by: 'dev' }
    const odd: KillReason = { _tag: 'violation', what: 'doubled' }
    expect(
      stateAfter(kill(broken), live(0), kill(broken), kill(odd), kill(asked), kill(other)),
    ).toEqual({
      kind: 'stopped',
      since: 1,
      reasons: [broken, odd, asked, other],
    })
    const drawdown: KillReason = {
      _tag: 'limit',
      rejection: { _tag: 'past', of: 'drawdown', value: 9, limit: 8 },
    }
    expect(stateAfter(kill(loss(1_001)), kill(drawdown))).toMatchObject({ reasons: { length: 2 } })
  })

  test('a reason is a sentence with its value', () => {
    expect(message(asked)).toBe('ops asked for it')
    expect(message(loss(1_001))).toBe('loss-of-day would be 1001; at most 1000 is allowed')
    expect(message(broken)).toBe('a promise was broken: crossed')
  })
})

describe('laws', () => {
  const event = fc.oneof(
    fc.constantFrom(kill(asked), kill(loss(1)), kill(broken), pause, resume),
    fc.nat(2).map(live),
  )

  test('once killed, nothing but a reset lets an order out', () => {
    fc.assert(
      fc.property(fc.array(event), fc.array(event), (before, later) => {
        const killed = stateAfter(...before, kill(broken), ...later)
        expect(mayPlace(killed)).toBe(false)
        expect(mustCancel(killed)).toBe(true)
        expect(['cancelling', 'stopped']).toContain(killed.kind)
      }),
    )
  })

  test('orders go out or are cancelled, never both', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(event, fc.constant(reset))), (events) => {
        const state = stateAfter(...events)
        expect(mayPlace(state)).toBe(!mustCancel(state))
      }),
    )
  })

  test('an event twice is an event once', () => {
    fc.assert(
      fc.property(fc.array(event), fc.oneof(event, fc.constant(reset)), (events, last) => {
        const once = stateAfter(...events, last)
        expect(step(once, last)).toEqual(once)
      }),
    )
  })
})
