/**
 * The page of the window before anything is known: its script fills it in and keeps it new.
 */

const section = (id: string, title: string, body: string): string =>
  `<section aria-labelledby="${id}-title" id="${id}">
<h2 id="${id}-title">${title}</h2>
${body}
</section>`

/** A table that scrolls inside its own frame has to be reachable by the keyboard. */
const scrolling = (label: string, table: string): string =>
  `<div class="scroll" tabindex="0" role="region" aria-label="${label}">
${table}
</div>`

const table = (heads: ReadonlyArray<string>, body: string): string => {
  const cells = heads.map((head) => `<th scope="col">${head}</th>`).join('')
  return `<table>
<thead><tr>${cells}</tr></thead>
<tbody id="${body}"></tbody>
</table>`
}

const marketHeads = [
  'market',
  'left',
  'fair ¢',
  'bid',
  'ask',
  'YES',
  'NO',
  'worst',
  'today',
  'state',
]

const killDialog = `<dialog id="kill-dialog" aria-labelledby="kill-question">
<form method="dialog" id="kill-form">
<h2 id="kill-question"></h2>
<p id="kill-words"></p>
<p id="kill-token-row"><label>Token, as the bot printed it
<input id="kill-token" type="password" autocomplete="off" spellcheck="false"></label></p>
<p id="kill-fault" role="alert"></p>
<p class="choices">
<button type="button" id="kill-no"></button>
<button type="button" id="kill-yes" class="danger"></button>
</p>
</form>
</dialog>`

/**
 * The page, whole: it loads its script and its style from its own window, and nothing else.
 *
 * @category bot
 * @since 0.1.0
 */
export const windowPage: string = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>twoway</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/window.css">
</head>
<body>
<header>
<h1>twoway</h1>
<p id="badges"><span id="mode" class="badge">–</span> <span id="state" class="badge">–</span></p>
<p id="link" role="status">connecting</p>
<button type="button" id="resume" hidden>Start again…</button>
<button type="button" id="kill" class="danger">Stop trading…</button>
</header>
<main>
<div id="alerts" role="log" aria-label="Alerts"></div>
<dl id="sums" aria-label="Profit and loss"></dl>
${section('markets', 'Markets', scrolling('Table of markets', table(marketHeads, 'market-rows')))}
<div class="columns">
<div>
${section(
  'book',
  'Order book',
  `<p id="book-market"></p>
${table(['Size', 'Above', 'Below', 'Total', 'Own'], 'book-rows')}
<p class="note"><span class="own-mark">◆</span> own orders · BELOW is 1 − ABOVE · totals count from
the spread</p>`,
)}
${section('trades', 'Last trades', table(['ago', 'taker', 'Above', 'size'], 'trade-rows'))}
${section('reasons', 'Withheld, and why', '<ul id="withheld"></ul>')}
</div>
${section('plots', 'The last ten minutes', '<div id="plot-list"></div>')}
</div>
<div class="columns even">
${section(
  'limits',
  'Against the limits',
  `<h3>The whole desk</h3>
<div id="desk-meters" class="meters"></div>
<h3 id="limits-market">The market</h3>
<div id="market-meters" class="meters"></div>`,
)}
${section(
  'feeds',
  'Feeds and connections',
  `${table(['source', 'asset', 'price', 'age', 'used'], 'feed-rows')}
${table(['connection', 'state', 'of'], 'connection-rows')}`,
)}
</div>
<noscript>
<p>This page needs its script; <a href="/debug/mm">the desk as JSON</a> does not.</p>
</noscript>
</main>
${killDialog}
<script src="/window.js"></script>
</body>
</html>
`
