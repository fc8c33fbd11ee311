// From a frame to the desk's diff: decode, order, apply and decide, at 2,000 frames a second on one
// core, by the clients as they are, over sockets that hand over what they are given: those of the
// feeds, and that of the venue Degen Terminal with its books by sequence. What is timed begins when
// a socket hands over its text and ends when the diff is there; what the venue answers is applied
// outside of it. Beside it, what JSON.parse alone takes of the same frames, just read and so at its
// best. Last the same frames one after the other: what they take where nothing else has had the
// caches meanwhile. See timedFrames.mjs for whose time is told apart.
// node bench/feedFrames.bench.mjs [--smoke] [--row 0..11]
import { spawnSync } from 'node:child_process'
import { apply, Desk, decideQuotes, decideWith, presets } from 'twoway'
import { BinanceOptions, client as binance } from 'twoway/adapters/binance'
import { CoinbaseOptions, client as coinbase } from 'twoway/adapters/coinbase'
import { runDefaults } from 'twoway/bot'
import { degenFrames, openedDegen } from './degenFrames.mjs'
import { smoke, uniform } from './harness.mjs'
import { quantiles, report, timedFrames } from './timedFrames.mjs'

const perSecond = 2_000
const seconds = smoke ? 0.2 : 20
const warmUp = smoke ? 200 : 10_000
const pace = { count: perSecond * seconds, warmUp }
const start = 1_750_000_000_000
const settings = { answerMs: 5_000, requestMs: 10_000, keepSettledMs: 60_000, keepEnded: 16 }
const config = {
  quote: presets.v2,
  selection: null,
  groups: { maxLossOfInstant: 1e9, maxLossOfUnderlying: 1e9 },
  merge: null,
  asBuys: true,
  killAtDailyLoss: true,
}
const decide = decideWith(decideQuotes)

const lives = [300_000, 900_000, 3_600_000, 14_400_000]

/** How a desk decides here, all markets and every order at once; and how `twoway run` has it. */
const free = { name: '', config, settings }
const run = {
  name: ', as twoway run decides',
  config: runDefaults.desk,
  settings: runDefaults.settings,
}

const deskOf = (count, by) => {
  let desk = Desk.open({ now: start, nextOrder: 1, settings: by.settings })
  for (let i = 0; i < count; i++) {
    const market = {
      id: `BTC-${i}`,
      asset: 'BTC',
      strike: 65_000,
      openedAt: start,
      expiresAt: start + lives[i % lives.length],
      tickSize: 0.01,
    }
    desk = apply(desk, { kind: 'listed', at: start, market })
  }
  return desk
}

/** Three quotes of Binance to a trade, a match of Coinbase and its ticker; the price walks. */
const frames = (random) => {
  let cents = 6_500_000
  let number = 0
  const price = (more) => ((cents + more) / 100).toFixed(8)
  const plain = (more) => ((cents + more) / 100).toFixed(2)
  return (now) => {
    cents += Math.floor(random() * 41) - 20
    number += 1
    const time = new Date(now).toISOString().replace('Z', '459Z')
    const product = { product_id: 'BTC-USD', sequence: number, trade_id: number, time }
    const kind = number % 6
    if (kind === 0) {
      const ids = { maker_order_id: 'ac928c66-ca53-498f-9c13-a110027a60e8', taker_order_id: '' }
      const match = {
        type: 'match',
        ...ids,
        ...product,
        size: '0.01',
        price: plain(0),
        side: 'sell',
      }
      return { feed: 'coinbase', text: JSON.stringify(match) }
    }
    if (kind === 1) {
      const best = {
        best_bid: plain(-1),
        best_bid_size: '1',
        best_ask: plain(1),
        best_ask_size: '2',
      }
      const day = { open_24h: '64000', volume_24h: '9000', low_24h: '63000', high_24h: '66000' }
      const ticker = { type: 'ticker', ...product, price: plain(0), ...day, ...best, side: 'buy' }
      return { feed: 'coinbase', text: JSON.stringify(ticker) }
    }
    if (kind === 2) {
      const trade = { e: 'aggTrade', E: now, s: 'BTCUSDT', a: number, p: price(0), q: '0.01000000' }
      const data = { ...trade, f: number, l: number, T: now, m: random() < 0.5, M: true }
      return { feed: 'binance', text: JSON.stringify({ stream: 'btcusdt@aggTrade', data }) }
    }
    const data = { u: number, s: 'BTCUSDT', b: price(-1), B: '1.5', a: price(1), A: '2.5' }
    return { feed: 'binance', text: JSON.stringify({ stream: 'btcusdt@bookTicker', data }) }
  }
}

/** A client over a socket that this bench holds. */
const opened = (make, listen, clock) => {
  let socket = null
  function Socket() {
    Object.assign(this, { readyState: 1, send: () => undefined, close: () => undefined })
    socket = this
  }
  const timers = { setTimeout: () => 0, clearTimeout: () => undefined }
  const client = make({ WebSocket: Socket, now: () => clock.now, ...timers, random: () => 0.5 })
  client.open(listen)
  socket.onopen({})
  return (data) => socket.onmessage({ data })
}

const answered = (desk, actions) => {
  const at = desk.now
  let next = apply(desk, { kind: 'acted', at, actions })
  for (const { marketId, clientOrderId } of actions.cancels) {
    const news = { _tag: 'cancel-accepted', filled: 0, at }
    next = apply(next, { kind: 'order', at, marketId, clientOrderId, news })
  }
  for (const { marketId, clientOrderId } of actions.places) {
    const news = { _tag: 'accepted', venueId: `v${clientOrderId}`, at }
    next = apply(next, { kind: 'order', at, marketId, clientOrderId, news })
  }
  return next
}

/** How many orders the last diff would place or cancel. */
const ordersOf = (actions) =>
  actions === null ? 0 : actions.places.length + actions.cancels.length

const paced = (rate) => (rate === Infinity ? 'one after the other' : `at ${rate} a second`)

const told = (name, rows, { events, desk, diffs, parsed, rate }) => {
  console.log(
    `${name}, ${rows.length} frames ${paced(rate)}, ${events} events, ` +
      `${diffs} orders placed or cancelled: frame to diff in µs`,
  )
  report(rows, [{ name: 'with orders to place or cancel', of: ({ orders }) => orders > 0 }])
  console.log(quantiles('JSON.parse alone', parsed.slice(warmUp)))
  if (diffs === 0 || desk.live === 0) {
    console.error(`${diffs} orders, ${desk.live} live at the end: not as it should be`)
    process.exitCode = 1
  }
}

/** What comes after each frame: how long JSON.parse takes of it, and what the venue answers. */
const aftermath = (of) => {
  const parsed = []
  return {
    parsed,
    after: ({ text }) => {
      const between = performance.now()
      if (JSON.parse(text) === null) process.exitCode = 1
      parsed.push((performance.now() - between) * 1_000)
      const orders = ordersOf(of.actions)
      of.diffs += orders
      if (orders > 0) of.desk = answered(of.desk, of.actions)
      return { orders }
    },
  }
}

const feeds = async (markets, by, rate = perSecond) => {
  const clock = { now: start }
  const of = { desk: deskOf(markets, by), actions: null, heard: false, events: 0, diffs: 0 }
  const listen = (message) => {
    if (message.kind !== 'price') return
    of.events += 1
    of.heard = true
    of.desk = apply(of.desk, message.event)
  }
  const clients = {
    binance: opened(binance(BinanceOptions.against('USDT')(['BTC'])), listen, clock),
    coinbase: opened(coinbase(CoinbaseOptions.against('USD')(['BTC'])), listen, clock),
  }
  const next = frames(uniform(5))
  const { parsed, after } = aftermath(of)
  const rows = await timedFrames({
    ...pace,
    perSecond: rate,
    frame: (i) => {
      // The clock of the markets goes as the frames do, half a millisecond each.
      clock.now = start + Math.floor((i + warmUp) / 2)
      of.actions = null
      of.heard = false
      // Markets are chosen anew by themselves, once a second, and not for a frame.
      if (by.config.selection !== null && (i + warmUp) % perSecond === perSecond / 20)
        of.desk = answered(of.desk, decide(of.desk, by.config))
      return next(clock.now)
    },
    // One frame may tell two prices: what follows from them is decided once.
    handle: ({ feed, text }) => {
      clients[feed](text)
      if (of.heard) of.actions = decide(of.desk, by.config, { kind: 'asset', asset: 'BTC' })
    },
    told: after,
  })
  if (of.events < rows.length) process.exitCode = 1
  told(`feeds, ${markets} market${markets === 1 ? '' : 's'}${by.name}`, rows, {
    ...of,
    parsed,
    rate,
  })
}

const venue = async (markets, rate = perSecond) => {
  const clock = { now: start }
  const addresses = Array.from({ length: markets }, (_, i) => `${'Address'.repeat(6)}${i}`)
  const of = { desk: deskOf(0, free), actions: null, events: 0, diffs: 0 }
  const listen = (message) => {
    if (message.kind !== 'event') return
    const { event } = message
    of.events += 1
    of.desk = apply(of.desk, event)
    if (event.kind !== 'price' && event.kind !== 'book') return
    const scope =
      event.kind === 'price'
        ? { kind: 'asset', asset: event.asset }
        : { kind: 'market', marketId: event.marketId }
    of.actions = decide(of.desk, config, scope)
  }
  const { hand, ring } = await openedDegen(addresses, listen, clock)
  const { whole, next } = degenFrames(uniform(9), addresses)
  for (const text of whole(clock.now)) hand(text)
  await new Promise((resolve) => setImmediate(resolve))
  const opened = clock.now
  const { parsed, after } = aftermath(of)
  const rows = await timedFrames({
    ...pace,
    perSecond: rate,
    settles: true,
    frame: (i) => {
      clock.now = opened + Math.floor((i + warmUp) / 2)
      // What falls due by itself, 20 times a second, is not of a frame.
      ring()
      of.actions = null
      return { text: next(clock.now) }
    },
    handle: ({ text }) => hand(text),
    told: (frame) => ({ ...after(frame), isNews: of.actions !== null }),
  })
  told(`Degen, ${markets} market${markets === 1 ? '' : 's'}`, rows, { ...of, parsed, rate })
}

/** JSON.parse of the frames of the feeds, which nobody has read yet. */
const parse = async (rate) => {
  const next = frames(uniform(5))
  let parsed = 0
  const rows = await timedFrames({
    ...pace,
    perSecond: rate,
    frame: (i) => next(start + Math.floor((i + warmUp) / 2)),
    handle: ({ text }) => {
      if (typeof JSON.parse(text) === 'object') parsed += 1
    },
    told: () => ({}),
  })
  if (parsed !== rows.length + warmUp) process.exitCode = 1
  console.log(`JSON.parse alone of the frames of the feeds ${paced(rate)}: µs`)
  report(rows)
}

const rows = [perSecond, Infinity].flatMap((rate) => [
  () => parse(rate),
  () => feeds(1, free, rate),
  () => feeds(4, free, rate),
  () => feeds(4, run, rate),
  () => venue(1, rate),
  () => venue(4, rate),
])

// Each in a process of its own, as a bot is: a decision by another config would slow the next row.
const asked = process.argv.indexOf('--row')
if (asked >= 0) await rows[Number(process.argv[asked + 1])]()
else
  for (const [row] of rows.entries()) {
    const words = [process.argv[1], ...process.argv.slice(2), '--row', String(row)]
    const { status } = spawnSync(process.execPath, words, { stdio: 'inherit' })
    if (status !== 0) process.exitCode = 1
  }
