/**
 * Which of several sources' prices a desk quotes an underlying by.
 */

import type { Spot } from '../market/market.js'
import { agreementAt, consensusAt } from '../signals/consensusAt.js'
import type { ConsensusConfig } from '../signals/consensusConfig.js'
import { type ConsensusState, unheard } from '../signals/consensusState.js'
import { hearSource } from '../signals/hearSource.js'
import type { ConsensusHalt } from '../signals/sourceReason.js'

/**
 * `newest`: whichever spoke last. `consensus`: one price of all. `source`: the one that settles the
 * markets, and the others in a consensus beside it as a warning, null for none. A consensus that
 * halts stops every market of the underlying.
 *
 * @category desk
 * @since 0.1.0
 */
export type AssetPricing =
  | { readonly kind: 'newest' }
  | { readonly kind: 'consensus'; readonly consensus: ConsensusConfig }
  | {
      readonly kind: 'source'
      readonly source: string
      readonly consensus: ConsensusConfig | null
    }

const newest: AssetPricing = { kind: 'newest' }

/**
 * Returns how an underlying is priced: by its newest price unless told. @category desk @since 0.1.0
 */
export const of = (
  pricing: Readonly<Record<string, AssetPricing>> | undefined,
  asset: string,
): AssetPricing =>
  pricing !== undefined && Object.hasOwn(pricing, asset) ? (pricing[asset] as AssetPricing) : newest

/** Returns the consensus an underlying is watched by, or null. @category desk @since 0.1.0 */
export const consensusOf = (pricing: AssetPricing): ConsensusConfig | null =>
  pricing.kind === 'newest' ? null : pricing.consensus

/** What a source said, when it says it was so and when it was heard. @category desk @since 0.1.0 */
export type Said = {
  readonly source: string
  readonly spot: Spot
  readonly heardAt: number
}

/** Returns what is remembered of the sources after one more price. @category desk @since 0.1.0 */
export const heard = (
  pricing: AssetPricing,
  state: ConsensusState | null,
  { source, spot, heardAt }: Said,
): ConsensusState | null => {
  const config = consensusOf(pricing)
  if (config === null) return null
  const { price, at } = spot
  return hearSource(config, state ?? unheard(config), { source, price, at, heardAt })
}

/**
 * Returns the price to quote by after a source has spoken, `before` where that changes nothing.
 *
 * @category desk
 * @since 0.1.0
 */
export const spotAfter = (
  pricing: AssetPricing,
  state: ConsensusState | null,
  before: Spot | null,
  { source, spot, heardAt }: Said,
): Spot | null => {
  switch (pricing.kind) {
    case 'newest':
      return before === null || spot.at >= before.at ? spot : before
    case 'source':
      return source === pricing.source ? spot : before
    case 'consensus':
      return state === null ? before : consensusAt(pricing.consensus)(state, heardAt).spot
  }
}

/**
 * How the sources of an underlying stand to each other at an instant: why they give no price, null
 * where they do; how far they are apart and the usual deviation, null where nobody watches.
 *
 * @category desk
 * @since 0.1.0
 */
export type Agreement = {
  readonly halt: ConsensusHalt | null
  readonly apart: { readonly range: number; readonly deviation: number } | null
}

/** Returns how the sources stand to each other now. @category desk @since 0.1.0 */
export const agreement = (
  pricing: AssetPricing,
  state: ConsensusState | null,
  { sources, now }: { readonly sources: number; readonly now: number },
): Agreement => {
  const config = consensusOf(pricing)
  // One source alone agrees with itself; of several that nobody compares nothing is known.
  if (config === null) return { halt: null, apart: sources > 1 ? null : { range: 0, deviation: 0 } }
  const { halt, spread, deviation } = agreementAt(config)(state ?? unheard(config), now)
  return { halt, apart: { range: spread, deviation } }
}
