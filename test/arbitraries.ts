/**
 * Valid states and configs for property tests, biased to where rules change: marks and limits met
 * exactly, fair values next to a tick, orders where the next decision would put its own.
 */

import * as fc from 'fast-check'
import type { SeedConfig } from '../src/decision/config.js'
import { presets } from '../src/decision/presets.js'
import type { QuoteState } from '../src/decision/state.js'
import type { Book } from '../src/market/market.js'
import type { RestingOrder } from '../src/market/order.js'
import { size } from '../src/quoting/size.js'
import { skew } from '../src/quoting/skew.js'
import { spread } from '../src/quoting/spread.js'
import { cdf, quantile } from './arbitraries/gaussian.js'
import { decimal, quoteConfig } from './arbitraries/quoteConfig.js'

export { decimal, quoteConfig }

/** What a state is made from before the config says where its limits and levels lie. */
const sketch = fc.record({
  market: fc.record({
    asset: fc.constantFrom('BTC', 'ETH', 'SOL', 'DOGE'),
    strike: fc.oneof(decimal(100, 200, 2), decimal(2900, 3500, 2), decimal(60_000, 70_000, 2)),
    openedAt: fc.integer({ min: 1_750_000_000_000, max: 1_751_000_000_000 }),
    lifeMs: fc.constantFrom(300_000, 900_000, 3_600_000, 86_400_000),
    tickSize: fc.constantFrom(0.01, 0.01, 0.001, 0.0025, 0.02, 0.0001),
  }),
  /** The part of life left, or ms from the end, or from where quoting stops. */
  clock: fc.oneof(
    { weight: 6, arbitrary: fc.record({ left: decimal(0.001, 1, 3) }) },
    { weight: 4, arbitrary: fc.record({ left: fc.constantFrom(1, 0.5, 0.3, 0.2, 0.1) }) },
    { weight: 2, arbitrary: fc.record({ toClose: fc.integer({ min: -1, max: 2 }) }) },
    { weight: 1, arbitrary: fc.record({ toExpiry: fc.integer({ min: -2, max: 2 }) }) },
  ),
  /** Standard deviations from the strike, or a price on the grid missed by `nudge` ticks. */
  fair: fc.oneof(
    { weight: 4, arbitrary: fc.record({ z: decimal(-2.5, 2.5, 2) }) },
    { weight: 1, arbitrary: fc.record({ z: decimal(-6, 6, 1) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        at: fc.oneof(fc.constantFrom(0.5, 0.15, 0.25, 0.75, 0.85), decimal(0.02, 0.98, 2)),
        nudge: fc.constantFrom(0, 0, 1e-10, -1e-10, 2e-9, -2e-9, 1e-3, -1e-3),
      }),
    },
  ),
  volatility: fc.option(
    fc.option(fc.oneof(fc.constantFrom(0.4, 0.5), decimal(0.1, 1.5, 4)), { nil: null }),
    { nil: undefined },
  ),
  /** The spot's age: ms, or ms past where it counts as stale. */
  age: fc.oneof(
    { weight: 8, arbitrary: fc.record({ ms: fc.constantFrom(0, 0, 200) }) },
    { weight: 2, arbitrary: fc.record({ pastStale: fc.integer({ min: -1, max: 1 }) }) },
    { weight: 1, arbitrary: fc.record({ ahead: fc.integer({ min: -1, max: 1 }) }) },
  ),
  /** Shares as parts of the limits, and whole or half shares beside them. */
  position: fc.record({
    matched: fc.oneof(fc.constant(0), fc.constantFrom(0.5, 1), decimal(0, 1, 2)),
    imbalance: fc.oneof(
      { weight: 3, arbitrary: fc.constant(0) },
      { weight: 3, arbitrary: fc.constantFrom(0.5, -0.5, 1, -1) },
      { weight: 4, arbitrary: decimal(-1.1, 1.1, 2) },
    ),
    extra: fc.constantFrom(0, 0, 0, 1, -1, 0.5, 15),
  }),
  orders: fc.uniqueArray(
    fc.record({
      id: fc.oneof(
        { weight: 9, arbitrary: fc.nat(20).map((n) => `o${n}`) },
        fc.constantFrom('', '__proto__', 'constructor', '0'),
      ),
      outcome: fc.constantFrom('yes' as const, 'yes' as const, 'no' as const),
      side: fc.constantFrom('bid' as const, 'ask' as const),
      status: fc.constantFrom('open', 'open', 'pending', 'cancelling', 'unknown'),
      level: fc.integer({ min: 0, max: 4 }),
      ticksOff: fc.oneof(
        { weight: 5, arbitrary: fc.constant(0) },
        { weight: 4, arbitrary: fc.integer({ min: -3, max: 3 }) },
        { weight: 1, arbitrary: fc.constantFrom(0.3, -12, 12, 1e-8, 1e-5) },
      ),
      size: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom('full', 'full', 'half', 'min') },
        { weight: 1, arbitrary: fc.integer({ min: 1, max: 600 }) },
      ),
    }),
    { maxLength: 8, selector: (order) => order.id },
  ),
  /** Ticks from the fair value to each best price; null unknown, undefined left out. */
  book: fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(null, undefined) },
    {
      weight: 3,
      arbitrary: fc.record({
        bid: fc.constantFrom<number | null | undefined>(
          null,
          undefined,
          -8,
          -4,
          -3,
          -2,
          -1,
          0,
          3,
          -2000,
        ),
        ask: fc.constantFrom<number | null | undefined>(
          null,
          undefined,
          8,
          4,
          3,
          2,
          1,
          0,
          -3,
          2000,
        ),
      }),
    },
  ),
  /** Cents, or cents past the limit of the daily loss. */
  pnl: fc.oneof(
    { weight: 8, arbitrary: fc.record({ cents: fc.constantFrom(0, -1250, 5000) }) },
    { weight: 1, arbitrary: fc.record({ pastLimit: fc.integer({ min: -1, max: 1 }) }) },
  ),
})

type Sketch = typeof sketch extends fc.Arbitrary<infer A> ? A : never

/** A valid state and a valid config that meet at each other's edges. */
export const decision: fc.Arbitrary<{ readonly state: QuoteState; readonly config: SeedConfig }> =
  fc
    .tuple(quoteConfig, sketch)
    .map(([config, drawn]) => ({ config, state: toState(drawn, config) }))

/** A valid state at the edges of one config. */
export const quoteStateFor = (config: SeedConfig): fc.Arbitrary<QuoteState> =>
  sketch.map((drawn) => toState(drawn, config))

/** A valid state at the edges of `presets.v2`. */
export const quoteState: fc.Arbitrary<QuoteState> = quoteStateFor(presets.v2)

const toState = (drawn: Sketch, config: SeedConfig): QuoteState => {
  const { asset, strike, openedAt, lifeMs, tickSize } = drawn.market
  const expiresAt = openedAt + lifeMs
  const leftMs = toLeftMs(drawn.clock, lifeMs, config)
  const now = expiresAt - leftMs
  const perYear =
    drawn.volatility ?? config.volatility.overrides[asset] ?? config.volatility.default
  const stdDev = perYear * Math.sqrt(Math.max(0, leftMs) / 31_536_000_000)
  const { price, fair } = toSpot(drawn.fair, { strike, stdDev, tickSize, config })
  const position = toPosition(drawn.position, config)
  const left = Math.min(1, Math.max(0, leftMs / lifeMs))
  const quote = quoteOf({ fair, left, position, tickSize }, config)
  return {
    now,
    market: {
      id: `${asset}-${lifeMs / 60_000}m-${openedAt}`,
      asset,
      strike,
      openedAt,
      expiresAt,
      tickSize,
    },
    spot: { price, at: now - toAge(drawn.age, config.timing.staleSpotMs) },
    ...(drawn.volatility === undefined ? {} : { volatility: drawn.volatility }),
    position,
    orders: drawn.orders.map((order) => toOrder(order, quote)),
    ...(drawn.book === undefined ? {} : { book: toBook(drawn.book, fair, tickSize) }),
    pnl: { today: toCents(drawn.pnl, config.limits.maxDailyLoss) / 100 },
  }
}

const toLeftMs = (drawn: Sketch['clock'], lifeMs: number, config: SeedConfig): number => {
  if ('left' in drawn) return Math.round(drawn.left * lifeMs)
  return 'toClose' in drawn ? config.timing.closeBeforeExpiryMs + drawn.toClose : drawn.toExpiry
}

const toAge = (drawn: Sketch['age'], staleMs: number): number => {
  if ('ms' in drawn) return Math.min(drawn.ms, staleMs)
  return 'ahead' in drawn ? -staleMs - drawn.ahead : staleMs + drawn.pastStale
}

const toCents = (drawn: Sketch['pnl'], maxDailyLoss: number): number =>
  'cents' in drawn
    ? Math.max(drawn.cents, -100 * maxDailyLoss)
    : -100 * maxDailyLoss - drawn.pastLimit

/** A spot of whole cents, or the one whose fair value is next to a tick; and the fair value. */
const toSpot = (
  drawn: Sketch['fair'],
  market: { strike: number; stdDev: number; tickSize: number; config: SeedConfig },
): { price: number; fair: number } => {
  const { strike, stdDev, tickSize, config } = market
  const drift = config.fairValue.model === 'simplified' ? 0 : stdDev / 2
  const at = 'z' in drawn ? 0 : onGrid(drawn.at, tickSize) + drawn.nudge * tickSize
  const z = 'z' in drawn ? drawn.z : quantile(at)
  const exact = strike * Math.exp((z + drift) * stdDev)
  if (!('z' in drawn)) return { price: exact, fair: at }
  const price = Math.max(0.01, tidy(exact, 2))
  return { price, fair: cdf(stdDev === 0 ? 0 : Math.log(price / strike) / stdDev - drift) }
}

/** Where the innermost quotes stand, and their size, so that some orders are worth keeping. */
type Quote = {
  readonly bid: number
  readonly ask: number
  readonly spacing: number
  readonly tickSize: number
  readonly bidSize: number
  readonly askSize: number
  readonly minSize: number
}

const quoteOf = (
  at: { fair: number; left: number; position: QuoteState['position']; tickSize: number },
  config: SeedConfig,
): Quote => {
  const { fair, left, position, tickSize } = at
  const { maxPosition, maxImbalance } = config.limits
  const imbalance = Math.min(1, Math.max(-1, (position.yes - position.no) / maxImbalance))
  const half = spread(config.spread, fair, left, imbalance) / 2
  const moved = fair - skew(config.skew, imbalance, 1 - left)
  return {
    bid: moved - half,
    ask: moved + half,
    spacing: config.ladder.spacing,
    tickSize,
    bidSize: size(config.size, fair, left, position.yes / maxPosition),
    askSize: size(config.size, fair, left, position.no / maxPosition),
    minSize: config.size.min,
  }
}

const toPosition = (drawn: Sketch['position'], config: SeedConfig): QuoteState['position'] => {
  const { maxPosition, maxImbalance } = config.limits
  const more = Math.abs(drawn.imbalance) * maxImbalance
  const held = Math.max(0, Math.floor(drawn.matched * maxPosition - more))
  const [yes, no] = drawn.imbalance < 0 ? [held, held + more] : [held + more, held]
  return { yes: Math.max(0, yes + drawn.extra), no }
}

const toOrder = (drawn: Sketch['orders'][number], quote: Quote): RestingOrder => {
  const { id, outcome, side, status, level, ticksOff } = drawn
  const { tickSize, spacing } = quote
  const isBid = (outcome === 'yes') === (side === 'bid')
  const target = isBid
    ? Math.floor((quote.bid - level * spacing) / tickSize + 1e-9)
    : Math.ceil((quote.ask + level * spacing) / tickSize - 1e-9)
  const yes = (Math.min(Math.round(1 / tickSize) - 1, Math.max(1, target)) + ticksOff) * tickSize
  const price = tidy(outcome === 'yes' ? yes : 1 - yes, 12)
  const full = isBid ? quote.bidSize : quote.askSize
  const shares = { full, half: full / 2, min: quote.minSize }
  return {
    id,
    outcome,
    side,
    price: Math.min(1 - tickSize / 2, Math.max(tickSize / 2, price)),
    size: typeof drawn.size === 'number' ? drawn.size : shares[drawn.size as keyof typeof shares],
    status: status as RestingOrder['status'],
  }
}

const toBook = (
  drawn: NonNullable<Sketch['book']> | null,
  fair: number,
  tickSize: number,
): Book | null => {
  if (drawn === null) return null
  const at = (ticks: number): number =>
    Math.min(1, Math.max(0, tidy(onGrid(fair, tickSize) + ticks * tickSize, 12)))
  const { bid, ask } = drawn
  return {
    ...(bid === undefined ? {} : { bestBid: bid === null ? null : at(bid) }),
    ...(ask === undefined ? {} : { bestAsk: ask === null ? null : at(ask) }),
  }
}

const onGrid = (price: number, tickSize: number): number =>
  tidy(Math.round(price / tickSize) * tickSize, 12)

const tidy = (value: number, digits: number): number => Number(value.toFixed(digits))
