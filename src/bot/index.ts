/**
 * The public entry `twoway/bot`: who turns the crank live.
 */

export type { FeedClient, FeedMessage } from '../adapters/feedClient.js'
export type { ConnectionStatus, VenueClient, VenueMessage } from '../adapters/venueClient.js'
export type { BotInput, BotOutput, Weight } from './botMessage.js'
export type { BotEnd, BotOptions, BotWorld } from './botOptions.js'
export type { BotSetup, BotState } from './botState.js'
export { type Bot, createBot } from './createBot.js'
export {
  type AlertView,
  type ConnectionView,
  type DeskView,
  type DeskViewExtras,
  deskView,
  type FeedView,
} from './deskView.js'
export type { MarketView, OrderView, QuoteView } from './deskViewMarket.js'
export type { Meter } from './deskViewMeter.js'
export type { Told } from './deskViewReason.js'
export type { MetricsRegistry } from './metricsPage.js'
export {
  type BotJournal,
  type JournalBefore,
  noJournal,
  openJournal,
  readJournal,
} from './openJournal.js'
export { openRegistry } from './openRegistry.js'
export { type OpenWindow, openWindow, type WindowConfig } from './openWindow.js'
export {
  type BookLevel,
  type BookLevels,
  type BookRow,
  changedRows,
  type OrderBookView,
  orderBookView,
  type ShownBook,
} from './orderBookView.js'
export type { PaperOptions } from './paperTrade.js'
export { type PaperVenue, paperVenue } from './paperVenue.js'
export { type Preflight, type PreflightFacts, preflight } from './preflight.js'
export { type RecordedState, recordedEvents } from './recordedEvents.js'
export {
  type JournalFault,
  type JournalReplay,
  journalReplay,
  replayJournal,
} from './replayJournal.js'
export { runConfigOf, runDefaults } from './runDefaults.js'
export { type Terminal, type TerminalMarket, terminalBook } from './terminalBook.js'
export { type PostLike, type WebhookOptions, webhook } from './webhook.js'
export * as WindowError from './windowError.js'
export { windowToken } from './windowToken.js'
