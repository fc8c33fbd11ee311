/**
 * What a calibration is made with, and where it stands.
 */

import type { Bar } from '../../market/bar.js'
import type { Settlement } from '../../market/settlement.js'
import type { Outcome } from '../../market/side.js'
import type { CalibrationSums, Prediction } from './calibrationSums.js'
import type { Panel } from './panel.js'
import type { RecordedFixing } from './recordedFixing.js'

/**
 * What to calibrate with. Windows of `windowMs`, aligned to the epoch, are markets; at each of
 * `leftMs` before a market's end, falling, above 0 and below `windowMs`, the panel is asked, whose
 * first forecaster is the model. `strike` is `open`, or so many of the model's own deviations from
 * the price at the start. `bootstrap` is what the intervals are made with, of blocks of `blockMs`.
 *
 * @category backtest
 * @since 0.1.0
 */
export type CalibrationConfig<State> = {
  readonly panel: Panel<State>
  readonly windowMs: number
  readonly leftMs: ReadonlyArray<number>
  readonly strike: 'open' | { readonly deviations: number }
  readonly settlement: Settlement
  readonly bootstrap: {
    readonly blockMs: number
    readonly resamples: number
    readonly confidence: number
    readonly seed: number
  }
}

/**
 * Where a calibration stands after a bar. `asked` says of each of the times left how many instants
 * were left out, and why; `settled` is the last market that was scored.
 *
 * @category backtest
 * @since 0.1.0
 */
export type CalibrationState<State> = {
  readonly bars: number
  readonly firstAt: number | null
  readonly last: Bar | null
  readonly forecasters: State
  readonly window: PendingWindow | null
  readonly strikeFixing: RecordedFixing
  readonly windows: CalibratedWindows
  readonly leftOut: ReadonlyArray<LeftOut>
  readonly sums: CalibrationSums
  readonly settled: SettledWindow | null
}

/**
 * A market that is open: `strike` null where it could not be told, `next` the first of the times
 * left that is still to come.
 *
 * @category backtest
 * @since 0.1.0
 */
export type PendingWindow = {
  readonly start: number
  readonly end: number
  readonly strike: number | null
  readonly endFixing: RecordedFixing
  readonly next: number
  readonly predictions: ReadonlyArray<Prediction>
}

/**
 * Markets that were scored, those of them that ended YES, and those that were not: no price came in
 * them, their strike or their end could not be told, or they ended on the strike and paid half.
 *
 * @category backtest
 * @since 0.1.0
 */
export type CalibratedWindows = {
  readonly finished: number
  readonly yes: number
  readonly withoutPrice: number
  readonly withoutStrike: number
  readonly withoutEnd: number
  readonly half: number
}

/**
 * Instants that nobody was scored at: the last price was too old, a forecaster knew too little.
 *
 * @category backtest
 * @since 0.1.0
 */
export type LeftOut = { readonly stale: number; readonly unknown: number }

/** A market that was scored, with what was said in it. @category backtest @since 0.1.0 */
export type SettledWindow = {
  readonly start: number
  readonly end: number
  readonly strike: number
  readonly price: number
  readonly outcome: Outcome
  readonly predictions: ReadonlyArray<Prediction>
}
