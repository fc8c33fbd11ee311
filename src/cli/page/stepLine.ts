/**
 * What holds until it changes, drawn as it is: in steps, with gaps where there is nothing.
 */

import { place, type Scale } from './scale.js'

/** The two axes of a panel; step `i` holds from `i` to `i + 1` on x. @category cli @since 0.1.0 */
export type Axes = { readonly x: Scale; readonly y: Scale }

/**
 * Returns the path of a step line, null where it has a gap.
 *
 * @category cli
 * @since 0.1.0
 */
export const stepLine = ({ x, y }: Axes, values: ReadonlyArray<number | null>): string =>
  runs(values)
    .map(({ from, values: run }) => {
      const [first, ...rest] = run.map((value) => place(y, value))
      const steps = rest.map((at, i) => `H${place(x, from + i + 1)}V${at}`)
      return `M${place(x, from)} ${first}${steps.join('')}H${place(x, from + run.length)}`
    })
    .join('')

/**
 * Returns the path of the area between two step lines, which have their gaps in common.
 *
 * @category cli
 * @since 0.1.0
 */
export const stepBand = (
  axes: Axes,
  inner: ReadonlyArray<number | null>,
  outer: ReadonlyArray<number | null>,
): string =>
  runs(inner)
    .map(({ from, values }) => {
      const { x, y } = axes
      const there = stepLine(axes, [...Array.from({ length: from }, () => null), ...values])
      const back = values
        .map((value, i) => {
          const at = from + i
          return `V${place(y, outer[at] ?? value)}H${place(x, at)}`
        })
        .reverse()
      return `${there}${back.join('')}Z`
    })
    .join('')

type Run = { readonly from: number; readonly values: ReadonlyArray<number> }

const runs = (values: ReadonlyArray<number | null>): ReadonlyArray<Run> => {
  const found: Array<{ from: number; values: Array<number> }> = []
  for (const [i, value] of values.entries()) {
    if (value === null) continue
    const before = values[i - 1]
    if (i === 0 || before === null || before === undefined) found.push({ from: i, values: [value] })
    else found.at(-1)?.values.push(value)
  }
  return found
}
