/**
 * Reads how a market settles, as it came from outside.
 */

import type * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { EndRule, Fixing, Settlement, StrikeRule } from '../market/settlement.js'
import { check, type Failure, failuresAt, failuresOf } from './check.js'
import { decode } from './decode.js'
import type { DecodeError } from './decodeError.js'
import { isObject } from './isObject.js'
import { name, number, oneOf } from './scalar.js'
import { byKind, struct } from './shape.js'

type Kind<A extends { readonly kind: string }, Name extends A['kind']> = Extract<
  A,
  { readonly kind: Name }
>

const tenYears = 315_360_000_000

const windowMs = number({ above: 0, to: tenYears, unit: 'ms' })
const prints = number({ from: 1, to: 10_000, whole: true, unit: 'prints' })
const trim = number({ from: 0, below: 0.5, unit: 'a part of 1 at each end' })

/** Null is said, not left out: a continuous mean is another contract than one of prints. */
const printsOrNull: t.Type<number | null> = check(
  `${prints.name}, or null for a continuous mean`,
  (value, context) =>
    value === null
      ? []
      : failuresOf(prints, value, context).map((failure) => ({
          ...failure,
          message: `${prints.name}, or null for a continuous mean`,
        })),
)

const fixings = {
  point: struct<Kind<Fixing, 'point'>>({ kind: oneOf('point') }),
  mean: struct<Kind<Fixing, 'mean'>>({ kind: oneOf('mean'), windowMs, prints: printsOrNull }),
  trimmedMean: struct<Kind<Fixing, 'trimmedMean'>>({
    kind: oneOf('trimmedMean'),
    windowMs,
    prints,
    trim,
  }),
}

const end: t.Type<EndRule> = byKind<EndRule>({
  ...fixings,
  extremum: struct<Kind<EndRule, 'extremum'>>({
    kind: oneOf('extremum'),
    of: oneOf('highest', 'lowest'),
  }),
})

const strike: t.Type<StrikeRule> = byKind<StrikeRule>({
  fixed: struct<Kind<StrikeRule, 'fixed'>>({ kind: oneOf('fixed') }),
  opening: struct<Kind<StrikeRule, 'opening'>>({
    kind: oneOf('opening'),
    fixing: byKind<Fixing>(fixings),
  }),
  between: struct<Kind<StrikeRule, 'between'>>({
    kind: oneOf('between'),
    upper: number({ above: 0, to: 1e12, unit: 'dollars' }),
  }),
})

const fields = struct<Settlement>({
  source: name,
  end,
  strike,
  tie: oneOf('yes', 'no', 'half'),
  tickSize: number({ from: 0, to: 1e6, unit: 'dollars' }),
  lagMs: number({ from: -3_600_000, to: 3_600_000, unit: 'ms' }),
})

/** Whether an extreme ends inside a range is priced nowhere. */
const extremeInRange = (
  { end: of, strike: rule }: Readonly<Record<string, unknown>>,
  context: t.Context,
): ReadonlyArray<Failure> =>
  isObject(of) && of['kind'] === 'extremum' && isObject(rule) && rule['kind'] === 'between'
    ? failuresAt(notBetween, 'between', t.appendContext(context, 'strike', t.unknown, rule), 'kind')
    : []

const notBetween = oneOf('fixed', 'opening')

/**
 * Returns what is wrong with the range of a settlement beside the strike at which it begins: it
 * ends above it, or on it where a tie pays. What fails by itself is not judged again.
 *
 * @category codec
 * @since 0.1.0
 */
export const rangeFailures = (
  { strike: rule, tie }: Readonly<Record<string, unknown>>,
  from: unknown,
  context: t.Context,
): ReadonlyArray<Failure> => {
  if (!(isObject(rule) && rule['kind'] === 'between' && typeof from === 'number' && from > 0))
    return []
  const upper = rule['upper']
  if (!(typeof upper === 'number' && upper > 0)) return []
  const unit = 'dollars, since the range begins at the strike'
  const codec = number(tie === 'yes' ? { from, unit } : { above: from, unit })
  return failuresAt(codec, upper, t.appendContext(context, 'strike', t.unknown, rule), 'upper')
}

/**
 * The codec of a settlement: every field there and in range, and no key besides.
 *
 * @example
 * import { Settlement } from 'twoway'
 * import { settlement } from 'twoway/codec'
 *
 * settlement.is(Settlement.plain) // => true
 *
 * @category codec
 * @since 0.1.0
 */
export const settlement: t.Type<Settlement> = check(fields.name, (value, context) => [
  ...failuresOf(fields, value, context),
  ...(isObject(value) ? extremeInRange(value, context) : []),
])

/**
 * Returns a value as a settlement, unchanged, or every error in it. Never throws.
 *
 * @example
 * import { Settlement } from 'twoway'
 * import { DecodeError, decodeSettlement } from 'twoway/codec'
 *
 * const settled = decodeSettlement({ ...Settlement.plain, end: { kind: 'maen' } })
 * settled._tag === 'Left' ? settled.left.map(DecodeError.message) : []
 * // => ['end.kind: "maen", expected "point" or "mean" or "trimmedMean" or "extremum"']
 *
 * @category codec
 * @since 0.1.0
 */
export const decodeSettlement = (
  value: unknown,
): E.Either<ReadonlyArray<DecodeError>, Settlement> => decode(settlement)(value)
