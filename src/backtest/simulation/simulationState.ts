/**
 * What a simulation of desk and venue knows between two steps: plain data.
 */

import type { DeskScope } from '../../desk/decide/decideWith.js'
import type { DeskActions } from '../../desk/decide/deskActions.js'
import type { DeskConfig } from '../../desk/decide/deskConfig.js'
import type { Desk } from '../../desk/desk.js'
import type { DeskEvent } from '../../desk/deskEvent.js'
import type { Dictionary } from '../../desk/dictionary.js'
import type { RateBudget } from '../../risk/rateBudget.js'
import type { FaultNumbers } from './faults.js'
import type { FaultyVenue } from './faultyVenue.js'
import type { Message } from './simulationMessage.js'

/**
 * The promises that are checked, by name; `docs/INVARIANTS.md` says what each means.
 *
 * @category backtest
 * @since 0.1.0
 */
export type Invariant =
  | 'promises-kept'
  | 'position-within-limits'
  | 'no-self-cross'
  | 'no-order-doubled'
  | 'cancels-answered-or-counted'
  | 'cash-conserved'
  | 'halted-places-nothing'
  | 'same-events-same-desk'
  | 'reconciled-equals-venue'
  | 'within-budget'

/** One number for each promise. @category backtest @since 0.1.0 */
export type InvariantNumbers = Readonly<Record<Invariant, number>>

/** A promise that was broken: at which step, and how. @category backtest @since 0.1.0 */
export type SimulationFailure = {
  readonly invariant: Invariant
  readonly step: number
  readonly detail: string
}

/**
 * The desk that is tried: `apply` and `decide` of `twoway`, or a mutant of them.
 *
 * @category backtest
 * @since 0.1.0
 */
export type SimulatedDesk = {
  readonly apply: (desk: Desk, event: DeskEvent) => Desk
  readonly decide: (desk: Desk, config: DeskConfig, scope: DeskScope) => DeskActions
}

/**
 * What a simulation is made by: `seed` from 0 to 2³² − 1; `faults`, how likely each kind is.
 *
 * @category backtest
 * @since 0.1.0
 */
export type SimulationConfig = {
  readonly seed: number
  readonly faults: FaultNumbers
  readonly subject: SimulatedDesk
}

/**
 * An underlying: its true price, and until when each source is silent.
 *
 * @category backtest
 * @since 0.1.0
 */
export type SimulatedAsset = {
  readonly asset: string
  readonly price: number
  readonly silentUntil: number
}

/**
 * Between two steps. `draws`: numbers drawn; `sent`: messages sent; `skew`: how wrong the desk's
 * clock is in ms; `downUntil`: no message passes before; `recovering`: since when a restarted desk
 * waits; `polled`: up to where the journal was heard; `told`: the last entries told of each
 * market's grid and resolution; `calm`: since when all faults rest, null while they don't;
 * `lastOrder`: the highest number of an order sent; `log`: the events since the desk was `logged`,
 * which are replayed now and then.
 *
 * @category backtest
 * @since 0.1.0
 */
export type SimulationState = {
  readonly step: number
  readonly now: number
  readonly draws: number
  readonly sent: number
  readonly config: DeskConfig
  readonly desk: Desk
  readonly venue: FaultyVenue
  readonly assets: ReadonlyArray<SimulatedAsset>
  readonly wire: ReadonlyArray<Message>
  readonly skew: number
  readonly downUntil: number
  readonly recovering: number | null
  readonly polled: number
  readonly told: Dictionary<number>
  readonly calm: number | null
  readonly lastOrder: number
  readonly tokens: RateBudget | null
  readonly heard: number
  readonly logged: string | null
  readonly log: ReadonlyArray<DeskEvent>
  readonly faults: FaultNumbers
  readonly checks: InvariantNumbers
  readonly failure: SimulationFailure | null
}

/** None checked yet. @category backtest @since 0.1.0 */
export const noChecks: InvariantNumbers = {
  'promises-kept': 0,
  'position-within-limits': 0,
  'no-self-cross': 0,
  'no-order-doubled': 0,
  'cancels-answered-or-counted': 0,
  'cash-conserved': 0,
  'halted-places-nothing': 0,
  'same-events-same-desk': 0,
  'reconciled-equals-venue': 0,
  'within-budget': 0,
}
