/**
 * The face of the seasonal clock.
 */

/**
 * Where a minute, counted from the epoch, stands: its half-hour (0 to 47, at weekends 48 to 95) and
 * its place in the quarter-hour (0 to 14).
 *
 * @category volatility
 * @since 0.1.0
 */
export type Place = { readonly halfHour: number; readonly quarter: number }

/**
 * Returns where a minute stands; a whole number of minutes since the epoch, negative before it.
 *
 * @category volatility
 * @since 0.1.0
 */
export const placeOf = (minute: number): Place => {
  const day = Math.floor(minute / minutesPerDay)
  const inDay = minute - day * minutesPerDay
  const halfHour = Math.floor(inDay / 30)
  // The epoch is a Thursday, so Saturday and Sunday are days 2 and 3 of the week counted from it.
  const weekday = day - Math.floor(day / 7) * 7
  return {
    halfHour: weekday === 2 || weekday === 3 ? halfHour + 48 : halfHour,
    quarter: inDay % 15,
  }
}

const minutesPerDay = 1_440
