/**
 * The codecs of the policies of the fair value.
 */

import type * as t from 'io-ts'
import type { FairValueConfig, PointFairValue, SettledFairValue } from '../decision/config.js'
import type { Basis } from '../pricing/claim.js'
import type { Link } from '../pricing/link.js'
import * as Range from './range.js'
import { oneOf } from './scalar.js'
import { byKind, byTag, type Struct, struct } from './shape.js'

type LinkOf<Kind extends Link['kind']> = Extract<Link, { readonly kind: Kind }>

/** The codec of a link. @category codec @since 0.1.0 */
export const link: t.Type<Link> = byKind<Link>({
  normal: struct<LinkOf<'normal'>>({ kind: oneOf('normal'), scale: Range.scale }),
  logistic: struct<LinkOf<'logistic'>>({ kind: oneOf('logistic'), scale: Range.scale }),
  studentT: struct<LinkOf<'studentT'>>({
    kind: oneOf('studentT'),
    scale: Range.scale,
    degrees: Range.degrees,
  }),
  mixture: struct<LinkOf<'mixture'>>({
    kind: oneOf('mixture'),
    scale: Range.scale,
    deviation: Range.part,
  }),
  jumps: struct<LinkOf<'jumps'>>({
    kind: oneOf('jumps'),
    scale: Range.scale,
    perDay: Range.perDay,
    mean: Range.logarithm,
    deviation: Range.part,
  }),
})

/** The codec of a basis. @category codec @since 0.1.0 */
export const basis: Struct<Basis> = struct<Basis>({
  mean: Range.logarithm,
  deviation: Range.part,
})

const point: Struct<PointFairValue> = struct<PointFairValue>({
  model: oneOf('simplified', 'blackScholes'),
})

/** The codec of the fair value's policies. @category codec @since 0.1.0 */
export const fairValue: t.Type<FairValueConfig> = byTag<FairValueConfig, 'model'>('model', {
  simplified: point,
  blackScholes: point,
  settled: struct<SettledFairValue>({
    model: oneOf('settled'),
    link,
    basis,
    volatilityError: Range.part,
    modelWeight: Range.part,
  }),
})
