/**
 * Codecs of the bands of a price grid.
 */

import * as t from 'io-ts'
import { find, type GridFault, maxBands } from '../market/gridFault.js'
import type { Band, PriceBands } from '../market/priceBands.js'
import type { Failure } from './check.js'
import { list } from './collection.js'
import { number, optional } from './scalar.js'
import { struct } from './shape.js'

const band = struct<Band>({
  from: number({ from: 0, whole: true, unit: 'ticks' }),
  step: number({ from: 1, whole: true, unit: 'ticks' }),
})

/**
 * The codec of a tick: of less than a billionth of a dollar doubles cannot tell the millionth part
 * by which prices are matched.
 *
 * @category codec
 * @since 0.1.0
 */
export const tick: t.Type<number> = number({ from: 1e-9, below: 1, unit: 'dollars a share' })

/** The codec of the bands of a market, each by itself. @category codec @since 0.1.0 */
export const priceBands: t.Type<ReadonlyArray<Band> | null | undefined> = optional(list(band))

/**
 * Returns what is wrong with the bands of a market together and on its tick; nothing where either
 * is wrong by itself, which its own codec says.
 *
 * @category codec
 * @since 0.1.0
 */
export const gridFailures = (
  market: Readonly<Record<string, unknown>>,
  context: t.Context,
): ReadonlyArray<Failure> => {
  const { tickSize, bands } = market
  if (!(typeof tickSize === 'number' && tickSize > 0 && tickSize < 1 && priceBands.is(bands))) {
    return []
  }
  const fault = find({ tickSize, bands })
  return fault === null ? [] : [failureOf(fault, { tickSize, bands }, context)]
}

const failureOf = (
  fault: GridFault,
  { tickSize, bands }: PriceBands,
  context: t.Context,
): Failure => {
  const inBands = t.appendContext(context, 'bands', t.unknown, bands)
  switch (fault._tag) {
    case 'bad-tick':
      return failure(context, 'tickSize', tickSize, 'a part of a dollar, as bands ask')
    case 'bad-count':
      return failure(context, 'bands', bands, `from 1 to ${maxBands} bands`)
    case 'bad-start': {
      const inBand = t.appendContext(inBands, String(fault.index), t.unknown)
      return failure(inBand, 'from', fault.from, startOf(fault.index))
    }
    case 'bad-step': {
      const inBand = t.appendContext(inBands, String(fault.index), t.unknown)
      return failure(inBand, 'step', fault.step, 'a step that ends at a dollar')
    }
  }
}

const startOf = (index: number): string =>
  index === 0
    ? '0, where the first band begins'
    : 'a multiple of the steps on both sides, past the band before and below a dollar'

const failure = (context: t.Context, key: string, value: unknown, message: string): Failure => ({
  value,
  context: t.appendContext(context, key, t.unknown, value),
  message,
})
