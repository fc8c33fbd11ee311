/**
 * The panels of the page that show numbers and words alone.
 */

import type { AlertView, ConnectionView, DeskView, FeedView } from '../window/deskView.js'
import type { MarketView } from '../window/deskViewMarket.js'
import type { Meter } from '../window/deskViewMeter.js'
import { age, dollars, gain, shares, spot } from '../window/windowWords.js'
import { found, keep, made, rowOf, say, sayRow } from './element.js'

/** Shows a view, and of its markets the one that is looked at. @category bot @since 0.1.0 */
export const showPanels = (view: DeskView, market: MarketView | null): void => {
  document.title = `${gain(view.pnl.today)} twoway`
  say(found('mode'), view.live ? `LIVE · ${view.venue}` : `paper · ${view.venue}`)
  found('mode').classList.toggle('live', view.live)
  say(found('state'), view.state)
  found('state').dataset['state'] = view.state
  found('resume').hidden = !(view.state === 'paused' || view.state === 'stopped')
  showAlerts(view)
  showSums(view)
  showMeters('desk-meters', view.meters)
  showMeters('market-meters', market?.meters ?? [])
  say(found('limits-market'), market?.id ?? 'No market')
  showWithheld(market)
  showFeeds(view)
}

const showAlerts = ({ alerts, stopped, state }: DeskView): void => {
  const told: ReadonlyArray<Pick<AlertView, 'severity' | 'words'>> = [
    ...(stopped?.reasons ?? []).map(
      (words) => ({ severity: 'critical', words: `${state}: ${words}` }) as const,
    ),
    ...alerts,
  ]
  keep(
    found('alerts'),
    told,
    // The numbers of a sentence move; the alert is the same.
    ({ severity, words }) => `${severity} ${words.replace(/[\d.,]+/g, '#')}`,
    ({ severity }) => made('p', `alert ${severity}`, ''),
    (element, { words }) => say(element, words),
  )
}

const showSums = ({ pnl, worst, orders, alerts }: DeskView): void => {
  const sums: ReadonlyArray<readonly [string, string, number]> = [
    ['today', gain(pnl.today), pnl.today],
    ['realised', gain(pnl.realised), pnl.realised],
    ['open', gain(pnl.unrealised), pnl.unrealised],
    ['fees − rebates', dollars(pnl.fees - pnl.rebates), 0],
    ['worst case', dollars(worst), worst],
    ['equity', dollars(pnl.equity), 0],
    ['live orders', String(orders), 0],
    ['alerts', String(alerts.length), 0 - alerts.length],
  ]
  keep(
    found('sums'),
    sums,
    ([name]) => name,
    ([name]) => {
      const box = made('div', '', '')
      box.append(made('dt', '', name), made('dd', '', ''))
      return box
    },
    (box, [, text, value]) => {
      const shown = box.children[1] as HTMLElement
      say(shown, text)
      shown.classList.toggle('lost', value < 0)
    },
  )
}

const showMeters = (id: string, meters: ReadonlyArray<Meter>): void =>
  keep(
    found(id),
    meters,
    ({ name }) => name,
    ({ name }) => {
      const box = made('div', 'meter', '')
      const bar = made('div', 'bar', '')
      bar.setAttribute('role', 'meter')
      bar.setAttribute('aria-label', name)
      bar.setAttribute('aria-valuemin', '0')
      box.append(made('span', '', name), made('span', 'number', ''), bar)
      return box
    },
    (box, { unit, value, limit }) => {
      const print = unit === 'dollars' ? dollars : shares
      const words =
        limit === null ? `${print(value)}, no limit` : `${print(value)} of ${print(limit)}`
      const used = limit === null || limit <= 0 ? 0 : Math.min(1, Math.max(0, value / limit))
      const bar = box.children[2] as HTMLElement
      say(box.children[1] as HTMLElement, words)
      bar.hidden = limit === null
      bar.style.setProperty('--used', String(used))
      bar.classList.toggle('near', used >= 0.8)
      bar.setAttribute('aria-valuenow', String(Math.floor(100 * used)))
      bar.setAttribute('aria-valuemax', '100')
      bar.setAttribute('aria-valuetext', words)
    },
  )

const showWithheld = (market: MarketView | null): void => {
  const words =
    market === null
      ? []
      : market.halted !== null
        ? [`every quote: ${market.halted.words}`]
        : [
            ...market.quotes.flatMap(({ side, level, withheld }) =>
              withheld === null ? [] : [`${side} at level ${level}: ${withheld.words}`],
            ),
            ...market.cut.map((one) => one.words),
          ]
  keep(
    found('withheld'),
    words.length === 0 ? ['nothing is withheld'] : words,
    (each) => each,
    (each) => made('li', '', each),
    () => undefined,
  )
}

const showFeeds = ({ feeds, connections }: DeskView): void => {
  keep(
    found('feed-rows'),
    feeds,
    ({ source, asset }: FeedView) => `${source} ${asset}`,
    () => rowOf(5),
    (row, { source, asset, price, ageMs, quoted }) => {
      sayRow(row, [source, asset, spot(price), age(ageMs), quoted ? 'to quote by' : 'beside'])
      row.classList.toggle('old', ageMs > 5_000)
    },
  )
  keep(
    found('connection-rows'),
    connections,
    ({ name }: ConnectionView) => name,
    () => rowOf(3),
    (row, { name, kind, detail }) => {
      sayRow(row, [name, kind, detail])
      row.classList.toggle('old', kind !== 'connected')
    },
  )
}
