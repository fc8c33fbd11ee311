/**
 * What each second does to a bot.
 */

import { type Desk, markets } from '../../desk/desk.js'
import * as Dictionary from '../../desk/dictionary.js'
import * as Ledger from '../../desk/ledger/ledger.js'
import { elapsed } from '../../market/units.js'
import { alertTurn } from './alertTurn.js'
import { heardPrice, saidOf } from './assetOutlook.js'
import type { BotState } from './botState.js'
import { type BotTurn, note, say, tell } from './botTurn.js'

const secondMs = 1_000

/** Tells the second, if it has begun, with all that hangs on it. @category bot @since 0.1.0 */
export const clockTurn = (turn: BotTurn): void => {
  // A clock that went back would otherwise be silent until it has caught up.
  if (turn.clockAt - turn.now > secondMs) {
    say(turn, 'warning', `the clock went back by ${turn.clockAt - turn.now} ms`)
    turn.clockAt = turn.now
  }
  if (turn.now < turn.clockAt) return
  turn.clockAt = turn.now - (turn.now % secondMs) + secondMs
  const day = dayOf(turn.now)
  if (turn.desk.ledger.day.name !== day) tell(turn, { kind: 'day', at: 0, day })
  const before = turn.desk
  tell(turn, { kind: 'clock', at: 0 })
  turn.past = withArchived(turn.past, before, turn.desk)
  tellConnection(turn)
  noteStale(turn)
  outlookTurn(turn)
  alertTurn(turn)
}

/** Returns the day of an instant in UTC, `2026-11-22`, say. @category bot @since 0.1.0 */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** What an asset's markets made stays counted when the markets are gone. */
const withArchived = (past: BotState['past'], before: Desk, after: Desk): BotState['past'] => {
  if (before.ledger.archived.count === after.ledger.archived.count) return past
  const next: Record<string, number> = { ...past }
  for (const { market } of markets(before)) {
    const account = Ledger.market(before.ledger, market.id)?.account
    if (account === undefined || Dictionary.get(after.assetOf, market.id) !== undefined) continue
    const made = account.realised - account.fees + account.rebates
    next[market.asset] = (next[market.asset] ?? 0) + made
  }
  return next
}

/** Only checks read it, and each is a line of the journal. */
const tellConnection = (turn: BotTurn): void => {
  const { checks } = turn.setup.config.desk
  if (checks === null || checks === undefined) return
  const userStreamAt = turn.venue.kind === 'connected' ? turn.now : turn.venueAt
  const told = {
    userStreamAt,
    heartbeatAt: null,
    cancelOnDisconnect: false,
    clockSkewMs: turn.skewMs,
  }
  tell(turn, { kind: 'venue', at: 0, told })
}

/** A price that has grown too old is a reason to decide at once. */
const noteStale = (turn: BotTurn): void => {
  const { staleSpotMs } = turn.setup.config.desk.quote.timing
  const stale = Dictionary.entries(turn.desk.assets)
    .filter(({ value: { spot } }) => spot !== null && turn.now - spot.at > staleSpotMs)
    .map(({ key }) => key)
  for (const asset of stale) {
    if (!turn.stale.includes(asset)) note(turn, { kind: 'asset', asset }, true)
  }
  turn.stale = stale
}

/** The outlook hears each asset's price once a second, and speaks now and then. */
const outlookTurn = (turn: BotTurn): void => {
  const { config } = turn.setup
  const next: Record<string, BotState['outlooks'][string]> = {}
  for (const [asset, outlook] of Object.entries(turn.outlooks)) {
    const spot = Dictionary.get(turn.desk.assets, asset)?.spot ?? null
    next[asset] = spot === null ? outlook : heardPrice(config, outlook, spot)
  }
  turn.outlooks = next
  const { outlookAt, now } = turn
  if (outlookAt !== null && now >= outlookAt && now - outlookAt < config.timing.outlookMs) return
  turn.outlookAt = now
  for (const asset of Object.keys(next)) tellOutlook(turn, asset)
}

const tellOutlook = (turn: BotTurn, asset: string): void => {
  const { config } = turn.setup
  const outlook = turn.outlooks[asset]
  const known = Dictionary.get(turn.desk.assets, asset)
  const soonest = soonestOf(turn.desk, asset, turn.now)
  if (outlook === undefined || outlook.kind === 'flat' || known === undefined) return
  if (soonest === null) return
  const seconds = elapsed({ from: turn.now, to: soonest })
  const said = saidOf(config, outlook, { now: turn.now, seconds })
  const { volatility, volatilityError, drift } = known
  const isSame =
    said.volatility === volatility &&
    said.volatilityError === volatilityError &&
    said.drift === drift
  if (!isSame) tell(turn, { kind: 'outlook', at: 0, asset, ...said })
}

const soonestOf = (desk: Desk, asset: string, now: number): number | null => {
  let soonest: number | null = null
  for (const { market, resolvedAt } of markets(desk)) {
    const { expiresAt } = market
    if (market.asset !== asset || resolvedAt !== null || expiresAt <= now) continue
    if (soonest === null || expiresAt < soonest) soonest = expiresAt
  }
  return soonest
}
