/**
 * The files of a backtest or a sweep: none may be written over.
 */

import { type NamedFiles, overwritten } from '../overwritten.js'
import type { BacktestSettings } from './backtestSettings.js'

/**
 * Returns which file would be lost by writing the outputs, null where none would; `more` is read
 * besides what the settings name.
 *
 * @category cli
 * @since 0.1.0
 */
export const lostFile = (
  { prices, trades, book, outcomes, rewards, latency, takers }: BacktestSettings,
  more: NamedFiles,
  outputs: NamedFiles,
): Promise<string | null> =>
  overwritten(
    {
      PRICES: prices,
      '--trades': trades,
      '--book': book,
      '--outcomes': outcomes,
      '--rewards': rewards,
      '--latency': fileOf(latency),
      '--takers': fileOf(takers),
      ...more,
    },
    outputs,
  )

/**
 * Returns the file of a setting that is one, null for a word or a number.
 *
 * @category cli
 * @since 0.1.0
 */
export const fileOf = (setting: unknown): string | null =>
  typeof setting === 'object' && setting !== null && 'file' in setting ? String(setting.file) : null
