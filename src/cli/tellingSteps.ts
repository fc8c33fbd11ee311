/**
 * Which seconds of a demonstration to show where not all can be.
 */

import type { DemoStep } from './demo/demoStep.js'

/**
 * Returns the indices of the steps worth a row: the first, and of each eight seconds after it the
 * one in which most happened, if anything did.
 *
 * A halt or its end counts most, then fills, then other reasons to withhold than the second before,
 * then orders sent and the move of the fair value; the earlier of equals is shown.
 *
 * @category cli
 * @since 0.1.0
 */
export const tellingSteps = (steps: ReadonlyArray<DemoStep>): ReadonlyArray<number> => {
  const shown: Array<number> = []
  for (let from = 0; from < steps.length; from += slot) {
    let most = 0
    let best: number | null = null
    for (let i = from; i < Math.min(from + slot, steps.length); i++) {
      const weight = weightOf(steps[i], steps[i - 1])
      if (weight <= most) continue
      most = weight
      best = i
    }
    if (best !== null) shown.push(best)
  }
  return shown
}

const slot = 8

const weightOf = (step: DemoStep | undefined, before: DemoStep | undefined): number => {
  if (step === undefined) return 0
  if (before === undefined) return Infinity
  const moved = Math.abs((step.fairValue ?? 0) - (before.fairValue ?? 0))
  return (
    (step.halted === before.halted ? 0 : 1_000) +
    100 * step.fills.length +
    (reasons(step) === reasons(before) ? 0 : 20) +
    step.placed +
    step.cancelled +
    (step.halted === null ? moved : 0)
  )
}

const reasons = ({ withheld }: DemoStep): string =>
  withheld.map(({ side, reason }) => `${side} ${reason}`).join()
