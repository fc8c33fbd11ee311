/**
 * Forecasters side by side, who see the same bars and are asked the same.
 */

import type { Bar } from '../../market/bar.js'
import type { ClaimForecast, Forecaster, Question } from './forecaster.js'

/**
 * Several forecasters as one. `forecast` gives what each of them says, in the order of the names,
 * or null where one of them knows too little.
 *
 * @category backtest
 * @since 0.1.0
 */
export type Panel<State> = {
  readonly names: ReadonlyArray<string>
  readonly initial: State
  readonly step: (state: State, bar: Bar) => State
  readonly forecast: (state: State, question: Question) => ReadonlyArray<ClaimForecast> | null
}

/**
 * Returns the panel of one.
 *
 * @example
 * import { halfForecaster, Panel } from 'twoway/backtest'
 *
 * Panel.alone(halfForecaster).names // => ['half']
 *
 * @category backtest
 * @since 0.1.0
 */
export const alone = <State>({
  name,
  initial,
  step,
  forecast,
}: Forecaster<State>): Panel<State> => ({
  names: [name],
  initial,
  step,
  forecast: (state, question) => {
    const said = forecast(state, question)
    return said === null ? null : [said]
  },
})

/**
 * Returns the panel with one forecaster more, at its end.
 *
 * @example
 * import { halfForecaster, Panel, seedForecaster } from 'twoway/backtest'
 *
 * Panel.beside(Panel.alone(seedForecaster), halfForecaster).names // => ['seed', 'half']
 *
 * @category backtest
 * @since 0.1.0
 */
export const beside = <First, Second>(
  panel: Panel<First>,
  forecaster: Forecaster<Second>,
): Panel<readonly [First, Second]> => ({
  names: [...panel.names, forecaster.name],
  initial: [panel.initial, forecaster.initial],
  step: ([first, second], bar) => [panel.step(first, bar), forecaster.step(second, bar)],
  forecast: ([first, second], question) => {
    const before = panel.forecast(first, question)
    const said = before === null ? null : forecaster.forecast(second, question)
    return before === null || said === null ? null : [...before, said]
  },
})
