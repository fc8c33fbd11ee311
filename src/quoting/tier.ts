/**
 * Tiers: multipliers that hold past a mark. They may come in any order; the furthest mark passed
 * decides, and with none passed the multiplier is 1.
 */

/**
 * Holds where the fair value is further than `beyond` from one half.
 *
 * @category quoting
 * @since 0.1.0
 */
export type BeyondTier = { readonly beyond: number; readonly times: number }

/**
 * Holds where less than `remaining`, a fraction, of the market's life is left.
 *
 * @category quoting
 * @since 0.1.0
 */
export type RemainingTier = { readonly remaining: number; readonly times: number }

/** Holds from the fraction `elapsed` of the market's life on. @category quoting @since 0.1.0 */
export type ElapsedTier = { readonly elapsed: number; readonly times: number }

/**
 * Returns `times` of the largest `beyond` that a distance exceeds, else 1.
 *
 * @example
 * import { Tier } from 'twoway'
 *
 * Tier.timesBeyond([{ beyond: 0.25, times: 1.25 }, { beyond: 0.35, times: 1.5 }], 0.3) // => 1.25
 *
 * @category quoting
 * @since 0.1.0
 */
export const timesBeyond = (tiers: ReadonlyArray<BeyondTier>, distance: number): number => {
  let mark = -Infinity
  let times = 1
  for (let i = 0; i < tiers.length; i++) {
    const tier = tiers[i] as BeyondTier
    if (distance > tier.beyond && tier.beyond > mark) {
      mark = tier.beyond
      times = tier.times
    }
  }
  return times
}

/**
 * Returns `times` of the smallest `remaining` that a fraction of life is under, else 1.
 *
 * @example
 * import { Tier } from 'twoway'
 *
 * Tier.timesRemaining([{ remaining: 0.2, times: 1.5 }, { remaining: 0.1, times: 2 }], 0.05) // => 2
 *
 * @category quoting
 * @since 0.1.0
 */
export const timesRemaining = (tiers: ReadonlyArray<RemainingTier>, remaining: number): number => {
  let mark = Infinity
  let times = 1
  for (let i = 0; i < tiers.length; i++) {
    const tier = tiers[i] as RemainingTier
    if (remaining < tier.remaining && tier.remaining < mark) {
      mark = tier.remaining
      times = tier.times
    }
  }
  return times
}

/**
 * Returns `times` of the largest `elapsed` mark that a fraction of life has reached, else 1.
 *
 * @example
 * import { Tier } from 'twoway'
 *
 * Tier.timesElapsed([{ elapsed: 0.7, times: 2 }, { elapsed: 0.9, times: 4 }], 0.9) // => 4
 *
 * @category quoting
 * @since 0.1.0
 */
export const timesElapsed = (tiers: ReadonlyArray<ElapsedTier>, elapsed: number): number => {
  let mark = -Infinity
  let times = 1
  for (let i = 0; i < tiers.length; i++) {
    const tier = tiers[i] as ElapsedTier
    if (elapsed >= tier.elapsed && tier.elapsed > mark) {
      mark = tier.elapsed
      times = tier.times
    }
  }
  return times
}
