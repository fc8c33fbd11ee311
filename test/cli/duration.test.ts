import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDuration, parseDuration } from '../../src/cli/duration.js'

const units = { s: 1_000n, m: 60_000n, h: 3_600_000n, d: 86_400_000n } as const
const tenYears = 3_650 * 86_400_000
const said = (text: string): number | string => {
  const parsed = parseDuration(text)
  return parsed._tag === 'Right' ? parsed.right : parsed.left
}
const unwhole = 'whole milliseconds, at least 1 and at most ten years'

describe('parseDuration: examples', () => {
  it.each([
    ['30s', 30_000],
    ['4.1m', 246_000],
    ['2.01s', 2_010],
    ['16.1s', 16_100],
    ['0.27m', 16_200],
    ['1.005s', 1_005],
    ['1.50000000000000000000h', 5_400_000],
    ['3650d', tenYears],
  ])('reads %s', (text, ms) => {
    expect(said(text)).toBe(ms)
  })

  it.each(['0s', '0.0001s', '1.0005s', '0.00001m', '3650.1d', `1${'0'.repeat(400)}s`])(
    'refuses %s, which is no number of whole ms in range',
    (text) => {
      expect(said(text)).toBe(unwhole)
    },
  )
})

describe('parseDuration: laws', () => {
  const unit = fc.constantFrom('s' as const, 'm' as const, 'h' as const, 'd' as const)

  it('reads any decimal that is whole ms, and no other', () => {
    fc.assert(
      fc.property(unit, fc.nat(99_999_999), fc.nat(6), (name, digits, places) => {
        const text = String(digits).padStart(places + 1, '0')
        const point = text.length - places
        const word = places === 0 ? text : `${text.slice(0, point)}.${text.slice(point)}`
        const [parts, whole] = [BigInt(digits) * units[name], 10n ** BigInt(places)]
        const ms = Number(parts / whole)
        const isFine = parts % whole === 0n && ms >= 1 && ms <= tenYears
        expect(said(`${word}${name}`)).toBe(isFine ? ms : unwhole)
      }),
      { numRuns: 2_000 },
    )
  })

  it('reads what formatDuration writes with a unit', () => {
    fc.assert(
      fc.property(unit, fc.integer({ min: 1, max: 3_650 }), (name, times) => {
        const ms = Number(units[name]) * times
        expect(said(formatDuration(ms))).toBe(ms)
      }),
    )
  })
})
