/**
 * What `twoway fit` was asked for.
 */

import { basename } from 'node:path'
import * as E from 'fp-ts/lib/Either.js'
import type { Arguments } from '../command.js'
import { named } from '../replay/replaySettings.js'

/**
 * The settings of a fit, each checked. `asset` is the name that the fit carries: that of the file,
 * without what follows its first point, where none was given.
 *
 * @category cli
 * @since 0.1.0
 */
export type FitSettings = {
  readonly prices: string
  readonly asset: string
  readonly out: string | null
  readonly json: boolean
}

/**
 * Returns the settings, or what is wrong with the first argument that is.
 *
 * @category cli
 * @since 0.1.0
 */
export const fitSettings = ({ operands, options }: Arguments): E.Either<string, FitSettings> => {
  const prices = operands[0] ?? '-'
  const asset = named('asset', options.get('asset') ?? nameOf(prices), parseAsset)
  if (E.isLeft(asset)) return asset
  const out = options.get('out') ?? null
  return E.right({ prices, asset: asset.right, out, json: options.has('json') })
}

const parseAsset = (text: string): E.Either<string, string> =>
  text.trim() === '' ? E.left('a name such as BTC') : E.right(text)

const nameOf = (prices: string): string => {
  const name = basename(prices).replace(/\..*$/, '')
  return prices === '-' || name === '' ? 'standard input' : name
}
