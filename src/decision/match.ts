/**
 * Which orders stand where they should, and which must go.
 */

import { matchTolerance } from '../market/grid.js'
import type { QuoteConfig } from './config.js'
import { askSide, bidSide, LevelFate, OrderFate, type Workspace } from './workspace.js'

/**
 * Gives each wanted level the first order that stands there, rule 10 of the decision contract: never
 * one that is larger than wanted. What no level takes stays marked for cancelling.
 */
export const match = (work: Workspace, orders: number, config: QuoteConfig): void => {
  const { orderSide, orderTicks, orderSize, orderFate, levelFate } = work
  const { resizeTolerance } = config.diff
  const { levels } = config.ladder
  for (let at = 0; at < 2 * levels; at++) {
    if (levelFate[at] !== LevelFate.wanted) continue
    const side = at < levels ? bidSide : askSide
    const ticks = work.levelTicks[at] as number
    const wanted = work.levelSize[at] as number
    for (let i = 0; i < orders; i++) {
      if (orderSide[i] !== side || orderFate[i] !== OrderFate.cancel) continue
      if (Math.abs((orderTicks[i] as number) - ticks) > matchTolerance) continue
      const short = wanted - (orderSize[i] as number)
      if (short < 0 || short > resizeTolerance * wanted) continue
      levelFate[at] = LevelFate.kept
      work.levelOrder[at] = i
      orderFate[i] = OrderFate.keep
      break
    }
  }
}
