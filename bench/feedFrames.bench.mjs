// From a feed's frame to the desk's diff: decode, order, apply and decide, at 2,000 frames a second
// on one core, by the clients as they are, over sockets that hand over what they are given. What is
// timed begins when a socket hands over its text and ends when the diff is there; what the venue
// answers is applied outside of it. By the clock, into which falls what else the machine does; by
// the processor's time of this process, which the collector's threads share; and beside it what
// JSON.parse alone takes of the same frames, just read and so at its best.
// node bench/feedFrames.bench.mjs [--smoke]
import { apply, Desk, decideQuotes, decideWith, presets } from 'twoway'
import { BinanceOptions, client as binance } from 'twoway/adapters/binance'
import { CoinbaseOptions, client as coinbase } from 'twoway/adapters/coinbase'
import { smoke, uniform } from './harness.mjs'

const perSecond = 2_000
const seconds = smoke ? 0.2 : 20
const warmUp = smoke ? 0 : 10_000
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

const deskOf = (count) => {
  let desk = Desk.open({ now: start, nextOrder: 1, settings })
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

const quantiles = (times) => {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]
  return [0.5, 0.9, 0.99, 0.999]
    .map((part) => `${part * 100} %: ${at(part).toFixed(1).padStart(6)}`)
    .join('   ')
}

const run = (markets) => {
  const clock = { now: start }
  let desk = deskOf(markets)
  let actions = null
  let prices = 0
  const listen = (message) => {
    if (message.kind !== 'price') return
    prices += 1
    desk = apply(desk, message.event)
    actions = decide(desk, config, { kind: 'asset', asset: 'BTC' })
  }
  const feeds = {
    binance: opened(binance(BinanceOptions.against('USDT')(['BTC'])), listen, clock),
    coinbase: opened(coinbase(CoinbaseOptions.against('USD')(['BTC'])), listen, clock),
  }
  const next = frames(uniform(5))
  const count = perSecond * seconds
  const times = []
  const ofProcessor = []
  const parsed = []
  let diffs = 0
  const began = performance.now()
  for (let i = -warmUp; i < count; i++) {
    // The clock of the markets goes as the frames do, half a millisecond each.
    clock.now = start + Math.floor((i + warmUp) / 2)
    const { feed, text } = next(clock.now)
    // Paced by waiting, not by sleeping: a timer is coarser than what is measured.
    while (i >= 0 && performance.now() - began < (i * 1_000) / perSecond);
    actions = null
    const used = process.cpuUsage()
    const before = process.hrtime.bigint()
    feeds[feed](text)
    const took = Number(process.hrtime.bigint() - before) / 1_000
    const { user, system } = process.cpuUsage(used)
    if (i >= 0) times.push(took)
    if (i >= 0) ofProcessor.push(user + system)
    const between = process.hrtime.bigint()
    if (JSON.parse(text) === null) process.exitCode = 1
    if (i >= 0) parsed.push(Number(process.hrtime.bigint() - between) / 1_000)
    if (actions === null) continue
    diffs += actions.places.length + actions.cancels.length
    if (actions.places.length + actions.cancels.length > 0) desk = answered(desk, actions)
  }
  console.log(
    `${markets} market${markets === 1 ? '' : 's'}, ${count} frames at ${perSecond} a second, ` +
      `${prices} prices, ${diffs} orders placed or cancelled: frame to diff in µs`,
  )
  console.log(`  by the clock          ${quantiles(times)}`)
  console.log(`  of the processor      ${quantiles(ofProcessor)}`)
  console.log(`  JSON.parse alone      ${quantiles(parsed)}`)
  if (prices < count || desk.live === 0) {
    console.error(
      `${prices} prices of ${count} frames, ${desk.live} live orders: not as it should be`,
    )
    process.exitCode = 1
  }
}

run(1)
run(4)
