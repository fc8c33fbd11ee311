import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { steadyClock } from '../../src/bot/steadyClock.js'

const from = 1_750_000_000_000

/** A machine whose clock is set by a test, and its two clocks. */
const machine = () => {
  let passed = 0
  let set = 0
  return {
    wall: () => from + Math.floor(passed) + set,
    monotonic: () => passed,
    pass: (ms: number) => {
      passed += ms
    },
    set: (ms: number) => {
      set += ms
    },
    truth: () => from + Math.floor(passed),
  }
}

describe('examples', () => {
  test.each([-86_400_000, -120_000, 120_000, 86_400_000])(
    'a machine that is set by %i ms moves it not at all',
    (byMs) => {
      const of = machine()
      const clock = steadyClock(of)
      const heard: Array<number> = []
      clock.watch((ms) => heard.push(ms))
      of.pass(1_000)
      of.set(byMs)
      of.pass(1_000)
      expect(clock.now()).toBe(of.truth())
      of.pass(3_600_000)
      expect(clock.now()).toBe(of.truth())
      expect(heard).toEqual([byMs])
      of.set(-byMs)
      clock.now()
      expect(heard).toEqual([byMs, -byMs])
      expect(clock.lead()).toBe(0)
    },
  )

  test('a drift is made good by a thousandth of what passes', () => {
    const of = machine()
    const clock = steadyClock(of)
    of.set(500)
    of.pass(100_000)
    expect(clock.lead()).toBe(400)
    of.pass(500_000)
    expect(clock.lead()).toBe(0)
  })

  test('it follows ahead at once, and back at half the pace', () => {
    const of = machine()
    const clock = steadyClock(of)
    of.set(60_000)
    clock.follow()
    expect(clock.now()).toBe(from + 60_000)
    of.set(-60_000)
    clock.follow()
    of.pass(100_000)
    expect(clock.now()).toBe(from + 110_000)
    of.pass(20_000)
    expect(clock.lead()).toBe(0)
  })

  test('without a monotonic clock steps back and long gaps count as none', () => {
    const of = machine()
    const clock = steadyClock({ wall: of.wall, monotonic: null })
    const step = (ms: number): void => {
      of.pass(ms)
      clock.now()
    }
    for (let i = 0; i < 10; i++) step(1_000)
    of.set(-120_000)
    for (let i = 0; i < 10; i++) step(1_000)
    // The second in which it was set is lost, as nothing tells how much of it had passed.
    expect(clock.now()).toBe(from + 19_000)
    of.set(86_400_000)
    for (let i = 0; i < 10; i++) step(1_000)
    expect(clock.now()).toBe(from + 28_000)
  })
})

describe('laws', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 4_000 }) }),
    fc.record({
      kind: fc.constant('set' as const),
      ms: fc.integer({ min: -200_000_000, max: 200_000_000 }),
    }),
    fc.record({ kind: fc.constant('follow' as const), ms: fc.constant(0) }),
  )

  test('it never goes back, and stands still for no longer than half of what passes', () => {
    fc.assert(
      fc.property(fc.array(step), fc.boolean(), (steps, isMonotonic) => {
        const of = machine()
        const clock = steadyClock({ wall: of.wall, monotonic: isMonotonic ? of.monotonic : null })
        let last = clock.now()
        for (const { kind, ms } of steps) {
          const before = of.monotonic()
          if (kind === 'pass') of.pass(ms)
          if (kind === 'set') of.set(ms)
          if (kind === 'follow') clock.follow()
          const now = clock.now()
          expect(now).toBeGreaterThanOrEqual(last)
          const passed = of.monotonic() - before
          expect(now - last).toBeGreaterThanOrEqual(Math.floor(passed / 2) - 1)
          last = now
        }
      }),
    )
  })
})
