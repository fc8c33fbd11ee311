/**
 * A desk and a venue under faults: one seed gives one history.
 */

import { decideQuotes } from '../../decision/decideQuotes.js'
import { apply } from '../../desk/apply/apply.js'
import { decideWith } from '../../desk/decide/decideWith.js'
import * as Dictionary from '../../desk/dictionary.js'
import type { FaultKind } from './faults.js'
import * as Faults from './faults.js'
import { onWord, opened as openedDesk } from './simulationDriver.js'
import { onInside } from './simulationMarkets.js'
import type { Message } from './simulationMessage.js'
import { configOf } from './simulationSetup.js'
import {
  noChecks,
  type SimulatedDesk,
  type SimulationConfig,
  type SimulationFailure,
  type SimulationState,
} from './simulationState.js'
import { onTimer } from './simulationTime.js'
import { type Turn, wake } from './simulationTurn.js'
import { onRequest } from './venueRequests.js'

/**
 * The desk of this library, what a simulation tries unless told otherwise.
 *
 * @example
 * import { Faults, Simulation } from 'twoway/backtest'
 *
 * const config = { seed: 1, faults: Faults.usual, subject: Simulation.realDesk }
 * Simulation.run(config, 2_000).failure // => null
 *
 * @category backtest
 * @since 0.1.0
 */
export const realDesk: SimulatedDesk = { apply, decide: decideWith(decideQuotes) }

/** When every simulation begins, in ms. */
const start = 1_750_000_000_000

/**
 * Returns the simulation of a config before its first step.
 *
 * @example
 * import { Faults, Simulation } from 'twoway/backtest'
 *
 * const config = { seed: 1, faults: Faults.usual, subject: Simulation.realDesk }
 * Simulation.opened(config).step // => 0
 *
 * @category backtest
 * @since 0.1.0
 */
export const opened = (setup: SimulationConfig): SimulationState => {
  const { config, nets } = configOf(setup.seed)
  const turn: Turn = {
    setup,
    step: 0,
    now: start,
    draws: 0,
    sent: 0,
    config,
    desk: openedDesk(start),
    venue: { nets, markets: [], journal: [], entries: 0, numbers: 0 },
    assets: [
      { asset: 'BTC', price: 65_000, silentUntil: 0 },
      { asset: 'ETH', price: 3_200, silentUntil: 0 },
    ],
    wire: [],
    skew: 0,
    downUntil: 0,
    recovering: null,
    polled: 0,
    told: Dictionary.empty,
    calm: null,
    lastOrder: 0,
    tokens: null,
    heard: 0,
    logged: null,
    log: [],
    faults: { ...Faults.none },
    checks: { ...noChecks },
    failure: null,
  }
  for (const timer of ['second', 'price', 'clock', 'taker', 'poll', 'day'] as const)
    wake(turn, 0, timer)
  wake(turn, 60_000, 'calm')
  return stateOf(turn)
}

/**
 * Returns the simulation one step on: what is due next happens, at the venue or at the desk, and
 * every promise it touches is checked.
 *
 * @example
 * import { Faults, Simulation } from 'twoway/backtest'
 *
 * const config = { seed: 1, faults: Faults.usual, subject: Simulation.realDesk }
 * Simulation.stepped(Simulation.opened(config), config).step // => 1
 *
 * @category backtest
 * @since 0.1.0
 */
export const stepped = (state: SimulationState, setup: SimulationConfig): SimulationState => {
  const turn = turnOf(state, setup)
  step(turn)
  return stateOf(turn)
}

const turnOf = (state: SimulationState, setup: SimulationConfig): Turn => ({
  ...state,
  setup,
  faults: { ...state.faults },
  checks: { ...state.checks },
})

const step = (turn: Turn): void => {
  const { wire, now } = turn
  const message = wire[wire.length - 1] as Message
  turn.step += 1
  turn.now = message.due > now ? message.due : now
  turn.wire = wire.slice(0, -1)
  deliver(turn, message)
}

const deliver = (turn: Turn, message: Message): void => {
  const isDown = turn.now < turn.downUntil
  switch (message.to) {
    case 'time':
      onTimer(turn, message.timer)
      return
    case 'inside':
      onInside(turn, message.body)
      return
    case 'venue':
      if (!isDown) onRequest(turn, message.body)
      return
    case 'desk':
      if (message.sure || !isDown) onWord(turn, message.body)
      return
  }
}

const stateOf = (turn: Turn): SimulationState => {
  const { setup, ...state } = turn
  return state
}

/**
 * Returns the simulation after so many steps, or after the first that broke a promise.
 *
 * @example
 * import { Faults, Simulation } from 'twoway/backtest'
 *
 * const config = { seed: 2, faults: Faults.usual, subject: Simulation.realDesk }
 * Simulation.run(config, 1_000).step // => 1_000
 *
 * @category backtest
 * @since 0.1.0
 */
export const run = (setup: SimulationConfig, steps: number): SimulationState => {
  const turn = turnOf(opened(setup), setup)
  while (turn.step < steps && turn.failure === null) step(turn)
  return stateOf(turn)
}

/**
 * Returns the shortest history that still breaks a promise, and the kinds of faults it needs: those
 * without which it does not are turned off one at a time. Null where `steps` break none.
 *
 * @example
 * import { Faults, Simulation } from 'twoway/backtest'
 *
 * const config = { seed: 1, faults: Faults.usual, subject: Simulation.realDesk }
 * Simulation.shrunk(config, 500) // => null
 *
 * @category backtest
 * @since 0.1.0
 */
export const shrunk = (
  setup: SimulationConfig,
  steps: number,
): { readonly failure: SimulationFailure; readonly kinds: ReadonlyArray<FaultKind> } | null => {
  let { failure } = run(setup, steps)
  if (failure === null) return null
  let { faults } = setup
  for (const kind of Faults.kinds) {
    if (faults[kind] === 0) continue
    const fewer = { ...faults, [kind]: 0 }
    const found = run({ ...setup, faults: fewer }, steps).failure
    if (found === null || found.invariant !== failure.invariant) continue
    faults = fewer
    failure = found
  }
  return { failure, kinds: Faults.kinds.filter((kind) => faults[kind] > 0) }
}
