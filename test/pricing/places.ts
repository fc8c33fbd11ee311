/** Claims under every settlement in use, before and inside what they average, for sensitivities. */

import type { Settlement } from '../../src/market/settlement.js'
import { venueSettlements } from '../../src/market/venueSettlements.js'
import type { PrintedParts } from '../../src/pricing/claim.js'
import type { Digital } from '../../src/pricing/fairValue.js'
import type { Link } from '../../src/pricing/link.js'

export const links: ReadonlyArray<Link> = [
  { kind: 'normal', scale: 1 },
  { kind: 'logistic', scale: 0.95 },
  { kind: 'studentT', scale: 1, degrees: 5 },
  { kind: 'mixture', scale: 1, deviation: 0.3 },
  { kind: 'jumps', scale: 1, perDay: 50, mean: -0.0001, deviation: 0.001 },
]

const basis = { mean: 0.0002, deviation: 0.0001 }

const touched = { highest: 100_200, lowest: 99_800 }
const farFrom = { highest: 98_000, lowest: 102_000 }

/** A claim, and the longest time around it in which no print comes. */
export type Place = { readonly name: string; readonly digital: Digital; readonly quietFor: number }

const at = (
  name: string,
  settlement: Settlement,
  secondsToExpiry: number,
  quietFor: number,
  more: Partial<Digital> = {},
): Place => ({
  name,
  digital: {
    spot: 100_000,
    strike: settlement.end.kind === 'extremum' ? touched[settlement.end.of] : 100_030,
    volatility: 0.5,
    secondsToExpiry,
    secondsToOpen: secondsToExpiry - 900,
    settlement,
    basis: { mean: 0, deviation: 0 },
    ...more,
  },
  quietFor,
})

const ended = (count: number, by: 'venue' | 'us', value = 100_010): PrintedParts => ({
  strike: null,
  end: { count, value, by },
})

const opened = (count: number, by: 'venue' | 'us'): PrintedParts => ({
  strike: { count, value: 100_010, by },
  end: null,
})

const every: ReadonlyArray<readonly [string, Settlement]> = Object.entries(venueSettlements).map(
  ([name, rule]) => [name, typeof rule === 'function' ? rule(100_060) : rule],
)

const isAverage = ({ end }: Settlement): boolean =>
  end.kind === 'mean' || end.kind === 'trimmedMean'

const insideOf = ([name, rule]: readonly [string, Settlement]): ReadonlyArray<Place> =>
  rule.end.kind === 'extremum'
    ? [
        at(`${name}, after it`, rule, -3.4, 0.4, {
          strike: rule.end.of === 'highest' ? 100_010 : 99_990,
          basis,
        }),
      ]
    : isAverage(rule)
      ? [
          at(`${name}, half printed`, rule, 30.4, 0.4, { printed: ended(30, 'venue'), basis }),
          at(`${name}, half printed by us`, rule, 30.4, 0.4, { printed: ended(30, 'us'), basis }),
          at(`${name}, half of it not printed`, rule, 30.4, 0.4, { basis }),
          at(`${name}, after it`, rule, -3.4, 0.4, { basis }),
          at(`${name}, decided but for the basis`, rule, 0.4, 0.1, {
            strike: 100_009.94,
            printed: ended(59, 'venue'),
            basis,
          }),
          at(`${name}, near its end`, rule, 3.4, 0.3, { printed: ended(57, 'venue') }),
        ]
      : []

const beforeOpening = ([name, rule]: readonly [string, Settlement]): ReadonlyArray<Place> =>
  rule.strike.kind === 'opening'
    ? [
        at(`${name}, before it opens`, rule, 1_000.4, 0.4, { strike: null, basis }),
        at(`${name}, a strike of ours`, rule, 600.4, 0.4, {
          strike: null,
          basis,
          printed: opened(60, 'us'),
        }),
        ...(isAverage(rule)
          ? [
              at(`${name}, half opened`, rule, 930.4, 0.4, {
                strike: null,
                basis,
                printed: opened(30, 'venue'),
              }),
              at(`${name}, half opened for us`, rule, 930.4, 0.4, {
                strike: null,
                basis,
                printed: opened(30, 'us'),
              }),
              at(`${name}, to open, of which one print is known`, rule, 970.4, 0.4, {
                strike: null,
                basis,
                printed: opened(1, 'venue'),
              }),
              at(`${name}, about to open`, rule, 900.4, 0.4, { strike: null, basis }),
              at(`${name}, half opened, not seen`, rule, 930.4, 0.4, { strike: null, basis }),
              at(`${name}, both ours`, rule, 30.4, 0.4, {
                strike: null,
                basis,
                printed: { strike: opened(60, 'us').strike, end: ended(30, 'us').end },
              }),
            ]
          : []),
      ]
    : []

/** Every settlement in use, at every stage of what it averages. */
export const places: ReadonlyArray<Place> = every.flatMap((one) => [
  at(`${one[0]}, ten minutes before`, one[1], 600.4, 0.4),
  at(`${one[0]}, with a basis`, one[1], 100.4, 0.4, { basis, volatility: 0.8 }),
  at(`${one[0]}, a day before`, one[1], 86_400.4, 0.4, {
    spot: one[1].end.kind === 'extremum' ? farFrom[one[1].end.of] : 101_000,
    volatility: 1.2,
  }),
  ...insideOf(one),
  ...beforeOpening(one),
])
