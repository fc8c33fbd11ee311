import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { uniform } from '../../src/backtest/uniform.js'
import { decimals, fixed, parse, shortest } from '../../src/market/decimal.js'
import { ceil, floor, isOn, price, ticksOf } from '../../src/market/priceBands.js'
import { venueGrids } from '../../src/market/venueGrids.js'
import { runs } from '../runs.js'

describe('examples', () => {
  test.each([
    [0.1, 1],
    [0.01, 2],
    [0.005, 3],
    [0.0025, 4],
    [0.001, 3],
    [0.0001, 4],
    [0.000001, 6],
    [1, 0],
    [250, 0],
    [1e-15, 15],
  ])('a unit of %s has %d decimals', (unit, places) => {
    expect(decimals(unit)).toBe(places)
  })

  test.each([
    [57, 0.01, '0.57', '0.5700'],
    [50, 0.01, '0.5', '0.5000'],
    [7, 0.0025, '0.0175', '0.0175'],
    [4, 0.0025, '0.01', '0.0100'],
    [100, 0.01, '1', '1.0000'],
    [0, 0.01, '0', '0.0000'],
    [-5_400, 0.01, '-54', '-54.0000'],
    [-1, 0.001, '-0.001', '-0.0010'],
    [3, 250, '750', '750.0000'],
  ])('%d of %s is %s, in four decimals %s', (count, unit, short, long) => {
    expect(shortest({ count, unit })).toBe(short)
    expect(fixed({ count, unit, decimals: 4 })).toBe(long)
    expect(parse(short, unit)).toBe(count)
    expect(parse(long, unit)).toBe(count)
  })

  test('what a float prints with an exponent or with noise is plain digits here', () => {
    expect([String(3e-7), shortest({ count: 3, unit: 1e-7 })]).toEqual(['3e-7', '0.0000003'])
    expect([String(3 * 0.1), shortest({ count: 3, unit: 0.1 })]).toEqual([
      '0.30000000000000004',
      '0.3',
    ])
  })
})

describe('edges', () => {
  test.each([0, -0.01, Number.NaN, Infinity, 1 / 3, 1e-16, 2 ** 53, 1 / 7])(
    'a unit of %s is no decimal',
    (unit) => {
      expect(decimals(unit)).toBe(null)
      expect(shortest({ count: 1, unit })).toBe(null)
      expect(fixed({ count: 1, unit, decimals: 4 })).toBe(null)
      expect(parse('1', unit)).toBe(null)
    },
  )

  test.each([0.5, Number.NaN, Infinity, -Infinity, 2 ** 53, -(2 ** 53)])(
    'a count of %s has no digits',
    (count) => {
      expect(shortest({ count, unit: 1 })).toBe(null)
      expect(fixed({ count, unit: 1, decimals: 0 })).toBe(null)
    },
  )

  test('a part of a unit has no digits, even where they would come out whole', () => {
    expect(shortest({ count: 0.04, unit: 0.0025 })).toBe(null)
  })

  test('the last whole number of a double has all its digits, the next has none', () => {
    const count = Number.MAX_SAFE_INTEGER
    expect(shortest({ count, unit: 0.001 })).toBe('9007199254740.991')
    expect(parse('-9007199254740.991', 0.001)).toBe(-count)
    expect(parse('9007199254740.992', 0.001)).toBe(null)
    expect(shortest({ count, unit: 0.0025 })).toBe(null)
  })

  test('fewer digits than it takes are none, more are zeros, up to fifteen', () => {
    const of = { count: 70, unit: 0.0025 }
    expect([2, 3, 4].map((places) => fixed({ ...of, decimals: places }))).toEqual([
      null,
      '0.175',
      '0.1750',
    ])
    expect(fixed({ count: 2, unit: 0.5, decimals: 0 })).toBe('1')
    expect(fixed({ count: 1, unit: 0.5, decimals: 0 })).toBe(null)
    expect(fixed({ ...of, decimals: 15 })).toBe('0.175000000000000')
    for (const places of [16, -1, 2.5, Number.NaN]) {
      expect(fixed({ ...of, decimals: places })).toBe(null)
    }
  })

  test.each([
    '',
    ' 0.5',
    '0.5 ',
    '.5',
    '5.',
    '+0.5',
    '--1',
    '5e-1',
    '0x1',
    '1,5',
    '٣',
    'NaN',
    '0.5\n',
    '0.55',
    '0.0500000000000000000001',
    `0.${'0'.repeat(33)}`,
    '9'.repeat(33),
  ])('%j is no number of tenths', (text) => {
    expect(parse(text, 0.1)).toBe(null)
  })

  test('zeros in front and behind say nothing, and minus zero is zero', () => {
    expect(parse('000.5000', 0.1)).toBe(5)
    expect(Object.is(parse('-0.0', 0.1), 0)).toBe(true)
    expect(shortest({ count: -0, unit: 0.1 })).toBe('0')
  })

  test('what is no text is no number', () => {
    for (const text of [0.5, null, undefined, ['0.5']]) expect(parse(text as never, 0.1)).toBe(null)
  })
})

describe('laws', () => {
  const unit = fc.constantFrom(0.1, 0.01, 0.005, 0.0025, 0.001, 0.0001, 0.000001, 1, 0.3, 25)

  test('parse undoes shortest and fixed', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), unit, (count, of) => {
        const text = shortest({ count, unit: of }) ?? ''
        const wide = fixed({ count, unit: of, decimals: 8 }) ?? ''
        expect([parse(text, of), parse(wide, of)]).toEqual([count, count])
        expect(Number(wide)).toBe(Number(text))
        expect(text).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/)
        expect(wide).toMatch(/^-?(0|[1-9]\d*)\.\d{8}$/)
      }),
      runs(1_000),
    )
  })

  test('what is between two units is none of them', () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.constantFrom(0.005, 0.0025, 25), (count, of) => {
        const text = shortest({ count, unit: of / 5 }) ?? ''
        expect(parse(text, of)).toBe(count % 5 === 0 ? count / 5 : null)
      }),
    )
  })
})

describe('oracle', () => {
  /** Each grid with its tick in ten-thousandths, and the decimals that its venue prints. */
  const grids = [
    [venueGrids.polymarket(0.1), 1_000n, 1],
    [venueGrids.polymarket(0.01), 100n, 2],
    [venueGrids.polymarket(0.005), 50n, 3],
    [venueGrids.polymarket(0.0025), 25n, 4],
    [venueGrids.polymarket(0.001), 10n, 3],
    [venueGrids.polymarket(0.0001), 1n, 4],
    [venueGrids.kalshiTapered, 10n, 4],
  ] as const

  /** The digits of so many ten-thousandths, by whole numbers of any length. */
  const written = (tenThousandths: bigint, places: number): string =>
    `0.${String(tenThousandths).padStart(4, '0').slice(0, places)}`

  /** FC_SCALE=100 makes it ten million. */
  test('random prices, put on a grid, written and read, keep every decimal', () => {
    const { numRuns: count } = runs(100_000)
    let wrong = 0
    for (let i = 0; i < count; i++) {
      const [grid, tick, places] = grids[i % grids.length] as (typeof grids)[number]
      const at = uniform({ seed: i % 2 === 0 ? 1 : 2, index: i })
      const put = i % 2 === 0 ? floor(grid, at) : ceil(grid, at)
      const dollar = 10_000n / tick
      const ticks = isOn(grid, put) ? put : put === 0 ? 1 : Number(dollar) - 1
      const unit = grid.tickSize
      const text = fixed({ count: ticks, unit, decimals: places })
      const short = shortest({ count: ticks, unit })
      const exact = written(BigInt(ticks) * tick, places)
      const held =
        text === exact &&
        short === exact.replace(/0+$/, '') &&
        short === String(price(grid, ticks)) &&
        parse(exact, unit) === ticks &&
        parse(short, unit) === ticks &&
        Number(text) === price(grid, ticks) &&
        ticksOf(grid, Number(text)) === ticks
      if (!held) wrong += 1
    }
    expect(wrong).toBe(0)
  }, 1_200_000)
})
