/**
 * Which side stops because its outcome is worth too little to leave an edge.
 */

import type { Side } from '../market/side.js'

/**
 * At any time: a side stops whose outcome is worth less than so many of its half spreads, since
 * what is left of its price below the edge is nothing, or too little.
 *
 * @category quoting
 * @since 0.1.0
 */
export type WithoutEdge = { readonly kind: 'edge'; readonly times: number }

/**
 * Returns whether a side is withheld because its outcome is worth less than its edge.
 *
 * `fairValue` of YES in [0, 1], `half` the side's half spread in dollars.
 *
 * @example
 * import { withoutEdge } from 'twoway'
 *
 * withoutEdge({ kind: 'edge', times: 1 }, 'ask', 0.99, 0.02) // => true
 *
 * @category quoting
 * @since 0.1.0
 */
export const withoutEdge = (
  { times }: WithoutEdge,
  side: Side,
  fairValue: number,
  half: number,
): boolean => (side === 'bid' ? fairValue : 1 - fairValue) < times * half
