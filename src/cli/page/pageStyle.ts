/**
 * The look that the pages share.
 */

/**
 * Colours by what they mean, in light and dark, each at least 4.5 to 1 against the page where it is
 * text; and the type, the tables and the plots.
 *
 * @category cli
 * @since 0.1.0
 */
export const pageStyle = `
:root {
  color-scheme: light dark; --page: #fff; --card: #f6f7f9; --ink: #1a202c; --soft: #5b6578;
  --line: #dfe3ea; --mark: #1264c8; --bid: #1264c8; --ask: #b4530a; --fair: #7a32c4;
  --quiet: #eceef2;
}
@media (prefers-color-scheme: dark) {
  :root { --page: #11151b; --card: #191f28; --ink: #e7eaf0; --soft: #9aa5b8; --line: #2c3441;
    --mark: #6db1ff; --bid: #6db1ff; --ask: #ffa860; --fair: #cfa5ff; --quiet: #1e2530 }
}
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem 1rem 3rem; background: var(--page);
  color: var(--ink); font: 15px/1.5 system-ui, sans-serif }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; overflow-wrap: anywhere }
h2 { font-size: 1.05rem; margin: 0 0 .5rem }
p { color: var(--soft); margin: 0 0 .75rem; max-width: 44rem }
ul { color: var(--soft); margin: 0; padding-left: 1.2rem }
section { margin-top: 2rem }
table { border-collapse: collapse; width: 100% }
td, th { border-top: 1px solid var(--line); padding: .25rem .5rem; text-align: left;
  font-weight: normal; vertical-align: top }
th { color: var(--soft); white-space: nowrap }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
.note { color: var(--soft); overflow-wrap: anywhere }
.figures { columns: 20rem; column-gap: 2.5rem }
.figures section { break-inside: avoid; margin: 0; padding-bottom: 1.75rem }
svg { display: block; width: 100%; height: auto }
svg text { fill: var(--soft); font-size: 11px }
`
