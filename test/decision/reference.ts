/**
 * The decision contract once more, rule by rule in prices and plain lists, to hold the library to:
 * slow, without ticks or working memory, and with another normal distribution (jstat's).
 */

import jstat from 'jstat'
import type { SeedConfig } from '../../src/decision/config.js'
import { explainQuotes } from '../../src/decision/explainQuotes.js'
import type { QuoteState } from '../../src/decision/state.js'

type Level = { readonly side: 'bid' | 'ask'; readonly price: number; readonly size: number }

export type Reference = {
  readonly cancel: ReadonlyArray<string>
  readonly keep: ReadonlyArray<string>
  readonly place: ReadonlyArray<Level>
  readonly halted: string | null
  readonly explain: { fairValue: number; spread: number; skew: number } | null
}

/** Decides a valid state under a valid config. */
export const reference = (state: QuoteState, config: SeedConfig): Reference => {
  const halted = haltOf(state, config)
  const standing = state.orders.filter(({ status }) => status !== 'cancelling')
  if (halted !== null) {
    return { cancel: standing.map(({ id }) => id), keep: [], place: [], halted, explain: null }
  }
  const terms = termsOf(state, config)
  const targets = [...sideOf(state, config, terms, 'bid'), ...sideOf(state, config, terms, 'ask')]
  const { keep, missing } = matched(state, config, targets)
  return {
    cancel: standing.map(({ id }) => id).filter((id) => !keep.includes(id)),
    keep,
    place: placed(state, config, missing),
    halted: null,
    explain: { fairValue: terms.fairValue, spread: terms.spread, skew: terms.skew },
  }
}

const haltOf = ({ now, market, spot, pnl }: QuoteState, { timing, limits }: SeedConfig) => {
  if (market.expiresAt - now < timing.closeBeforeExpiryMs) return 'near-expiry'
  if (Math.abs(now - spot.at) > timing.staleSpotMs) return 'stale-spot'
  return pnl.today < -limits.maxDailyLoss ? 'daily-loss' : null
}

type Terms = ReturnType<typeof termsOf>

const termsOf = (state: QuoteState, config: SeedConfig) => {
  const { market, spot, position } = state
  const { asset } = market
  const strike = market.strike as number
  const volatility =
    state.volatility ?? config.volatility.overrides[asset] ?? config.volatility.default
  const remainingMs = market.expiresAt - state.now
  const deviation = volatility * Math.sqrt(remainingMs / 1000 / (365 * 24 * 3600))
  const distance = Math.log1p((spot.price - strike) / strike)
  const drift = config.fairValue.model === 'blackScholes' ? deviation / 2 : 0
  const limit = distance === 0 ? 0 : distance > 0 ? 40 : -40
  const d2 = deviation === 0 ? limit : distance / deviation - drift
  const fairValue = jstat.normal.cdf(d2, 0, 1)
  const left = held(remainingMs / (market.expiresAt - market.openedAt), 0, 1)
  const imbalance = held((position.yes - position.no) / config.limits.maxImbalance, -1, 1)
  const extreme = furthest(
    config.spread.extreme,
    ({ beyond }) => Math.abs(fairValue - 0.5) > beyond,
  )
  const late = nearest(config.spread.late, ({ remaining }) => left < remaining)
  const { above, slope } = config.spread.imbalance
  const imbalanced = Math.abs(imbalance) > above ? 1 + slope * Math.abs(imbalance) : 1
  const wide = config.spread.base * extreme * late * imbalanced
  const rebalance = [...config.skew.rebalance]
    .sort((a, b) => b.elapsed - a.elapsed)
    .find(({ elapsed }) => 1 - left >= elapsed)
  const lean = imbalance * config.skew.factor * (rebalance?.times ?? 1)
  return {
    fairValue,
    left,
    spread: held(wide, config.spread.min, config.spread.max),
    skew: held(lean, -config.skew.max, config.skew.max),
  }
}

const held = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value))

type Beyond = SeedConfig['spread']['extreme'][number]
type Late = SeedConfig['spread']['late'][number]

const furthest = (tiers: ReadonlyArray<Beyond>, holds: (tier: Beyond) => boolean): number =>
  [...tiers].sort((a, b) => b.beyond - a.beyond).find(holds)?.times ?? 1

const nearest = (tiers: ReadonlyArray<Late>, holds: (tier: Late) => boolean): number =>
  [...tiers].sort((a, b) => a.remaining - b.remaining).find(holds)?.times ?? 1

/** The targets of one side, rules 5 to 9. */
const sideOf = (
  state: QuoteState,
  config: SeedConfig,
  terms: Terms,
  side: 'bid' | 'ask',
): ReadonlyArray<Level> => {
  const { tickSize } = state.market
  const { levels, minPrice, maxPrice } = config.ladder
  const slack = 1e-9 * tickSize
  const prices = Array.from({ length: levels }, (_, level) =>
    onGrid(config, terms, side, level, state.market),
  )
    .filter((price) => price >= minPrice - slack && price <= maxPrice + slack)
    .filter((price, i, all) => i === 0 || Math.abs(price - (all[i - 1] as number)) > tickSize / 2)
    .filter(() => !loses(config, terms, side))
    .filter((price) => clearOfBook(state, config, side, price))
  const full = sizeOf(state, config, terms, side)
  let room = Math.floor(roomOf(state, config, side))
  const targets: Array<Level> = []
  for (const price of prices) {
    const size = Math.min(full, room)
    if (size < config.size.min) continue
    room = Math.floor(room - size)
    targets.push({ side, price, size })
  }
  return targets
}

const onGrid = (
  { ladder }: SeedConfig,
  { fairValue, spread, skew }: Terms,
  side: 'bid' | 'ask',
  level: number,
  { tickSize, bands }: QuoteState['market'],
): number => {
  const away = spread / 2 + level * ladder.spacing
  let ticks =
    side === 'bid'
      ? Math.floor((fairValue - away - skew) / tickSize + 1e-9)
      : Math.ceil((fairValue + away - skew) / tickSize - 1e-9)
  while (ticks % stepOf(bands, ticks) !== 0) ticks += side === 'bid' ? -1 : 1
  return Number((ticks * tickSize).toFixed(10))
}

/** The step of the band that holds a tick: the last that begins at or below it, else the first. */
const stepOf = (bands: QuoteState['market']['bands'], ticks: number): number => {
  const below = (bands ?? []).filter(({ from }) => from <= ticks)
  return (below.at(-1) ?? bands?.[0])?.step ?? 1
}

const loses = ({ timing: { stopLoser } }: SeedConfig, terms: Terms, side: 'bid' | 'ask'): boolean =>
  terms.left < stopLoser.remaining &&
  (side === 'bid' ? terms.fairValue < stopLoser.below : terms.fairValue > 1 - stopLoser.below)

const clearOfBook = (
  { market, book }: QuoteState,
  { spread: { min } }: SeedConfig,
  side: 'bid' | 'ask',
  price: number,
): boolean => {
  const slack = 1e-9 * market.tickSize
  if (side === 'bid') return !(Number(book?.bestAsk ?? Infinity) - price < min - slack)
  return !(price - Number(book?.bestBid ?? -Infinity) < min - slack)
}

const sizeOf = (
  { position }: QuoteState,
  { size, limits }: SeedConfig,
  { fairValue, left }: Terms,
  side: 'bid' | 'ask',
): number => {
  const extreme = furthest(size.extreme, ({ beyond }) => Math.abs(fairValue - 0.5) > beyond)
  const late = nearest(size.late, ({ remaining }) => left < remaining)
  const share = (side === 'bid' ? position.yes : position.no) / limits.maxPosition
  const { above, floor } = size.accumulating
  const part = share > above ? Math.max(floor, 1 - share) : 1
  return held(Math.floor(size.base * extreme * late * part + 0.5), size.min, size.max)
}

const roomOf = (
  { position: { yes, no } }: QuoteState,
  { limits: { maxPosition, maxImbalance } }: SeedConfig,
  side: 'bid' | 'ask',
): number =>
  side === 'bid'
    ? Math.min(maxPosition - yes, maxImbalance - (yes - no))
    : Math.min(maxPosition - no, maxImbalance + (yes - no))

/** One's own orders on YES. */
const ownOrders = ({ orders }: QuoteState) =>
  orders.map(({ id, outcome, side, price, size, status }) => ({
    id,
    status,
    size,
    side: outcome === 'yes' ? side : side === 'bid' ? 'ask' : 'bid',
    price: outcome === 'yes' ? price : 1 - price,
  }))

const matched = (state: QuoteState, config: SeedConfig, targets: ReadonlyArray<Level>) => {
  const keep: Array<string> = []
  const missing: Array<Level> = []
  for (const target of targets) {
    const found = ownOrders(state).find(
      ({ id, status, side, price, size }) =>
        status !== 'cancelling' &&
        !keep.includes(id) &&
        side === target.side &&
        Math.abs(price - target.price) < 1e-6 * state.market.tickSize &&
        size <= target.size &&
        target.size - size <= config.diff.resizeTolerance * target.size,
    )
    if (found === undefined) missing.push(target)
    else keep.push(found.id)
  }
  return { keep, missing }
}

const placed = (state: QuoteState, config: SeedConfig, missing: ReadonlyArray<Level>) => {
  const slack = 1e-9 * state.market.tickSize
  const live: Array<{ side: string; price: number; size: number }> = ownOrders(state)
  const place: Array<Level> = []
  for (const wanted of missing) {
    const trades = live.some(
      ({ side, price }) =>
        side !== wanted.side &&
        (wanted.side === 'bid' ? wanted.price >= price - slack : wanted.price <= price + slack),
    )
    let room = roomOf(state, config, wanted.side)
    for (const { side, size } of live) if (side === wanted.side) room -= size
    if (trades || wanted.size > room) continue
    live.push(wanted)
    place.push(wanted)
  }
  return place
}

/** The two compute the fair value by other means: on a tier's mark they may differ by an ulp. */
export const isOnMark = (state: QuoteState, config: SeedConfig): boolean => {
  const fair = explainQuotes(state, config).explain?.fairValue
  if (fair === undefined) return false
  const { below } = config.timing.stopLoser
  const marks = [...config.spread.extreme, ...config.size.extreme].map(({ beyond }) => beyond)
  const distances = marks.map((mark) => Math.abs(Math.abs(fair - 0.5) - mark))
  return [...distances, Math.abs(fair - below), Math.abs(1 - fair - below)].some((d) => d < 1e-9)
}
