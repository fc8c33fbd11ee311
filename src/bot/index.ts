/**
 * The public entry `twoway/bot`: who turns the crank live.
 */

export type { ClientWorld, FeedClient, FeedMessage, SocketLike } from '../adapters/feedClient.js'
export type {
  ConnectionStatus,
  DepthLevel,
  VenueClient,
  VenueMessage,
  VenueTrade,
} from '../adapters/venueClient.js'
export type { BotEnd, BotOptions, BotWorld } from './botOptions.js'
export { type Bot, createBot } from './createBot.js'
export {
  type BotJournal,
  type JournalBefore,
  noJournal,
  openJournal,
  readJournal,
} from './journal/openJournal.js'
export { type HeardTrade, type RecordedState, recordedEvents } from './journal/recordedEvents.js'
export {
  type JournalFault,
  type JournalReplay,
  journalReplay,
  replayJournal,
} from './journal/replayJournal.js'
export type { HeldMarket } from './paper/heldMarkets.js'
export type { PaperOptions, PaperRules, PaperTakers } from './paper/paperTrade.js'
export { type PaperVenue, paperVenue } from './paper/paperVenue.js'
export { type PlatformWorld, platformWorld } from './platformWorld.js'
export { type Preflight, type PreflightFacts, preflight } from './preflight.js'
export { runConfigOf, runDefaults } from './runDefaults.js'
export { type MachineClocks, type SteadyClock, steadyClock } from './steadyClock.js'
export type { AssetOutlook } from './turn/assetOutlook.js'
export type { BotInput, BotOutput, BotStopped, Weight } from './turn/botMessage.js'
export type { Asking, BotSetup, BotState, FeedState } from './turn/botState.js'
export { type PostLike, type WebhookOptions, webhook } from './webhook.js'
export {
  type AlertView,
  type ConnectionView,
  type DeskView,
  type DeskViewExtras,
  deskView,
  type FeedView,
} from './window/deskView.js'
export type { MarketView, OrderView, QuoteView, TradeView } from './window/deskViewMarket.js'
export type { Meter } from './window/deskViewMeter.js'
export type { Told } from './window/deskViewReason.js'
export type { MetricsRegistry } from './window/metricsPage.js'
export { openRegistry } from './window/openRegistry.js'
export { type OpenWindow, openWindow, type WindowConfig } from './window/openWindow.js'
export {
  type BookLevel,
  type BookLevels,
  type BookRow,
  changedRows,
  type OrderBookView,
  orderBookView,
  type ShownBook,
} from './window/orderBookView.js'
export { startAgain } from './window/startAgain.js'
export { type Terminal, type TerminalMarket, terminalBook } from './window/terminalBook.js'
export * as WindowError from './window/windowError.js'
export { windowToken } from './window/windowToken.js'
