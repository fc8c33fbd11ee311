/**
 * An instant as feeds write it: RFC 3339.
 */

/**
 * Returns the whole milliseconds since the epoch of an instant with up to 9 digits behind the
 * second, those past the third cut off; NaN for anything else: another type, a day that no month
 * has, a leap second, a year before 2000 or after 2099, a time without a zone.
 *
 * Source: RFC 3339 §5.6. `Date.parse` is left to each engine for what lies outside ECMAScript's own
 * format, and more than three digits do.
 *
 * @category adapters
 * @since 0.1.0
 */
export const parseInstant = (value: unknown): number => {
  if (typeof value !== 'string' || value.length < shortest || value.length > longest)
    return Number.NaN
  if (!isPunctuated(value)) return Number.NaN
  const year = digits(value, 0, 4)
  const month = digits(value, 5, 7)
  const day = digits(value, 8, 10)
  const seconds = clockOf(value, 11)
  if (!(year >= 2000 && year <= 2099 && seconds >= 0 && isDay(year, month, day))) return Number.NaN
  const second = digits(value, 17, 19)
  if (!(second >= 0 && second <= 59)) return Number.NaN
  const { end, milliseconds } = fractionOf(value)
  const local = midnightOf(year, month, day) + (seconds + second) * 1_000 + milliseconds
  return local - zoneOf(value, end) * 1_000
}

const shortest = '2000-01-01T00:00:00Z'.length
const longest = '2000-01-01T00:00:00.000000000+00:00'.length

const isPunctuated = (text: string): boolean =>
  text.charCodeAt(4) === dash &&
  text.charCodeAt(7) === dash &&
  (text.charCodeAt(10) | lower) === timeSign &&
  text.charCodeAt(13) === colon &&
  text.charCodeAt(16) === colon

const dash = 45
const colon = 58
const timeSign = 116
/** Between a capital and its small letter lies one bit. */
const lower = 32

/** The number written in digits alone from one place up to another, or NaN. */
const digits = (text: string, from: number, to: number): number => {
  let value = 0
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48
    if (!(digit >= 0 && digit <= 9)) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

/** The seconds of `HH:MM` at a place, or NaN. */
const clockOf = (text: string, from: number): number => {
  const hour = digits(text, from, from + 2)
  const minute = digits(text, from + 3, from + 5)
  return hour <= 23 && minute <= 59 ? hour * 3_600 + minute * 60 : Number.NaN
}

const lengths: ReadonlyArray<number> = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Between 2000 and 2099 every fourth year is a leap year. */
const isDay = (year: number, month: number, day: number): boolean => {
  const length = (lengths[month - 1] ?? 0) + (month === 2 && year % 4 === 0 ? 1 : 0)
  return day >= 1 && day <= length
}

/** Of the days before a month, 29 February counts from March of a leap year on. */
const midnightOf = (year: number, month: number, day: number): number => {
  const years = year - 2_000
  const leapDays = Math.floor((years + 3) / 4) + (month > 2 && years % 4 === 0 ? 1 : 0)
  const days = years * 365 + leapDays + (before[month - 1] as number) + day - 1
  return year2000 + days * dayMs
}

const before: ReadonlyArray<number> = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
const year2000 = 946_684_800_000
const dayMs = 86_400_000

/** Where the zone begins, and the milliseconds; NaN for a point without digits or with too many. */
const fractionOf = (text: string): { readonly end: number; readonly milliseconds: number } => {
  if (text[19] !== '.') return { end: 19, milliseconds: 0 }
  let end = 20
  while (text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end += 1
  if (end === 20 || end > 29) return { end, milliseconds: Number.NaN }
  const known = digits(text, 20, end < 23 ? end : 23)
  return { end, milliseconds: end === 21 ? known * 100 : end === 22 ? known * 10 : known }
}

/** By how many seconds the zone's clock is ahead, or NaN. */
const zoneOf = (text: string, from: number): number => {
  const sign = text[from]
  if (text.length === from + 1) return sign === 'Z' || sign === 'z' ? 0 : Number.NaN
  if (text.length !== from + 6 || text[from + 3] !== ':') return Number.NaN
  if (sign === '+') return clockOf(text, from + 1)
  return sign === '-' ? -clockOf(text, from + 1) : Number.NaN
}
