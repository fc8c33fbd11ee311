/**
 * By which rule the windows of a calibration settle, and whether a recording can tell it.
 */

import type { Fixing, Settlement } from '../../market/settlement.js'
import { formatDuration } from '../duration.js'
import type { CalibrateSettings } from './calibrateSettings.js'

/**
 * Returns how markets settle where no file says otherwise, as `twoway replay` has it: on the last
 * price known at their end, which on the strike pays YES if that is the price at their start, and
 * NO if it is fixed.
 *
 * @category cli
 * @since 0.1.0
 */
export const plainRule = ({ strike }: Pick<CalibrateSettings, 'strike'>): Settlement => ({
  source: 'recording',
  end: { kind: 'point' },
  strike: strike === 'open' ? { kind: 'opening', fixing: { kind: 'point' } } : { kind: 'fixed' },
  tie: strike === 'open' ? 'yes' : 'no',
  tickSize: 0,
  lagMs: 0,
})

/**
 * Returns what of a settlement does not go with the settings, null where all does.
 *
 * @category cli
 * @since 0.1.0
 */
export const ruleProblem = (
  { windowMs, leftMs, strike }: Pick<CalibrateSettings, 'windowMs' | 'leftMs' | 'strike'>,
  { end, strike: strikeRule, lagMs }: Settlement,
): string | null => {
  if (strikeRule.kind === 'between') {
    return 'strike.kind: "between", expected "fixed" or "opening": a window has one strike'
  }
  if (strikeRule.kind === 'opening' && strike !== 'open') {
    return 'strike.kind: "opening", expected "fixed" with --strike fixed:SD'
  }
  if (end.kind === 'extremum' && lagMs !== 0) {
    return `lagMs: ${lagMs}, expected 0 with an extremum`
  }
  const latest = Math.max(...leftMs)
  if (latest - lagMs >= windowMs) {
    const why = `at --left ${formatDuration(latest)} the strike must be known`
    return `lagMs: ${lagMs}, expected more than ${latest - windowMs}: ${why}`
  }
  const most = windowMs - Math.max(lagMs, 0)
  for (const [path, fixing] of averages({ end, strike: strikeRule })) {
    if (fixing.windowMs > most) {
      return `${path}.windowMs: ${fixing.windowMs}, expected at most ${most}, the window less the lag`
    }
  }
  return null
}

/**
 * Returns what a recording whose prices are `stepMs` apart cannot tell of a settlement: `problem`
 * where an average would be made of one price, `warning` where it is only coarse.
 *
 * @category cli
 * @since 0.1.0
 */
export const resolutionOf = (
  settlement: Pick<Settlement, 'end' | 'strike'>,
  stepMs: number,
): { readonly problem: string | null; readonly warning: string | null } => {
  let warning: string | null = null
  for (const [path, { windowMs, prints }] of averages(settlement)) {
    const recorded = `the prices of the recording are ${stepMs} ms apart`
    if (windowMs <= stepMs) {
      const [few, them] =
        stepMs < Infinity ? [recorded, 'them'] : ['the recording holds one price', 'it']
      const problem = `${path}.windowMs: ${windowMs}, but ${few}: no mean can be made of ${them}`
      return { problem, warning: null }
    }
    const spacing = prints === null ? 'is continuous' : `has prints ${windowMs / prints} ms apart`
    if (prints === null || windowMs / prints < stepMs) {
      warning ??= `${path} ${spacing}, but ${recorded}: each stands until the next`
    }
  }
  return { problem: null, warning }
}

type Average = Exclude<Fixing, { readonly kind: 'point' }>

const averages = ({
  end,
  strike,
}: Pick<Settlement, 'end' | 'strike'>): ReadonlyArray<readonly [string, Average]> => {
  const opening = strike.kind === 'opening' ? strike.fixing : null
  return [
    ...(end.kind === 'mean' || end.kind === 'trimmedMean' ? [['end', end] as const] : []),
    ...(opening !== null && opening.kind !== 'point' ? [['strike.fixing', opening] as const] : []),
  ]
}
