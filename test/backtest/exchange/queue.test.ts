import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Queue from '../../../src/backtest/exchange/queue.js'
import * as QueueFit from '../../../src/backtest/exchange/queueFit.js'

const power = (exponent: number): Queue.QueueModel => ({
  kind: 'probabilistic',
  f: 'power',
  exponent,
})

describe('examples, worked by hand', () => {
  it('risk-averse: 100 ahead, 30 trade, 20 leave, 80 trade: 10 reach the order', () => {
    const model: Queue.QueueModel = { kind: 'riskAverse' }
    const first = Queue.afterTrade(Queue.joined(model, 100), { size: 30, recorded: 30 })
    expect(first).toEqual({ place: { ahead: 70, traded: 30 }, reaches: 0 })
    // The level showed 150, of which 30 traded and 20 left: those stood wherever they stood.
    const left = Queue.afterChange(model, first.place, { from: 150, to: 100 })
    expect(left).toEqual({ ahead: 70, traded: 0 })
    expect(Queue.afterTrade(left, { size: 80, recorded: 80 }).reaches).toBe(10)
  })

  it('risk-averse: no more stands ahead than the level shows', () => {
    const place = { ahead: 70, traded: 0 }
    expect(Queue.afterChange({ kind: 'riskAverse' }, place, { from: 100, to: 40 })).toEqual({
      ahead: 40,
      traded: 0,
    })
  })

  it('power 1: of 40 that leave 60 ahead and 140 behind, 70 % left behind', () => {
    // V = 60 - 0.3 * 40 + min(0, 140 - 28) = 48.
    expect(
      Queue.afterChange(power(1), { ahead: 60, traded: 0 }, { from: 200, to: 160 }).ahead,
    ).toBeCloseTo(48, 12)
  })

  it('power 3: what cannot have left behind left ahead', () => {
    // behind 10, ahead 90: p = 10³ / (10³ + 90³); 50 leave, and p · 50 = 0.068 < 10.
    const p = 1_000 / (1_000 + 729_000)
    const { ahead } = Queue.afterChange(power(3), { ahead: 90, traded: 0 }, { from: 100, to: 50 })
    expect(ahead).toBeCloseTo(90 - (1 - p) * 50, 10)
    // ahead 10, behind 30: p = 0.9; 36 leave: 10 - 3.6 + min(0, 30 - 32.4) = 4.
    const squared = Queue.afterChange(power(2), { ahead: 10, traded: 0 }, { from: 40, to: 4 })
    expect(squared.ahead).toBeCloseTo(4, 12)
  })

  it('log: the part behind is log(1 + B) of the two logarithms', () => {
    const model = { kind: 'probabilistic', f: 'log', exponent: 1 } as const
    const part = Math.log(31) / (Math.log(31) + Math.log(11))
    expect(Queue.partBehind(model, { ahead: 10, behind: 30 })).toBeCloseTo(part, 15)
  })

  it('a trade comes off the level before anybody is said to have left it', () => {
    const { place } = Queue.afterTrade({ ahead: 60, traded: 0 }, { size: 20, recorded: 20 })
    expect(Queue.afterChange(power(1), place, { from: 100, to: 80 })).toEqual({
      ahead: 40,
      traded: 0,
    })
  })

  it('order by order: who stood ahead and leaves lets the order forward, once', () => {
    const { place } = Queue.afterTrade({ ahead: 60, traded: 0 }, { size: 20, recorded: 20 })
    const told = Queue.afterLeaving(place, 20)
    expect(told).toEqual({ ahead: 40, traded: 0 })
    expect(Queue.afterLeaving(told, 15)).toEqual({ ahead: 25, traded: 0 })
    expect(Queue.afterLeaving(told, 45)).toEqual({ ahead: 0, traded: 0 })
    expect(Queue.afterChange({ kind: 'orderByOrder' }, told, { from: 40, to: 10 })).toEqual(told)
  })
})

describe('edges', () => {
  it('nobody ahead: all who leave left behind; nobody behind: none did', () => {
    const model = { kind: 'probabilistic', f: 'power', exponent: 2 } as const
    expect(Queue.partBehind(model, { ahead: 0, behind: 5 })).toBe(1)
    expect(Queue.partBehind(model, { ahead: 5, behind: 0 })).toBe(0)
    expect(Queue.partBehind(model, { ahead: 0, behind: 0 })).toBe(0)
  })

  it('who joins, joins behind, and what was traded is then old', () => {
    const place = { ahead: 60, traded: 7 }
    expect(Queue.afterChange(power(1), place, { from: 100, to: 120 })).toEqual({
      ahead: 60,
      traded: 0,
    })
  })

  it('an infinite queue never moves', () => {
    const place = Queue.joined({ kind: 'infinite' }, 5)
    expect(Queue.afterTrade(place, { size: 1e9, recorded: 1e9 }).reaches).toBe(0)
    expect(Queue.afterChange({ kind: 'infinite' }, place, { from: 9, to: 0 }).ahead).toBe(Infinity)
  })

  it('no fills, no exponent', () => {
    expect(QueueFit.exponentOf([])).toBeNull()
  })
})

const change = fc.record({
  from: fc.double({ min: 0, max: 1e6, noNaN: true }),
  part: fc.double({ min: 0, max: 1, noNaN: true }),
})

describe('laws', () => {
  it('an order never falls back, and no more stands ahead than is shown', () => {
    const models = fc.constantFrom<Queue.QueueModel>({ kind: 'riskAverse' }, power(1), power(3), {
      kind: 'probabilistic',
      f: 'log',
      exponent: 1,
    })
    fc.assert(
      fc.property(models, change, fc.double({ min: 0, max: 1, noNaN: true }), (model, of, put) => {
        const before = { ahead: put * of.from, traded: 0 }
        const to = of.from * of.part
        const { ahead } = Queue.afterChange(model, before, { from: of.from, to })
        expect(ahead).toBeLessThanOrEqual(before.ahead)
        expect(ahead).toBeLessThanOrEqual(to)
        expect(ahead).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('risk-averse is the far end of the bracket: no model leaves more ahead', () => {
    fc.assert(
      fc.property(change, fc.double({ min: 0, max: 1, noNaN: true }), (of, put) => {
        const before = { ahead: put * of.from, traded: 0 }
        const sizes = { from: of.from, to: of.from * of.part }
        const careful = Queue.afterChange({ kind: 'riskAverse' }, before, sizes).ahead
        expect(Queue.afterChange(power(2), before, sizes).ahead).toBeLessThanOrEqual(careful)
      }),
    )
  })

  it('the exponent of fills that a power made is found again', () => {
    const orders = Array.from({ length: 60 }, (_, i) => ({
      joined: 100 + 7 * i,
      size: 400,
      filled: 0,
      steps: [
        { kind: 'change', from: 100 + 7 * i, to: 260 + 9 * i } as const,
        { kind: 'change', from: 260 + 9 * i, to: 180 + 6 * i } as const,
        { kind: 'trade', size: 150 + 4 * i } as const,
      ],
    }))
    for (const exponent of [0.7, 1.5, 3]) {
      const fills = orders.map((order) => ({
        ...order,
        filled: QueueFit.filledBy(power(exponent), order),
      }))
      expect(new Set(fills.map(({ filled }) => filled)).size).toBeGreaterThan(20)
      const found = QueueFit.exponentOf(fills)
      expect(found?.exponent).toBeCloseTo(exponent, 6)
      expect(found?.error).toBeLessThan(1e-8)
    }
  })
})
