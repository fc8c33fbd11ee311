/**
 * Desks that break one promise each, for the simulation to catch.
 */

import type { FaultKind } from '../../../src/backtest/simulation/faults.js'
import * as Faults from '../../../src/backtest/simulation/faults.js'
import { realDesk, run } from '../../../src/backtest/simulation/simulation.js'
import type {
  SimulatedDesk,
  SimulationState,
} from '../../../src/backtest/simulation/simulationState.js'
import type { PlaceAction } from '../../../src/desk/decide/deskActions.js'

const { apply, decide } = realDesk

/** All kinds of faults but some. */
export const faultsBut = (without: ReadonlyArray<FaultKind>) => ({
  ...Faults.usual,
  ...Object.fromEntries(without.map((kind) => [kind, 0])),
})

/** How many events the fixed seeds have together; SIM_EVENTS digs deeper. */
const events = Number(process.env['SIM_EVENTS'] ?? 1_000_000)

const seeds = Array.from({ length: 40 }, (_, i) => i + 1)

/** The fixed seeds of a kind of venue: the even ones net YES against NO. */
export const seedsOf = (venue: 'netting' | 'buying'): ReadonlyArray<number> =>
  seeds.filter((seed) => (seed % 2 === 0) === (venue === 'netting'))

/** How many steps of a fixed seed are taken; one in ten goes on for longer. */
export const stepsOf = (seed: number): number =>
  Math.floor((events / seeds.length) * (seed % 10 === 4 || seed % 10 === 7 ? 2 : 0.75))

/** For a machine that does much else: a fixed seed takes a few seconds of its own. */
export const patience = 300_000

export const noneOf = faultsBut(Faults.kinds)

export const tried = (subject: SimulatedDesk, seed: number, steps: number): SimulationState =>
  run({ seed, subject, faults: noneOf }, steps)

/** Counts no order that it has sent. */
export const forgetful: SimulatedDesk = {
  decide,
  apply: (desk, event) =>
    event.kind === 'acted'
      ? apply(desk, { ...event, actions: { ...event.actions, places: [] } })
      : apply(desk, event),
}

const withPlaces = (places: (all: ReadonlyArray<PlaceAction>) => ReadonlyArray<PlaceAction>) =>
  ({
    apply,
    decide: (desk, config, scope) => {
      const actions = decide(desk, config, scope)
      return { ...actions, places: places(actions.places) }
    },
  }) satisfies SimulatedDesk

/** Sells where it buys. */
export const crossing: SimulatedDesk = withPlaces((places) =>
  places.map((place) =>
    place.order.side === 'ask' ? { ...place, order: { ...place.order, price: 0.2 } } : place,
  ),
)

/** Gives every order of a market the same name. */
export const repeating: SimulatedDesk = withPlaces((places) =>
  places.map((place) => ({ ...place, clientOrderId: `${place.marketId}#1` })),
)

/** Waits for answers for ever. */
export const patient: SimulatedDesk = {
  decide,
  apply: (desk, event) =>
    event.kind === 'clock'
      ? { ...desk, now: Math.max(desk.now, event.at), events: desk.events + 1 }
      : apply(desk, event),
}

/** Forgets what a fill costs, by a millionth of a dollar. */
export const generous: SimulatedDesk = {
  decide,
  apply: (desk, event) =>
    event.kind === 'fill'
      ? apply(desk, { ...event, fill: { ...event.fill, fee: event.fill.fee + 1 } })
      : apply(desk, event),
}

/** Never hears that it is stopped. */
export const deaf: SimulatedDesk = {
  apply,
  decide: (desk, config, scope) =>
    decide({ ...desk, killSwitch: { kind: 'running' } }, config, scope),
}

/** Remembers more than its state. */
export const fickle = (): SimulatedDesk => {
  let heard = 0
  return {
    decide,
    apply: (desk, event) => {
      heard += 1
      const next = apply(desk, event)
      return heard % 1_000 === 0 ? { ...next, events: next.events + 1 } : next
    },
  }
}

/** Takes one more order to rest in each market than the venue says. */
export const seeing: SimulatedDesk = {
  decide,
  apply: (desk, event) => {
    if (event.kind !== 'reconciled') return apply(desk, event)
    const { snapshot } = event
    const phantoms = snapshot.positions.map(({ marketId }) => ({
      marketId,
      clientOrderId: null,
      venueId: `phantom ${marketId}`,
      outcome: 'yes' as const,
      side: 'bid' as const,
      price: 10_000,
      size: 1_000_000,
      filled: 0,
    }))
    const orders = [...snapshot.orders, ...phantoms]
    return apply(desk, { ...event, snapshot: { ...snapshot, orders } })
  },
}

/** Takes an order for gone while its request may still be under way. */
export const hasty: SimulatedDesk = {
  decide,
  apply: (desk, event) => apply({ ...desk, settings: { ...desk.settings, requestMs: 0 } }, event),
}

/** Takes an order that never arrived for one that is still to come. */
export const hoping: SimulatedDesk = {
  decide,
  apply: (desk, event) => apply({ ...desk, settings: { ...desk.settings, requestMs: 1e9 } }, event),
}

/** Counts no message. */
export const spendthrift: SimulatedDesk = {
  apply,
  decide: (desk, config, scope) => decide(desk, { ...config, rates: null }, scope),
}

/** Keeps every order that it cancels. */
export const undecided: SimulatedDesk = {
  apply,
  decide: (desk, config, scope) => {
    const actions = decide(desk, config, scope)
    const decisions = actions.decisions.map((one) => ({
      ...one,
      diff: { ...one.diff, keep: [...one.diff.keep, ...one.diff.cancel] },
    }))
    return { ...actions, decisions }
  },
}
