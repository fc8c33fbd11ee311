/**
 * The config of a command: a preset or a file.
 */

import * as E from 'fp-ts/lib/Either.js'
import { decodeConfig } from '../codec/decodeConfig.js'
import type { QuoteConfig } from '../decision/config.js'
import { presets } from '../decision/presets.js'
import { readJson } from './readJson.js'
import type { ReplaySettings } from './replay/replaySettings.js'

/**
 * Returns a checked config, or every error of the file, a line each.
 *
 * @category cli
 * @since 0.1.0
 */
export const readConfig = async (
  from: ReplaySettings['config'],
): Promise<E.Either<string, QuoteConfig>> => {
  if ('preset' in from) return E.right(presets[from.preset])
  return readJson(from.file, decodeConfig)
}
