/**
 * What a demonstration came to, counted.
 */

import type { Position } from '../../market/market.js'
import type { HaltTag, Reason } from '../../market/reason.js'
import type { DemoStep } from './demoStep.js'

/**
 * Counts over all decisions. `halted` counts decisions, `withheld` quotes of those that did not
 * halt; only the reasons that came are named. `shares` of both kinds of fill together; `position`
 * at the end.
 *
 * @category cli
 * @since 0.1.0
 */
export type DemoSummary = {
  readonly decisions: number
  readonly placed: number
  readonly kept: number
  readonly cancelled: number
  readonly fills: number
  readonly shares: number
  readonly position: Position
  readonly halted: Readonly<Partial<Record<HaltTag, number>>>
  readonly withheld: Readonly<Partial<Record<Reason['_tag'], number>>>
  readonly violations: number
}

/**
 * Returns the counts of the steps.
 *
 * @category cli
 * @since 0.1.0
 */
export const demoSummary = (steps: ReadonlyArray<DemoStep>): DemoSummary => {
  const halted: Partial<Record<HaltTag, number>> = {}
  const withheld: Partial<Record<Reason['_tag'], number>> = {}
  const fills = steps.flatMap((step) => step.fills)
  for (const step of steps) {
    if (step.halted !== null) halted[step.halted] = (halted[step.halted] ?? 0) + 1
    for (const { reason, quotes } of step.withheld) {
      if (quotes !== null) withheld[reason] = (withheld[reason] ?? 0) + quotes
    }
  }
  return {
    decisions: steps.length,
    placed: sum(steps.map(({ placed }) => placed)),
    kept: sum(steps.map(({ kept }) => kept)),
    cancelled: sum(steps.map(({ cancelled }) => cancelled)),
    fills: fills.length,
    shares: sum(fills.map(({ size }) => size)),
    position: steps.at(-1)?.position ?? { yes: 0, no: 0 },
    halted,
    withheld,
    violations: sum(steps.map(({ violations }) => violations.length)),
  }
}

const sum = (values: ReadonlyArray<number>): number =>
  values.reduce((total, value) => total + value, 0)
