/**
 * What goes wrong between a desk and its venue, in the simulation: kinds and how often.
 */

/**
 * The kinds. `latency`: messages slow under load; `loss`, `duplication`, `reordering`, `late`: of
 * messages; `reject`: of orders; `race`: a fill just before a cancel; `revert`: a matched fill
 * fails; `disconnect`, and `sweep`: the venue cancels all at one; `clock`: the desk's is wrong;
 * `tick`: another grid; `stall`, `lie`, `jump`: of prices; `restart`: the desk forgets all;
 * `takeBack`: a resolution is wrong at first; `kill`: somebody stops the desk.
 *
 * @category backtest
 * @since 0.1.0
 */
export type FaultKind =
  | 'latency'
  | 'loss'
  | 'duplication'
  | 'reordering'
  | 'late'
  | 'reject'
  | 'race'
  | 'revert'
  | 'disconnect'
  | 'sweep'
  | 'clock'
  | 'tick'
  | 'stall'
  | 'lie'
  | 'jump'
  | 'restart'
  | 'takeBack'
  | 'kill'

/** One number for each kind. @category backtest @since 0.1.0 */
export type FaultNumbers = Readonly<Record<FaultKind, number>>

/**
 * How likely each kind is whenever it could happen, in [0, 1]: `latency`, `loss`, `duplication`,
 * `reordering` and `late` at each message, `reject`, `race` and `revert` at each order, cancel and
 * fill, `sweep` at each disconnect, `takeBack` at each resolution, the others once a second.
 *
 * @example
 * import { Faults } from 'twoway/backtest'
 *
 * Faults.usual.loss // => 0.02
 *
 * @category backtest
 * @since 0.1.0
 */
export const usual: FaultNumbers = {
  latency: 0.1,
  loss: 0.02,
  duplication: 0.02,
  reordering: 0.05,
  late: 0.01,
  reject: 0.03,
  race: 0.2,
  revert: 0.1,
  disconnect: 0.01,
  sweep: 0.5,
  clock: 0.02,
  tick: 0.02,
  stall: 0.01,
  lie: 0.02,
  jump: 0.02,
  restart: 0.004,
  takeBack: 0.3,
  kill: 0.003,
}

/**
 * No fault of any kind; counted, none yet.
 *
 * @example
 * import { Faults } from 'twoway/backtest'
 *
 * Faults.none.loss // => 0
 *
 * @category backtest
 * @since 0.1.0
 */
export const none: FaultNumbers = {
  latency: 0,
  loss: 0,
  duplication: 0,
  reordering: 0,
  late: 0,
  reject: 0,
  race: 0,
  revert: 0,
  disconnect: 0,
  sweep: 0,
  clock: 0,
  tick: 0,
  stall: 0,
  lie: 0,
  jump: 0,
  restart: 0,
  takeBack: 0,
  kill: 0,
}

/**
 * All kinds.
 *
 * @example
 * import { Faults } from 'twoway/backtest'
 *
 * Faults.kinds.length // => 18
 *
 * @category backtest
 * @since 0.1.0
 */
export const kinds: ReadonlyArray<FaultKind> = Object.keys(none) as Array<FaultKind>
