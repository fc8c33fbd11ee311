/**
 * The walk over a recording, with its clock and its progress bar.
 */

import * as E from 'fp-ts/lib/Either.js'
import { replay } from '../../backtest/replay/replay.js'
import type { QuoteConfig } from '../../decision/config.js'
import { decideQuotes } from '../../decision/decideQuotes.js'
import type { OrderDiff } from '../../decision/orderDiff.js'
import type { QuoteState } from '../../decision/state.js'
import { readPrices } from '../../recordings/readPrices.js'
import type { RecordingError } from '../../recordings/recordingError.js'
import type { Source } from '../../recordings/source.js'
import { createProgress } from '../progress.js'
import type { ReplayResult } from './replayResult.js'
import type { ReplaySettings } from './replaySettings.js'

/**
 * Returns the result of a replay over a whole recording, or what is wrong with the recording.
 *
 * @category cli
 * @since 0.1.0
 */
export const runReplay = async (
  settings: ReplaySettings,
  config: QuoteConfig,
  source: Source,
): Promise<E.Either<RecordingError, ReplayResult>> => {
  const { windowMs, strike, asset, tickSize, check } = settings
  const { decide, perSecond } = timed()
  const fold = replay({
    config,
    market: { windowMs, strike },
    asset,
    tickSize,
    volatility: { window: 100, confidence: 0.95, kurtosis: 3 },
    decide,
    check,
  })
  const now = (): number => performance.now()
  const progress = createProgress({ ...source, stream: process.stderr, now })
  const start = now()
  let state = fold.initial
  let rowsSkipped = 0
  for await (const chunk of readPrices(source)) {
    if (E.isLeft(chunk)) {
      progress.end()
      return chunk
    }
    rowsSkipped += chunk.right.skipped
    for (const price of chunk.right.prices) state = fold.step(state, price)
    progress.tick(state.prices)
  }
  progress.end()
  return E.right({
    recording: source.name,
    settings: { windowMs, strike, tickSize, asset, config: settings.config },
    ...fold.value(state),
    rowsSkipped,
    seconds: (now() - start) / 1000,
    decisionsPerSecond: perSecond(),
  })
}

/** Times the decisions alone; looking at the clock is in it, some 30 ns each. */
const timed = (): {
  readonly decide: (state: QuoteState, config: QuoteConfig) => OrderDiff
  readonly perSecond: () => number | null
} => {
  let decisions = 0
  let spent = 0
  return {
    decide: (state, config) => {
      const start = performance.now()
      const diff = decideQuotes(state, config)
      spent += performance.now() - start
      decisions += 1
      return diff
    },
    perSecond: () => (spent > 0 ? Math.floor((1000 * decisions) / spent) : null),
  }
}
