/**
 * What a sweep is run on, as names that hold wherever its files lie.
 */

import { createHash } from 'node:crypto'
import * as E from 'fp-ts/lib/Either.js'
import manifest from '../../../package.json' with { type: 'json' }
import { isObject } from '../../codec/isObject.js'
import { contentHash } from '../../recordings/contentHash.js'
import { message } from '../../recordings/recordingError.js'
import { open } from '../../recordings/source.js'
import type { BacktestFiles } from '../backtest/backtestRules.js'
import type { BacktestSettings } from '../backtest/backtestSettings.js'
import type { RecordedMarkets } from '../backtest/recordedMarkets.js'

/**
 * `recording` names what PRICES holds; `setup` all of a sweep but its configurations.
 *
 * @category cli
 * @since 0.1.0
 */
export type SweepSetup = { readonly recording: string; readonly setup: string }

/**
 * Returns the names of a sweep, or why one of its files cannot be read: the same contents, the same
 * rules and the same version of ours have the same, whether a rule was asked for or is the default.
 * Where the files lie, and when they were written, is no part of it.
 *
 * @category cli
 * @since 0.1.0
 */
export const sweepSetup = async (
  settings: BacktestSettings,
  files: BacktestFiles,
  { windowMs, bars }: Pick<RecordedMarkets, 'windowMs' | 'bars'>,
): Promise<E.Either<string, SweepSetup>> => {
  const { prices, trades, book, outcomes, ...others } = { ...settings, windowMs, bars }
  // The preset is in each configuration; what the other three name is in `files`.
  const { preset: _, latency: __, takers: ___, rewards: ____, ...rules } = others
  const contents: Array<string | null> = []
  for (const path of [prices, trades, book, outcomes]) {
    const hash = path === null ? E.right(null) : await hashOfFile(path)
    if (E.isLeft(hash)) return hash
    contents.push(hash.right)
  }
  const [recording] = contents
  const setup = hashOf([manifest.version, contents, rules, files])
  return E.right({ recording: recording ?? '', setup })
}

/**
 * Returns a short name of a value that JSON can hold: the same value has the same, in whatever
 * order its keys stand.
 *
 * @category cli
 * @since 0.1.0
 */
export const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value, inOrder)).digest('hex').slice(0, 16)

const inOrder = (_: string, value: unknown): unknown =>
  isObject(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

const hashOfFile = async (path: string): Promise<E.Either<string, string>> => {
  const source = await open(path)
  if (E.isRight(source) && source.right.size === null) {
    return E.left(`${path}: a sweep reads its files many times; expected a file, not a pipe`)
  }
  const hash = E.isLeft(source) ? source : await contentHash(source.right)
  return E.isLeft(hash) ? E.left(message(hash.left)) : hash
}
