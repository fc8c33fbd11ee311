// The venue Degen Terminal as a bench plays it: its books by sequence, as frames, and the few
// answers that its client asks for before it is open.
import { venueSizeRules } from 'twoway'
import { client as degen, degenLimits } from 'twoway/adapters/degen'

/** A side of an outcome's book: ten prices, those that touch the middle coming and going. */
const sideOf = (random, sign) => {
  const sizes = new Map()
  const next = () => {
    const price = 50 + sign * (3 + Math.floor(random() * random() * 10))
    const isGone = sizes.get(price) > 0 && random() < 0.4
    sizes.set(price, isGone ? 0 : 10 + Math.floor(random() * 500))
    return [price / 100, sizes.get(price)]
  }
  for (let i = 0; i < 20; i++) next()
  const rows = () =>
    [...sizes].filter(([, size]) => size > 0).map(([price, size]) => [price / 100, size])
  return { next, rows }
}

/** Books of Degen by their sequence, eleven updates to a price of the underlying. */
export const degenFrames = (random, addresses) => {
  const books = addresses.map((address) => ({
    address,
    sequence: 1,
    YES: { bids: sideOf(random, -1), asks: sideOf(random, 1) },
    NO: { bids: sideOf(random, -1), asks: sideOf(random, 1) },
  }))
  const messageOf = ({ address, sequence }, outcome, sides, now) => {
    const data = { marketId: `id ${address}`, outcome, ...sides, sequenceId: sequence }
    return { channel: 'orderbook', market: address, data: { ...data, timestamp: now } }
  }
  let number = 0
  let cents = 6_500_000
  const whole = (now) =>
    books.flatMap((book) =>
      ['YES', 'NO'].map((outcome) => {
        const sides = { bids: book[outcome].bids.rows(), asks: book[outcome].asks.rows() }
        return JSON.stringify({ snapshot: true, ...messageOf(book, outcome, sides, now) })
      }),
    )
  const priced = (now) => {
    cents += Math.floor(random() * 41) - 20
    const data = { asset: 'BTC', price: cents / 100, timestamp: now }
    return JSON.stringify({ type: 'price_update', channel: 'prices', data })
  }
  const next = (now) => {
    number += 1
    if (number % 12 === 1) return priced(now)
    const book = books[number % books.length]
    const outcome = random() < 0.5 ? 'YES' : 'NO'
    const isBid = random() < 0.5
    book.sequence += 1
    const rows = [book[outcome][isBid ? 'bids' : 'asks'].next()]
    const sides = { bids: isBid ? rows : [], asks: isBid ? [] : rows }
    return JSON.stringify({ type: 'orderbook_update', ...messageOf(book, outcome, sides, now) })
  }
  return { whole, next }
}

const degenConfig = {
  rest: 'http://loop',
  prefix: '',
  socket: 'ws://loop/ws',
  orders: 'notify',
  channelsBy: 'address',
  assets: ['BTC'],
  timeframes: ['5m'],
  fees: { maker: [], taker: [] },
  sizes: venueSizeRules.degen,
  prices: true,
  mirrored: false,
  orderLifeMs: null,
  limits: degenLimits,
}

/** The venue's client over a socket and answers of this bench, open and greeted. */
export const openedDegen = async (addresses, listen, clock) => {
  let socket = null
  let due = []
  const opensAt = clock.now
  function Socket() {
    Object.assign(this, { readyState: 1, send: () => undefined, close: () => undefined })
    socket = this
  }
  const listed = addresses.map((address) => {
    const market = { id: `id ${address}`, address, asset: 'BTC', timeframe: '5m', strike: 65_000 }
    return { ...market, expiry: clock.now + 300_000, status: 'OPEN', outcome: null }
  })
  const answerOf = (url) =>
    url.includes('/time')
      ? { serverTime: clock.now }
      : url.includes('/markets')
        ? listed
        : { status: 'ok' }
  const world = {
    WebSocket: Socket,
    fetch: async (url) => new Response(JSON.stringify(answerOf(url))),
    now: () => clock.now,
    monotonic: () => clock.now - opensAt,
    random: () => 0.5,
    setTimeout: (run, ms) => due.push({ run, at: clock.now + ms }),
    clearTimeout: () => undefined,
  }
  const client = degen({ config: degenConfig, signer: null, token: null, orders: [] })(world)
  const ring = () => {
    const ripe = due.filter(({ at }) => at <= clock.now)
    due = due.filter(({ at }) => at > clock.now)
    for (const { run } of ripe) run()
  }
  let isOpen = false
  const opening = client.open(listen).then(() => {
    isOpen = true
  })
  for (let turn = 0; turn < 200 && !isOpen; turn++) {
    await new Promise((resolve) => setImmediate(resolve))
    if (turn === 20) socket?.onopen({})
    clock.now += 10
    ring()
  }
  if (!isOpen || socket === null) throw new Error('the venue does not open')
  await opening
  return { hand: (data) => socket.onmessage({ data }), ring }
}
