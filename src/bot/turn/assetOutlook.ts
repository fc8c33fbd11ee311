/**
 * How volatile an asset is expected to be: a fold over the prices that its markets settle on.
 */

import type { QuoteConfig } from '../../decision/config.js'
import type { OutlookEvent } from '../../desk/deskEvent.js'
import type { Spot } from '../../market/market.js'
import { pointBar } from '../../market/pointBar.js'
import {
  type CloseToCloseConfig,
  type CloseToCloseState,
  closeToClose,
} from '../../volatility/closeToClose.js'
import { type OutlookState, outlook } from '../../volatility/outlook.js'
import type { OutlookConfig } from '../../volatility/outlookConfig.js'

/**
 * What is remembered of an asset's prices: by the forecast of the config where it has one, else by
 * the estimator, else nothing.
 *
 * @category bot
 * @since 0.1.0
 */
export type AssetOutlook =
  | { readonly kind: 'flat' }
  | { readonly kind: 'moves'; readonly state: CloseToCloseState }
  | { readonly kind: 'outlook'; readonly state: OutlookState }

/** The part of a run's config that says where its volatility is from. @category bot @since 0.1.0 */
export type OutlookRule = {
  readonly desk: { readonly quote: Pick<QuoteConfig, 'volatility'> }
  readonly volatility: CloseToCloseConfig | null
}

/** What is said of an asset, without its name. @category bot @since 0.1.0 */
export type SaidOutlook = Pick<OutlookEvent, 'volatility' | 'volatilityError' | 'drift'>

/** Made ready once a config: it takes a millisecond, for which frames would wait each second. */
const readyOutlooks = new WeakMap<OutlookConfig, ReturnType<typeof outlook>>()

const outlookOf = (forecast: OutlookConfig): ReturnType<typeof outlook> => {
  const known = readyOutlooks.get(forecast)
  if (known !== undefined) return known
  const ready = outlook(forecast)
  readyOutlooks.set(forecast, ready)
  return ready
}

const nothing: SaidOutlook = { volatility: null, volatilityError: null, drift: null }

/** Returns an outlook that has heard no price. @category bot @since 0.1.0 */
export const noOutlook = ({ desk, volatility }: OutlookRule): AssetOutlook => {
  const { forecast } = desk.quote.volatility
  if (forecast !== null && forecast !== undefined)
    return { kind: 'outlook', state: outlookOf(forecast).initial }
  return volatility === null
    ? { kind: 'flat' }
    : { kind: 'moves', state: closeToClose(volatility).initial }
}

/**
 * Returns an outlook after one price, which comes at most once a second.
 *
 * @category bot
 * @since 0.1.0
 */
export const heardPrice = (
  { desk, volatility }: OutlookRule,
  before: AssetOutlook,
  { price, at }: Spot,
): AssetOutlook => {
  const { forecast } = desk.quote.volatility
  if (before.kind === 'moves' && volatility !== null)
    return { kind: 'moves', state: closeToClose(volatility).step(before.state, { price, at }) }
  if (before.kind !== 'outlook' || forecast === null || forecast === undefined) return before
  return { kind: 'outlook', state: outlookOf(forecast).step(before.state, pointBar({ price, at })) }
}

/**
 * Returns what an outlook says for so many seconds from now: of the price at the strike of a market
 * that has just begun, since one answer serves all markets of the asset.
 *
 * @category bot
 * @since 0.1.0
 */
export const saidOf = (
  { desk, volatility }: OutlookRule,
  heard: AssetOutlook,
  { now, seconds }: { readonly now: number; readonly seconds: number },
): SaidOutlook => {
  const { forecast } = desk.quote.volatility
  if (heard.kind === 'moves' && volatility !== null) {
    const said = closeToClose(volatility).value(heard.state)
    return said === null ? nothing : { ...nothing, volatility: said.volatility }
  }
  if (heard.kind !== 'outlook' || forecast === null || forecast === undefined) return nothing
  const said = outlookOf(forecast).value(heard.state)({ now, seconds, elapsed: 0, distance: 0 })
  return said === null
    ? nothing
    : { volatility: said.volatility, volatilityError: said.error, drift: said.drift }
}
