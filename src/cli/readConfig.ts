/**
 * The config of a command: a preset or a file.
 */

import { readFile } from 'node:fs/promises'
import * as E from 'fp-ts/lib/Either.js'
import { decodeConfig } from '../codec/decodeConfig.js'
import { message as decodeMessage } from '../codec/decodeError.js'
import type { QuoteConfig } from '../decision/config.js'
import { presets } from '../decision/presets.js'
import { fromSystem, message } from '../recordings/recordingError.js'
import type { ReplaySettings } from './replaySettings.js'

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
  const { file } = from
  const text = await textOf(file)
  if (E.isLeft(text)) return text
  const value = parsed(file, text.right)
  if (E.isLeft(value)) return value
  const config = decodeConfig(value.right)
  return E.isLeft(config)
    ? E.left(config.left.map((error) => `${file}: ${decodeMessage(error)}`).join('\n'))
    : config
}

const textOf = async (file: string): Promise<E.Either<string, string>> => {
  try {
    return E.right(await readFile(file, 'utf8'))
  } catch (thrown) {
    return E.left(message(fromSystem(file, thrown)))
  }
}

const parsed = (file: string, text: string): E.Either<string, unknown> => {
  try {
    return E.right(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch (thrown) {
    return E.left(`${file}: not JSON: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
  }
}
