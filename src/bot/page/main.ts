/**
 * The page of the window: hears the desk and shows it.
 */

import type { DeskView } from '../window/deskView.js'
import * as WindowHistory from '../window/windowHistory.js'
import { bookTable } from './bookTable.js'
import { found, say } from './element.js'
import { marketTable } from './marketTable.js'
import { showPanels } from './panels.js'
import { drawnPlots } from './plots.js'
import { bindSwitch } from './switchDialog.js'
import { showTrades } from './tradeTable.js'

let view: DeskView | null = null
let history = WindowHistory.empty
let heardAt = performance.now()

const show = (): void => {
  if (view === null) return
  const market = looked(view.markets)
  showPanels(view, market)
  showBook(market)
  showTrades(market, view.at)
  draw({ history, market: market?.id ?? null, strike: market?.strike ?? null })
}

const looked = marketTable(show)
const showBook = bookTable()
const draw = drawnPlots()

const listened = (): EventSource => {
  const events = new EventSource('/events')
  events.addEventListener('history', ({ data }) => {
    history = JSON.parse(data)
  })
  events.addEventListener('view', ({ data }) => {
    const heard: DeskView = JSON.parse(data)
    view = heard
    history = WindowHistory.seen(history, heard)
    heardAt = performance.now()
    show()
  })
  return events
}

let events = listened()

bindSwitch({
  atStake: () => ({
    orders: view?.orders ?? 0,
    markets: view?.markets.filter(({ orders }) => orders.length > 0).length ?? 0,
    live: view?.live ?? false,
  }),
  quiet: () => events.close(),
  listen: () => {
    events.close()
    events = listened()
  },
})

setInterval(() => {
  const link = found('link')
  const lost = view === null || performance.now() - heardAt > 3_000
  link.classList.toggle('lost', lost)
  // A reader is told once that nothing comes, not every half second anew.
  const since = new Date(performance.timeOrigin + heardAt).toTimeString().slice(0, 8)
  say(link, lost ? `no word from the bot since ${since}` : 'up to date')
}, 500)
