/**
 * How many messages a venue still takes: token buckets, with cancels in reserve.
 */

/**
 * One bucket of a venue: how many tokens it holds and regains a second, and what an action of each
 * kind and a request of any kind take out of it. A venue may have several; all must be able to pay.
 *
 * @category risk
 * @since 0.1.0
 */
export type Bucket = {
  readonly name: string
  readonly capacity: number
  readonly perSecond: number
  readonly place: number
  readonly cancel: number
  readonly amend: number
  readonly request: number
}

/**
 * The buckets of a venue, and how many places and cancels go into one request: 1 where it takes no
 * batches.
 *
 * @category risk
 * @since 0.1.0
 */
export type RateConfig = {
  readonly buckets: ReadonlyArray<Bucket>
  readonly placesOfRequest: number
  readonly cancelsOfRequest: number
}

/**
 * The tokens of each bucket, in the order of the config, at an instant in ms since the epoch.
 *
 * @category risk
 * @since 0.1.0
 */
export type RateBudget = { readonly at: number; readonly tokens: ReadonlyArray<number> }

/** How many actions of each kind are to be sent. @category risk @since 0.1.0 */
export type Messages = { readonly place: number; readonly cancel: number; readonly amend: number }

/**
 * Returns a budget whose buckets are full.
 *
 * @example
 * import { RateBudget, venueRates } from 'twoway'
 *
 * RateBudget.full(venueRates.kalshiBasic, 0) // => { at: 0, tokens: [100] }
 *
 * @category risk
 * @since 0.1.0
 */
export const full = (config: RateConfig, at: number): RateBudget => ({
  at,
  tokens: config.buckets.map(({ capacity }) => capacity),
})

/**
 * Returns the budget at a later instant: `min(capacity, tokens + perSecond · t)`; an earlier one,
 * or what is no number, changes nothing.
 *
 * @example
 * import { RateBudget, venueRates } from 'twoway'
 *
 * const config = venueRates.kalshiBasic
 * RateBudget.refill(config, { at: 0, tokens: [20] }, 250) // => { at: 250, tokens: [45] }
 *
 * @category risk
 * @since 0.1.0
 */
export const refill = (config: RateConfig, budget: RateBudget, now: number): RateBudget => {
  if (!(now > budget.at && Number.isFinite(now))) return budget
  const seconds = (now - budget.at) / 1000
  return {
    at: now,
    tokens: config.buckets.map(({ capacity, perSecond }, index) =>
      Math.min(capacity, (budget.tokens[index] ?? 0) + perSecond * seconds),
    ),
  }
}

/**
 * Returns what messages take out of a bucket: each its own, and each request that they go in.
 *
 * @example
 * import { RateBudget, venueRates } from 'twoway'
 *
 * const config = venueRates.kalshiBasic
 * const [bucket] = config.buckets
 * bucket && RateBudget.cost(config, bucket, { place: 3, cancel: 2, amend: 0 }) // => 34
 *
 * @category risk
 * @since 0.1.0
 */
export const cost = (
  { placesOfRequest, cancelsOfRequest }: RateConfig,
  bucket: Bucket,
  { place, cancel, amend }: Messages,
): number => {
  const requests = Math.ceil(place / placesOfRequest) + Math.ceil(cancel / cancelsOfRequest) + amend
  return (
    place * bucket.place + cancel * bucket.cancel + amend * bucket.amend + requests * bucket.request
  )
}

/**
 * Returns the budget after messages, or null where a bucket cannot pay for all of them: a batch is
 * taken whole or not at all.
 *
 * @example
 * import { RateBudget, venueRates } from 'twoway'
 *
 * const config = venueRates.kalshiBasic
 * RateBudget.spend(config, { at: 0, tokens: [20] }, { place: 2, cancel: 0, amend: 0 })
 * // => { at: 0, tokens: [0] }
 *
 * @category risk
 * @since 0.1.0
 */
export const spend = (
  config: RateConfig,
  budget: RateBudget,
  messages: Messages,
): RateBudget | null => {
  const tokens: Array<number> = []
  for (const bucket of config.buckets) {
    const left = (budget.tokens[tokens.length] ?? Number.NaN) - cost(config, bucket, messages)
    if (!(left >= 0)) return null
    tokens.push(left)
  }
  return { at: budget.at, tokens }
}

/**
 * Returns the first bucket that could not pay for messages and then still cancel `live` orders and
 * one more, with what it holds and what it needs; or null.
 *
 * @example
 * import { RateBudget, venueRates } from 'twoway'
 *
 * const config = venueRates.kalshiBasic
 * RateBudget.shortBucket(config, { at: 0, tokens: [20] }, { place: 1, cancel: 0, amend: 0 }, 5)
 * // => { bucket: 'writes', tokens: 20, needed: 22 }
 *
 * @category risk
 * @since 0.1.0
 */
export const shortBucket = (
  config: RateConfig,
  budget: RateBudget,
  messages: Messages,
  live: number,
): { readonly bucket: string; readonly tokens: number; readonly needed: number } | null => {
  const reserve = { place: 0, cancel: live + 1, amend: 0 }
  let index = 0
  for (const bucket of config.buckets) {
    const tokens = budget.tokens[index] ?? Number.NaN
    index += 1
    const needed = cost(config, bucket, messages) + cost(config, bucket, reserve)
    if (!(tokens >= needed)) return { bucket: bucket.name, tokens, needed }
  }
  return null
}
