/**
 * Reads what a venue pays for orders that rest, by the date, from a file.
 */

import type * as E from 'fp-ts/lib/Either.js'
import type { ExchangeConfig } from '../../backtest/exchange/backtestConfig.js'
import type { RewardTerms } from '../../backtest/exchange/rewardTerms.js'
import { check, failuresOf } from '../../codec/check.js'
import { list } from '../../codec/collection.js'
import { decode } from '../../codec/decode.js'
import type { DecodeError } from '../../codec/decodeError.js'
import { number } from '../../codec/scalar.js'
import { struct } from '../../codec/shape.js'

type Rewards = ExchangeConfig['rewards']

const dollars = { from: 0, to: 1e9 }

const dated = list(
  struct<Rewards[number]>({
    from: number({ from: 0, to: 8.64e15, whole: true, unit: 'ms since the epoch' }),
    terms: struct<RewardTerms>({
      perDay: number({ ...dollars, unit: 'dollars a day for a market' }),
      maxSpread: number({ above: 0, to: 1, unit: 'dollars a share' }),
      minSize: number({ ...dollars, unit: 'shares' }),
      restMs: number({ from: 0, to: 86_400_000, unit: 'ms' }),
      multiplier: number({ from: 0, to: 1e6, unit: 'times' }),
      oneSided: number({ from: 1, to: 1e6, unit: 'a part of the greater side' }),
      twoSidedAbove: number({ from: 0.5, to: 1, unit: 'dollars a share' }),
      othersScore: number({ from: 0, to: 1e12, unit: 'the score of all others' }),
      leastPaid: number({ from: 0, to: 1e15, unit: 'micro-dollars a day' }),
    }),
  }),
)

const inOrder = check<Rewards>(dated.name, (value, context) => {
  const failures = failuresOf(dated, value, context)
  if (failures.length > 0) return failures
  const terms = value as Rewards
  const isRising = terms.every(({ from }, i) => i === 0 || from > (terms[i - 1]?.from ?? 0))
  return isRising ? [] : [{ value, context, message: 'terms in the order of from, each later' }]
})

/**
 * Returns a value as rewards by date, `[{ "from": ms, "terms": { … } }, …]`, or every error in it.
 * Before the first date the first terms hold.
 *
 * @category cli
 * @since 0.1.0
 */
export const decodeRewards: (value: unknown) => E.Either<ReadonlyArray<DecodeError>, Rewards> =
  decode(inOrder)
