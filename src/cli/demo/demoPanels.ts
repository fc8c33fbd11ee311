/**
 * The three panels of the demonstration's plot: price, quotes, position.
 */

import { count } from '../count.js'
import { valueAxis } from '../page/axis.js'
import { extent, place } from '../page/scale.js'
import { type Axes, stepBand, stepLine } from '../page/stepLine.js'
import type { DemoResult } from './demoResult.js'
import type { DemoStep } from './demoStep.js'

/**
 * Where a panel stands: the x axis, its top and bottom, and how many lines it has room for.
 *
 * @category cli
 * @since 0.1.0
 */
export type PanelBox = {
  readonly x: Axes['x']
  readonly top: number
  readonly bottom: number
  readonly most: number
}

/**
 * Returns the panel of the underlying: its path, what the maker knew where that was less, the
 * strike.
 *
 * @category cli
 * @since 0.1.0
 */
export const pricePanel = (box: PanelBox, { market, steps, settlement }: DemoResult): string => {
  const path = [...steps.map(({ price }) => price), settlement.price]
  const axes = axesOf(box, extent([...path, market.strike], 0.08))
  const strike = place(axes.y, market.strike)
  const known = steps.map(({ at, spot }) => (spot.at < at ? spot.price : null))
  return `<g>
${valueAxis(axes, { title: 'BTC, dollars', most: box.most, format: count })}
<path class="strike" d="M${box.x.start} ${strike}H${box.x.end}"/>
<path class="known" d="${stepLine(axes, known)}"/>
<path class="path" d="${stepLine(axes, path.slice(0, -1))}V${place(axes.y, settlement.price)}"/>
</g>`
}

/**
 * Returns the panel of the fair value, the quotes of both sides around it, and the fills.
 *
 * @category cli
 * @since 0.1.0
 */
export const quotesPanel = (box: PanelBox, { steps }: DemoResult): string => {
  const prices = steps.flatMap(({ bids, asks, fairValue }) => [
    ...[...bids, ...asks].map(({ price }) => 100 * price),
    ...(fairValue === null ? [] : [100 * fairValue]),
  ])
  const axes = axesOf(box, extent(prices, 0.05))
  const fair = steps.map(({ fairValue }) => (fairValue === null ? null : 100 * fairValue))
  return `<g>
${valueAxis(axes, { title: 'One share of YES, cents', most: box.most, format: String })}
${quotesOf(axes, steps, 'bid')}
${quotesOf(axes, steps, 'ask')}
<path class="fair" d="${stepLine(axes, fair)}"/>
${steps.map((step, i) => fillMarks(axes, step, i)).join('')}
</g>`
}

/**
 * Returns the panel of the position: YES less NO, and the most that may be held of either.
 *
 * @category cli
 * @since 0.1.0
 */
export const positionPanel = (box: PanelBox, { steps, limits }: DemoResult): string => {
  const { maxImbalance } = limits
  const axes = axesOf(box, { from: -1.1 * maxImbalance, to: 1.1 * maxImbalance })
  const net = steps.map(({ position }) => position.yes - position.no)
  const zero = net.map(() => 0)
  const limit = (at: number): string => `M${box.x.start} ${place(axes.y, at)}H${box.x.end}`
  return `<g>
${valueAxis(axes, { title: 'Position: YES less NO, shares', most: box.most, format: String })}
<path class="limit" d="${limit(maxImbalance)}${limit(-maxImbalance)}"/>
<path class="held" d="${stepBand(axes, net, zero)}"/>
<path class="net" d="${stepLine(axes, net)}"/>
</g>`
}

const axesOf = (
  { x, top, bottom }: PanelBox,
  { from, to }: { readonly from: number; readonly to: number },
): Axes => ({ x, y: { from, to, start: bottom, end: top } })

const quotesOf = (axes: Axes, steps: ReadonlyArray<DemoStep>, side: 'bid' | 'ask'): string => {
  const levels = steps.map(({ bids, asks }) => (side === 'bid' ? bids : asks))
  const inner = levels.map((quotes) => cents(quotes[0]?.price))
  const outer = levels.map((quotes) => cents(quotes.at(-1)?.price))
  return `<path class="${side} band" d="${stepBand(axes, inner, outer)}"/>
<path class="${side} inner" d="${stepLine(axes, inner)}"/>`
}

const cents = (price: number | undefined): number | null =>
  price === undefined ? null : 100 * price

/** Upwards what made the position longer in YES, downwards what made it shorter. */
const fillMarks = (axes: Axes, { fills }: DemoStep, step: number): string =>
  fills
    .map(({ side, price }) => {
      const x = place(axes.x, step)
      const y = place(axes.y, 100 * price)
      return `<path class="${side} fill" d="${side === 'bid' ? upwards(x, y) : downwards(x, y)}"/>`
    })
    .join('')

/**
 * Returns the mark of a bid that was filled.
 *
 * @category cli
 * @since 0.1.0
 */
export const upwards = (x: number, y: number): string => `M${x} ${y}m-6 5l6 -11l6 11z`

/**
 * Returns the mark of an ask that was filled.
 *
 * @category cli
 * @since 0.1.0
 */
export const downwards = (x: number, y: number): string => `M${x} ${y}m-6 -5l6 11l6 -11z`
