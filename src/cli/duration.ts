/**
 * Durations as a person writes them.
 */

import * as E from 'fp-ts/lib/Either.js'

const units = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/**
 * Returns the milliseconds of a duration such as `30s`, `5m`, `1h` or `1d`, or what was expected. A
 * number without a unit could be any, so it is refused.
 *
 * @category cli
 * @since 0.1.0
 */
export const parseDuration = (text: string): E.Either<string, number> => {
  const match = /^(\d+)(?:\.(\d+))?(s|m|h|d)?$/.exec(text)
  if (match === null) return E.left(`a duration such as ${examples}`)
  const [, whole = '', part = '', unit] = match
  if (unit !== 's' && unit !== 'm' && unit !== 'h' && unit !== 'd') {
    return E.left(`a unit after the number, such as ${examples}`)
  }
  // Digits first, then the point: 4.1 minutes as a product of doubles are no whole milliseconds.
  const ms = (Number(whole + part) * units[unit]) / 10 ** part.length
  return ms >= 1 && ms <= tenYears && Number.isInteger(ms)
    ? E.right(ms)
    : E.left('whole milliseconds, at least 1 and at most ten years')
}

/**
 * Returns a duration in ms in the largest unit that gives a whole number.
 *
 * @category cli
 * @since 0.1.0
 */
export const formatDuration = (ms: number): string => {
  for (const unit of ['d', 'h', 'm', 's'] as const) {
    if (ms >= units[unit] && ms % units[unit] === 0) return `${ms / units[unit]}${unit}`
  }
  return `${ms} ms`
}

const examples = '30s, 5m, 1h or 1d'
const tenYears = 3_650 * units.d
