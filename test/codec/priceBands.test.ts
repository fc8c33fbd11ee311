import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeState } from '../../src/codec/decodeState.js'
import { decideQuotes } from '../../src/decision/decideQuotes.js'
import type { QuoteState } from '../../src/decision/state.js'
import { priceGrid } from '../arbitraries/priceGrid.js'
import { calm, config } from '../decision/states.js'
import { runs } from '../runs.js'
import { messages } from './messages.js'

const stateOn = (tickSize: unknown, bands: unknown): unknown => ({
  ...calm,
  market: { ...calm.market, tickSize, bands },
})

const bands = (...pairs: ReadonlyArray<readonly [unknown, unknown]>): unknown =>
  pairs.map(([from, step]) => ({ from, step }))

const between = 'a multiple of the steps on both sides, past the band before and below a dollar'

describe('examples', () => {
  test.each<[number, unknown, string]>([
    [0.001, 5, 'market.bands: 5, expected a list'],
    [0.001, [], 'market.bands: [], expected from 1 to 32 bands'],
    [0.001, [null], 'market.bands[0]: null, expected an object with from, step'],
    [
      0.001,
      bands([0, 1.5]),
      'market.bands[0].step: 1.5, expected a whole number of at least 1 (ticks)',
    ],
    [
      0.001,
      bands([-1, 1]),
      'market.bands[0].from: -1, expected a whole number of at least 0 (ticks)',
    ],
    [0.001, bands([1, 1]), 'market.bands[0].from: 1, expected 0, where the first band begins'],
    [0.001, bands([0, 1], [105, 10]), `market.bands[1].from: 105, expected ${between}`],
    [
      0.001,
      bands([0, 1], [900, 300]),
      'market.bands[1].step: 300, expected a step that ends at a dollar',
    ],
    [0.03, bands([0, 1]), 'market.tickSize: 0.03, expected a part of a dollar, as bands ask'],
  ])('a tick of %s with the bands %j is told', (tickSize, of, expected) => {
    expect(messages(decodeState(stateOn(tickSize, of)))).toEqual([expected])
  })

  test('a tick that is none says nothing of the bands', () => {
    expect(messages(decodeState(stateOn(2, bands([0, 1]))))).toEqual([
      'market.tickSize: 2, expected a number of at least 1e-9 and below 1 (dollars a share)',
    ])
  })

  test('a misspelt key of a band is told with the nearest', () => {
    expect(messages(decodeState(stateOn(0.01, [{ from: 0, setp: 1 }])))[0]).toBe(
      'market.bands[0].setp: unknown key; did you mean "step"?',
    )
  })
})

describe('edges', () => {
  test.each([null, undefined])('bands of %s are none', (none) => {
    expect(messages(decodeState(stateOn(0.03, none)))).toEqual([])
  })
})

describe('laws', () => {
  test('a state on a grid decodes to itself', () => {
    fc.assert(
      fc.property(priceGrid, (grid) => {
        const state = stateOn(grid.tickSize, grid.bands)
        expect(decodeState(state)).toStrictEqual({ _tag: 'Right', right: state })
      }),
    )
  })

  test('bands decode exactly where decideQuotes takes them for some', () => {
    const whole = fc.oneof(fc.integer({ min: -1, max: 1_001 }), fc.constantFrom(0, 1, 10, 100))
    const number = fc.oneof(
      { weight: 8, arbitrary: whole },
      { weight: 1, arbitrary: fc.constantFrom<unknown>(0.5, Number.NaN, '1', null, -0, 1e300) },
    )
    const band = fc.oneof(
      { weight: 9, arbitrary: fc.record({ from: number, step: number }) },
      { weight: 1, arbitrary: fc.constantFrom(null, 5, {}, []) },
    )
    const later = fc.array(band, { maxLength: 3 })
    const listed = fc
      .tuple(fc.constantFrom(1, 2, 5, 10), later)
      .map(([step, rest]) => [{ from: 0, step }, ...rest])
    const given = fc.oneof({ weight: 9, arbitrary: listed }, fc.constantFrom(null, [], {}, 'x', 7))
    const tickSize = fc.constantFrom(0.01, 0.001, 0.0025, 0.03)
    fc.assert(
      fc.property(tickSize, given, (tick, of) => {
        const state = stateOn(tick, of)
        const { halted } = decideQuotes(state as QuoteState, config)
        expect(decodeState(state)._tag).toBe(halted === 'invalid-input' ? 'Left' : 'Right')
      }),
      runs(2_000),
    )
  })
})
