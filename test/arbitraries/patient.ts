/**
 * Decisions under the patient difference: orders young, old and of no known age.
 */

import * as fc from 'fast-check'
import type { PatientDiff, QuoteConfig } from '../../src/decision/config.js'
import type { QuoteState } from '../../src/decision/state.js'
import { decision } from '../arbitraries.js'
import { anyDecision } from './policies.js'

export const restMs = 400

export const patientDiff: fc.Arbitrary<PatientDiff> = fc.record({
  kind: fc.constant('patient' as const),
  resizeTolerance: fc.constantFrom(0, 0.05, 0.3),
  timidTicks: fc.constantFrom(0, 1, 1.5, 3),
  restMs: fc.constantFrom(0, restMs),
  amend: fc.boolean(),
})

const ages: fc.Arbitrary<ReadonlyArray<number | null | undefined>> = fc.array(
  fc.constantFrom(undefined, null, 0, 200, restMs - 1, restMs, 5_000, -100, -5_000),
  { minLength: 8, maxLength: 8 },
)

const aged = (state: QuoteState): fc.Arbitrary<QuoteState> =>
  ages.map((drawn) => ({
    ...state,
    orders: state.orders.map((order, i) => {
      const age = drawn[i]
      return age === undefined ? order : { ...order, since: age === null ? null : state.now - age }
    }),
  }))

export type PatientDecision = {
  readonly state: QuoteState
  readonly config: QuoteConfig & { readonly diff: PatientDiff }
}

const patient = (all: fc.Arbitrary<{ state: QuoteState; config: QuoteConfig }>) =>
  all.chain(
    ({ state, config }): fc.Arbitrary<PatientDecision> =>
      fc.record({
        state: aged(state),
        config: patientDiff.map((diff) => ({ ...config, diff })),
      }),
  )

/** A valid state and the policies of the seed, with a patient difference. */
export const patientDecision: fc.Arbitrary<PatientDecision> = patient(decision)

/** A valid state and any policies, with a patient difference. */
export const anyPatientDecision: fc.Arbitrary<PatientDecision> = patient(anyDecision)
