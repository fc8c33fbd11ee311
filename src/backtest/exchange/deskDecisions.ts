/**
 * What the desk of a backtest decides, tells and sends.
 */

import type {
  DeskActions,
  MarketDecision,
  PlaceAction,
  SentActions,
} from '../../desk/decide/deskActions.js'
import type { RestingOrder } from '../../market/order.js'
import { onYes } from '../../market/side.js'
import type { AssetState } from './assetState.js'
import { caughtUp, heard, heardLater } from './deskSide.js'
import type { ExchangeMarket } from './exchangeMarket.js'
import { marketOf, type Turn, tell } from './turn.js'
import { request } from './underway.js'
import { withheldOf } from './withheldOf.js'

/** Decides what is due of all underlyings. @category backtest @since 0.1.0 */
export const decideDue = (turn: Turn): void => {
  turn.decideAt = Infinity
  for (const asset of turn.assets) {
    if (asset.decideAt <= turn.now) decideAsset(turn, asset)
    if (asset.decideAt < turn.decideAt) turn.decideAt = asset.decideAt
  }
}

const decideAsset = (turn: Turn, asset: AssetState): void => {
  const { desk: config, pace } = turn.setup.config
  ticked(turn)
  asset.decidedAt = turn.now
  asset.decideAt = Infinity
  let open = false
  for (const held of turn.markets) {
    if (turn.assets[held.asset] !== asset || !trades(held)) continue
    open = true
    if (config.selection !== null) continue
    caughtUp(turn)
    sent(turn, turn.setup.decide(turn.desk, config, held.scope))
  }
  // Only a decision over all markets chooses among them.
  if (open && config.selection !== null)
    sent(turn, turn.setup.decide(turn.desk, config, { kind: 'all' }))
  if (open && pace.idleMs !== null) asset.decideAt = turn.now + pace.idleMs
}

/** Decides one market at once. @category backtest @since 0.1.0 */
export const decideMarket = (turn: Turn, held: ExchangeMarket): void => {
  caughtUp(turn)
  if (trades(held)) sent(turn, turn.setup.decide(turn.desk, turn.setup.config.desk, held.scope))
}

const trades = ({ stage }: ExchangeMarket): boolean => stage === 'open' || stage === 'closing'

/** By its clock the desk knows how late it is, which answers are lost, and what it may forget. */
const ticked = (turn: Turn): void => {
  caughtUp(turn)
  const { answerMs } = turn.setup.config.settings
  if (turn.desk.now === turn.now && turn.now - turn.clockedAt < answerMs) return
  turn.clockedAt = turn.now
  heard(turn, { kind: 'clock', at: turn.now })
}

const sent = (turn: Turn, actions: DeskActions): void => {
  for (const decision of actions.decisions) told(turn, decision)
  if (!isNews(actions)) return
  heardLater(turn, { kind: 'acted', at: turn.now, actions: sentOf(actions) })
  for (const action of actions.cancels) request(turn, { kind: 'cancel', action })
  for (const action of actions.amends) request(turn, { kind: 'amend', action })
  let wanted: Wanted | null = null
  for (const action of actions.places) {
    if (wanted?.marketId !== action.marketId) wanted = wantedOf(actions, action.marketId)
    request(turn, { kind: 'place', action, rank: rankOf(wanted, action.order) })
  }
  for (const action of actions.merges) request(turn, { kind: 'merge', action })
}

/** Without the decisions, which the desk does not read: a journal holds what was sent. */
const sentOf = (actions: DeskActions): SentActions => ({
  cancels: actions.cancels,
  places: actions.places,
  amends: actions.amends,
  merges: actions.merges,
  worths: actions.worths,
  disagreements: actions.disagreements,
  nextOrder: actions.nextOrder,
  budget: actions.budget,
  kill: actions.kill,
  scores: actions.scores,
})

/** What a share is worth is no news to a desk that holds none. */
const isNews = ({
  cancels,
  amends,
  places,
  merges,
  kill,
  worths,
  decisions,
}: DeskActions): boolean => {
  if (cancels.length + amends.length + places.length + merges.length > 0 || kill !== null)
    return true
  if (worths.length === 0) return false
  for (const { state } of decisions) {
    if (state !== null && (state.position.yes !== 0 || state.position.no !== 0)) return true
  }
  return false
}

const told = (turn: Turn, decision: MarketDecision): void => {
  const held = marketOf(turn, decision.marketId)
  if (held === null) return
  turn.counts.decisions += 1
  const { explain } = decision.diff
  const fairValue = explain === null ? null : explain.fairValue
  if (fairValue !== null) held.fairValue = fairValue
  tell(turn, {
    kind: 'decided',
    at: turn.now,
    marketId: decision.marketId,
    secondsLeft: (held.market.expiresAt - turn.now) / 1_000,
    fairValue,
    position: (held.desk.yes - held.desk.no) / 1e6,
    cash: held.desk.cash / 1e6,
    bids: held.restingBids,
    asks: held.restingAsks,
    withheld: withheldOf(decision, turn.setup.config.desk.quote.ladder.levels),
  })
}

/** The prices at which the desk wants to stand in a market, each once. */
type Wanted = {
  readonly marketId: string
  readonly bids: Array<number>
  readonly asks: Array<number>
}

const wantedOf = ({ decisions }: DeskActions, marketId: string): Wanted => {
  const wanted: Wanted = { marketId, bids: [], asks: [] }
  const decision = decisions.find((one) => one.marketId === marketId)
  if (decision === undefined) return wanted
  const { diff, state } = decision
  if (state !== null) addKept(wanted, state.orders, diff.keep)
  for (const one of diff.place) addWanted(wanted, one)
  return wanted
}

/** What is kept mostly stands in the order of what rests: each is looked for after the last. */
const addKept = (
  wanted: Wanted,
  orders: ReadonlyArray<RestingOrder>,
  keep: ReadonlyArray<string>,
): void => {
  let next = 0
  for (const id of keep) {
    for (let tried = 0; tried < orders.length; tried++) {
      const order = orders[next] as RestingOrder
      next = next + 1 === orders.length ? 0 : next + 1
      if (order.id === id) {
        addWanted(wanted, order)
        break
      }
    }
  }
}

type Wish = Pick<PlaceAction['order'], 'outcome' | 'side' | 'price'>

const addWanted = ({ bids, asks }: Wanted, order: Wish): void => {
  const heights = onYes(order) === 'bid' ? bids : asks
  const height = heightOf(order)
  if (!heights.includes(height)) heights.push(height)
}

/** How many prices of what the desk wants stand nearer to the middle than an order of it. */
const rankOf = ({ bids, asks }: Wanted, order: Wish): number => {
  const own = heightOf(order)
  let rank = 0
  for (const height of onYes(order) === 'bid' ? bids : asks) if (height > own) rank += 1
  return rank
}

/** In whole millionths, the higher the nearer to the middle: a purchase's price, a sale's less. */
const heightOf = ({ side, price }: Pick<Wish, 'side' | 'price'>): number => {
  const whole = Math.floor(price * 1e6 + 0.5)
  return side === 'bid' ? whole : 1_000_000 - whole
}
