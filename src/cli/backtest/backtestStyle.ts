/**
 * The look of the page of a backtest beyond what the pages share.
 */

/**
 * Warnings, the ends of the bracket side by side where there is room, the plots and the tables.
 *
 * @category cli
 * @since 0.1.0
 */
export const backtestStyle = `
.warnings { list-style: none; padding: .6rem .9rem; margin: .75rem 0 0; color: var(--ink);
  background: var(--card); border: 1px solid var(--ask); border-left-width: 5px;
  border-radius: 8px }
.warnings li::before { content: 'Warning: '; font-weight: 600; color: var(--ask) }
.ends { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr));
  gap: 1rem 2.5rem }
.ends > div { max-width: 40rem; min-width: 0 }
.alone { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr));
  gap: 0 2.5rem }
.ends h3 { font-size: .9rem; margin: 0 0 .35rem; color: var(--soft); font-weight: 600 }
.scroll { overflow-x: auto; margin-bottom: 1.1rem }
.even { table-layout: fixed; min-width: 30rem }
.even th:first-child { width: 34% }
.scroll table { font-size: 13.5px }
.scroll thead th { border-top: 0; color: var(--ink); font-weight: 600 }
.scroll caption { text-align: left; color: var(--ink); font-weight: 600; padding-bottom: .25rem }
.scroll th[scope=row] { white-space: normal }
td { white-space: nowrap; font-variant-numeric: tabular-nums }
.plots .title { fill: var(--ink); font-size: 12px; font-weight: 600 }
.zero { fill: none; stroke: var(--soft); stroke-width: 1 }
.equity, .net { fill: none; stroke: var(--mark); stroke-width: 1.5 }
.fall { fill: var(--ask); fill-opacity: .22 }
.held { fill: var(--mark); fill-opacity: .25 }
.curve { fill: none; stroke: var(--mark); stroke-width: 1.5 }
.point { fill: var(--mark); stroke: var(--page) }
.value { font-variant-numeric: tabular-nums }
svg .value { fill: var(--ink) }
.bar.gain, .bar.part { fill: var(--mark) }
.bar.loss { fill: var(--ask) }
.bar.whole { fill: var(--fair) }
.bar.quiet { fill: var(--soft); fill-opacity: .55 }
rect + .span { stroke: var(--ink); stroke-opacity: .7; fill: none }
.legend { display: flex; flex-wrap: wrap; gap: .15rem 1.1rem; list-style: none; padding: 0;
  font-size: 13px }
.legend li { display: flex; align-items: center; gap: .4rem }
.legend svg { width: 28px; height: 14px; flex: none }
details { margin-top: 1rem }
summary { cursor: pointer; color: var(--mark) }
@media (max-width: 699px) {
  .even { min-width: 0 }
  .even td { white-space: normal }
  .scroll table { font-size: 12.5px }
}
`
