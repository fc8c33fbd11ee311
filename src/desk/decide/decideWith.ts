/**
 * The decisions of a desk, by whatever decides a market.
 */

import { mustCancel } from '../../risk/killSwitch.js'
import { type Agreement, agreement, of as pricingOf } from '../assetPricing.js'
import { type AssetDesk, type Desk, type DeskMarket, market as marketOf } from '../desk.js'
import * as Dictionary from '../dictionary.js'
import { assetDecisions, type Decided } from './assetDecisions.js'
import { dailyLoss } from './dailyLoss.js'
import type { DecisionContext, MarketDecider } from './decisionContext.js'
import type { DeskActions } from './deskActions.js'
import { withinRates } from './deskBudget.js'
import type { DeskConfig } from './deskConfig.js'
import { addDecision, draft, finished, strayCancels } from './draft.js'
import { nothing } from './elsewhere.js'
import { addDisagreement, addMerge, addWorth } from './holdings.js'
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
 * const settings = { answerMs: 5_000, requestMs: 10_000, keepSettledMs: 3_600_000, keepEnded: 32 }
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
    const context: DecisionContext = {
      desk,
      config,
      decider,
      stopped,
      pnl: { today },
      chosen,
      agreements: agreementsOf(desk, config, scope),
      letThrough: isChecked(config) ? nothing() : unchecked,
    }
    const asked = { decided: decidedOf(context, scope), strays: strayCancels(desk) }
    const sent = withinRates(desk, config, asked)
    const built = draft(desk)
    for (const { held, decision } of sent.decided) {
      addDecision(built, held, decision)
      addWorth(built, held, decision)
      if (config.merge !== null) addMerge(built, context, held, decision)
      if (isChecked(config)) addDisagreement(built, context, held, decision)
    }
    for (const cancel of sent.strays) built.cancels.push(cancel)
    return finished(built, { scores, kill, budget: sent.budget })
  }

/** Only checks write down what they let through. */
const unchecked = /* @__PURE__ */ nothing()

const isChecked = ({ checks }: DeskConfig): boolean => checks !== null && checks !== undefined

const decidedOf = (context: DecisionContext, scope: DeskScope): ReadonlyArray<Decided> => {
  const { desk } = context
  const assets = assetsOf(desk, scope)
  const [first] = assets
  if (scope.kind === 'market') {
    const held = marketOf(desk, scope.marketId)
    return held === null || first === undefined ? [] : assetDecisions(context, first, [held])
  }
  if (first !== undefined && assets.length === 1)
    return assetDecisions(context, first, marketsOf(first))
  return assets.flatMap((asset) => assetDecisions(context, asset, marketsOf(asset)))
}

const marketsOf = ({ markets }: AssetDesk): ReadonlyArray<DeskMarket> =>
  Dictionary.entries(markets).map(({ value }) => value)

const noAgreements: ReadonlyMap<string, Agreement> = new Map()

/** Only where something watches the sources, or checks ask for it, is there anything to say. */
const agreementsOf = (
  desk: Desk,
  config: DeskConfig,
  scope: DeskScope,
): ReadonlyMap<string, Agreement> => {
  const { pricing } = desk.settings
  if (pricing === undefined && !isChecked(config)) return noAgreements
  const agreements = new Map<string, Agreement>()
  for (const { asset, consensus, sources } of assetsOf(desk, scope))
    agreements.set(
      asset,
      agreement(pricingOf(pricing, asset), consensus, {
        sources: Object.keys(sources).length,
        now: desk.now,
      }),
    )
  return agreements
}

const assetsOf = ({ assets, assetOf }: Desk, scope: DeskScope): ReadonlyArray<AssetDesk> => {
  if (scope.kind === 'all') return Dictionary.entries(assets).map(({ value }) => value)
  const asset = scope.kind === 'asset' ? scope.asset : Dictionary.get(assetOf, scope.marketId)
  const one = asset === undefined ? undefined : Dictionary.get(assets, asset)
  return one === undefined ? [] : [one]
}

const chosenOf = (scores: DeskActions['scores']): ReadonlySet<string> =>
  new Set(scores.filter(({ chosen }) => chosen).map(({ marketId }) => marketId))
