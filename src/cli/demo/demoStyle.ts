/**
 * The look of the demonstration's page beyond what the pages share.
 */

import { backtestStyle } from '../backtest/backtestStyle.js'
import { plotStyle } from '../calibrate/calibratePlots.js'

/**
 * Both parts of the page, whose plots mean other things by the same names; of the market the plot's
 * lines and marks, the read-out, and the table of seconds; below 700 pixels the narrow plot.
 *
 * @category cli
 * @since 0.1.0
 */
export const demoStyle: string = `
.made-up { color: var(--ink); font-weight: 600; padding: .6rem .9rem; max-width: none;
  border: 2px solid var(--ask); border-radius: 8px }
.part { font-size: 1.25rem; margin: 1.5rem 0 .5rem }
.market { margin-top: 3rem }
.report { ${plotStyle}${backtestStyle} }
.market {
.plot { touch-action: pan-y; cursor: crosshair }
.plot .title { fill: var(--ink); font-size: 12px; font-weight: 600 }
.grid { stroke: var(--line); stroke-width: 1; fill: none }
.path, .net { fill: none; stroke: var(--ink); stroke-width: 1.3 }
.fair { fill: none; stroke: var(--fair); stroke-width: 1.5 }
.known { fill: none; stroke: var(--ask); stroke-width: 1.8; stroke-dasharray: 2 2 }
.strike { fill: none; stroke: var(--soft); stroke-width: 1.3; stroke-dasharray: 6 4 }
.limit { fill: none; stroke: var(--ask); stroke-width: 1.2; stroke-dasharray: 1 3 }
.held { fill: var(--soft); fill-opacity: .25 }
.halt { fill: var(--quiet) }
.band { fill-opacity: .28 }
.bid.band { fill: var(--bid) }
.ask.band { fill: var(--ask) }
.inner { fill: none; stroke-width: 1.3 }
.bid.inner { stroke: var(--bid) }
.ask.inner { stroke: var(--ask) }
.fill { stroke: var(--page); stroke-width: 1 }
.bid.fill { fill: var(--bid) }
.ask.fill { fill: var(--ask) }
.cursor { stroke: var(--ink); stroke-width: 1; stroke-opacity: .55; pointer-events: none }
.narrow { display: none }
.legend { display: flex; flex-wrap: wrap; gap: .15rem 1.1rem; list-style: none; margin: .75rem 0 0;
  padding: 0; font-size: 13px; color: var(--soft) }
.legend li { display: flex; align-items: center; gap: .4rem }
.legend svg { width: 28px; height: 14px; flex: none }
#read-out { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; margin: 0; padding: .6rem .9rem;
  background: var(--card); border: 1px solid var(--line); border-radius: 8px; position: sticky;
  top: .5rem; z-index: 1 }
#read-out dt { font-size: 12px; line-height: 1.3; color: var(--soft) }
#read-out dd { margin: 0; font-variant-numeric: tabular-nums; min-height: 1.5em }
#read-out [data-key=left] { min-width: 2.6rem }
#read-out [data-key=spot] { min-width: 5.2rem }
#read-out [data-key=position] { min-width: 5rem }
#read-out [data-key=bids], #read-out [data-key=asks] { min-width: 10rem }
#read-out [data-key=changed] { flex-basis: 100% }
.slider { display: flex; align-items: center; gap: .75rem; color: var(--soft); font-size: 13px;
  margin-top: .5rem }
.slider input { flex: 1; accent-color: var(--mark) }
.scroll { overflow-x: auto; max-height: 44rem; overflow-y: auto; border: 1px solid var(--line);
  border-radius: 8px }
#seconds { font-size: 13.5px }
#seconds th { position: sticky; top: 0; background: var(--card); border-top: 0 }
#seconds td { font-variant-numeric: tabular-nums; white-space: nowrap }
#seconds .changed { white-space: normal; min-width: 17rem }
section:not(:has(#every:checked)) > .scroll .quiet { display: none }
small { font-size: 11px; opacity: .85 }
@media (min-width: 700px) {
  #seconds .left, #seconds .spot, #seconds .fairValue, #seconds .spread, #seconds .skew,
  #seconds .position { text-align: right }
}
@media (max-width: 699px) {
  .plot.wide { display: none }
  .plot.narrow { display: block; max-width: 34rem }
  #read-out { display: grid; grid-template-columns: repeat(12, 1fr); gap: .2rem .4rem;
    padding: .5rem .7rem; font-size: 13px; top: 0 }
  #read-out small { display: none }
  #read-out div { grid-column: span 2; min-width: 0 }
  #read-out [data-key=spot] { grid-column: span 4 }
  #read-out [data-key=position] { order: 1; grid-column: span 4 }
  #read-out [data-key=bids], #read-out [data-key=asks] { grid-column: span 6 }
  #read-out [data-key=sent] { order: 1; grid-column: span 8 }
  #read-out [data-key=changed] { order: 2; grid-column: span 12; min-height: 4.2em }
  #seconds thead { display: none }
  #seconds tr { display: grid; grid-template-columns: 2.2rem 7rem 1fr; gap: 0 .7rem;
    padding: .4rem .6rem; border-top: 1px solid var(--line) }
  #seconds td { border: 0; padding: 0; text-align: left }
  #seconds .left { font-weight: 600 }
  #seconds .fairValue { grid-column: 3 }
  #seconds .spread { grid-column: 2; grid-row: 2 }
  #seconds .skew { grid-column: 3; grid-row: 2 }
  #seconds .position { grid-column: 2; grid-row: 3 }
  #seconds .sent { grid-column: 3; grid-row: 3 }
  #seconds .bids, #seconds .asks, #seconds .changed { grid-column: 2 / 4;
    min-width: 0 }
  #seconds .changed { color: var(--soft) }
  #seconds .fairValue::before { content: 'fair ' }
  #seconds .spread::before { content: 'spread ' }
  #seconds .skew::before { content: 'skew ' }
  #seconds .position::before { content: 'YES/NO ' }
  #seconds .bids::before { content: 'bids ' }
  #seconds .asks::before { content: 'asks ' }
  #seconds .sent::before { content: 'sent ' }
  #seconds td::before { color: var(--soft) }
}
}
`
