/**
 * A file of JSON that holds something of ours.
 */

import { readFile } from 'node:fs/promises'
import * as E from 'fp-ts/lib/Either.js'
import { type DecodeError, message as decodeMessage } from '../codec/decodeError.js'
import { fromSystem, message } from '../recordings/recordingError.js'

/**
 * Returns what a file holds, checked, or every error in it, a line each that names the file.
 *
 * @category cli
 * @since 0.1.0
 */
export const readJson = async <A>(
  file: string,
  decode: (value: unknown) => E.Either<ReadonlyArray<DecodeError>, A>,
): Promise<E.Either<string, A>> => {
  const text = await textOf(file)
  if (E.isLeft(text)) return text
  const value = parsed(file, text.right)
  if (E.isLeft(value)) return value
  const decoded = decode(value.right)
  return E.isLeft(decoded)
    ? E.left(decoded.left.map((error) => `${file}: ${decodeMessage(error)}`).join('\n'))
    : decoded
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
