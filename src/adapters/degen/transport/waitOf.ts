/**
 * For how long an answer asks one to wait.
 */

/**
 * Returns the wait that the headers of an answer ask for, in ms from `now`, 0 or more, or null
 * where they ask for none that can be read.
 *
 * `Retry-After` in seconds or as a date (RFC 9110, 10.2.3), or else `X-RateLimit-Reset`: seconds
 * that are left, or since the epoch, or milliseconds since then, which its size tells apart. An
 * instant counts from the answer's own `Date` where it has one, so that no two clocks are compared.
 *
 * @category adapters
 * @since 0.1.0
 */
export const waitOf = (headers: Pick<Headers, 'get'>, now: number): number | null => {
  const from = dateOf(headers.get('date')) ?? now
  const after = headers.get('retry-after')
  const seconds = secondsOf(after)
  if (seconds !== null) return seconds * 1000
  const date = dateOf(after)
  if (date !== null) return Math.max(0, date - from)
  const reset = secondsOf(headers.get('x-ratelimit-reset'))
  if (reset === null || reset < epochFrom) return reset === null ? null : reset * 1000
  return Math.max(0, (reset < millisecondsFrom ? reset * 1000 : reset) - from)
}

/** Where seconds that are left end and seconds since the epoch begin: 31 years, or 2001. */
const epochFrom = 1e9

/** Where seconds since the epoch end and milliseconds begin: the year 5138, or March of 1973. */
const millisecondsFrom = 1e11

const secondsOf = (text: string | null): number | null =>
  text !== null && /^\d{1,15}(\.\d{1,15})?$/.test(text.trim()) ? Number(text) : null

/** Each of the three forms of a date begins with the name of a day; one names no zone. */
const dateOf = (text: string | null): number | null => {
  if (text === null || !/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text)) return null
  const at = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`)
  return Number.isFinite(at) ? at : null
}
