/**
 * The decisions of a desk, by whatever decides a market.
 */

import { mustCancel } from '../risk/killSwitch.js'
import { assetDecisions } from './assetDecisions.js'
import { dailyLoss } from './dailyLoss.js'
import type { MarketDecider } from './decisionContext.js'
import { type AssetDesk, type Desk, market as marketOf } from './desk.js'
import type { DeskActions } from './deskActions.js'
import type { DeskConfig } from './deskConfig.js'
import * as Dictionary from './dictionary.js'
import { draft, finished, withStrays } from './draft.js'
import { selectMarkets } from './selectMarkets.js'

/**
 * Which markets to decide: all, those of one underlying, or one. Only a decision over all of them
 * chooses markets anew; the others go by the last choice.
 *
 * @category desk
 * @since 0.1.0
 */
export type DeskScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'asset'; readonly asset: string }
  | { readonly kind: 'market'; readonly marketId: string }

const everything: DeskScope = { kind: 'all' }

/**
 * Returns `decide` with another decision of a market in the place of `decideQuotes`, one that is
 * timed or checked, say; after an event of one market or one underlying, over that scope alone.
 *
 * @example
 * import { decideWith, decideQuotes, Desk, presets } from 'twoway'
 *
 * const settings = { answerMs: 5_000, keepSettledMs: 86_400_000, keepEnded: 32 }
 * const desk = Desk.open({ now: 0, nextOrder: 1, settings })
 * const config = {
 *   quote: presets.v2, selection: null, groups: null, merge: null,
 *   asBuys: false, killAtDailyLoss: true,
 * }
 * decideWith(decideQuotes)(desk, config, { kind: 'asset', asset: 'BTC' }).places // => []
 *
 * @category desk
 * @since 0.1.0
 */
export const decideWith =
  (decider: MarketDecider) =>
  (desk: Desk, config: DeskConfig, scope: DeskScope = everything): DeskActions => {
    const stopped = mustCancel(desk.killSwitch)
    const { today, kill } = dailyLoss(desk, config)
    const isChoice = scope.kind === 'all' && !stopped
    const scores = isChoice ? selectMarkets(desk, config) : []
    const chosen = isChoice && config.selection !== null ? chosenOf(scores) : null
    const built = draft(desk)
    const context = { desk, config, decider, stopped, pnl: { today }, chosen }
    if (scope.kind === 'market') {
      const held = marketOf(desk, scope.marketId)
      const asset = held === null ? undefined : Dictionary.get(desk.assets, held.market.asset)
      if (held !== null && asset !== undefined) assetDecisions(context, asset, [held], built)
    } else {
      for (const asset of assetsOf(desk, scope)) {
        const markets = Dictionary.entries(asset.markets).map(({ value }) => value)
        assetDecisions(context, asset, markets, built)
      }
    }
    return finished(withStrays(built, desk), scores, kill)
  }

const assetsOf = ({ assets }: Desk, scope: DeskScope): ReadonlyArray<AssetDesk> => {
  if (scope.kind === 'all') return Dictionary.entries(assets).map(({ value }) => value)
  const one = scope.kind === 'asset' ? Dictionary.get(assets, scope.asset) : undefined
  return one === undefined ? [] : [one]
}

const chosenOf = (scores: DeskActions['scores']): ReadonlySet<string> =>
  new Set(scores.filter(({ chosen }) => chosen).map(({ marketId }) => marketId))
