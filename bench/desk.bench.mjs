// What a desk of many markets costs: one price to all its differences, against one decision; an
// event of one market, against a desk of ten; and what it holds in memory as events go by.
// node --expose-gc bench/desk.bench.mjs [--smoke] [--events=10000000]
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { apply, Desk, decide, decideQuotes, decideWith, presets } from 'twoway'
import { race, smoke, uniform } from './harness.mjs'

const start = 1_750_000_000_000
const settings = { answerMs: 5_000, requestMs: 10_000, keepSettledMs: 60_000, keepEnded: 16 }
const config = {
  quote: presets.v2,
  selection: null,
  groups: { maxLossOfInstant: 1e9, maxLossOfUnderlying: 1e9 },
  merge: null,
  asBuys: false,
  killAtDailyLoss: true,
}

const marketOf = (index, openedAt) => ({
  id: `BTC-${index}`,
  asset: 'BTC',
  strike: 64_500 + (index % 1_000),
  openedAt,
  expiresAt: openedAt + 3_600_000,
  tickSize: 0.01,
})

const priced = (at, price) => ({ kind: 'price', at, asset: 'BTC', source: 'spot', price, of: at })

/** Decides, and the venue accepts and cancels all as asked. */
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

const deskOf = (count) => {
  let desk = Desk.open({ now: start, nextOrder: 1, settings })
  for (let i = 0; i < count; i++) {
    desk = apply(desk, { kind: 'listed', at: start, market: marketOf(i, start) })
  }
  desk = apply(desk, priced(start, 65_000))
  for (let turn = 0; turn < 3; turn++) desk = answered(desk, decide(desk, config))
  return desk
}

const total = ({ cancels, places }) => cancels.length + places.length

/** One price to all differences, and the decisions alone on the same states. */
const allAgainstOne = (count) => {
  const desk = deskOf(count)
  const states = decide(desk, config).decisions.map(({ state }) => state)
  let tick = 0
  const moved = () => {
    tick += 1
    return priced(start + tick, 65_000 + (tick % 7))
  }
  const [one, all] = race(
    [
      {
        name: 'one decision',
        run: () =>
          states.reduce((sum, state) => sum + decideQuotes(state, presets.v2).keep.length, 0),
      },
      { name: 'one price to all', run: () => total(decide(apply(desk, moved()), config)) },
    ],
    { calls: 1, rounds: 60, passes: 5 },
  )
  const decision = one.nanoseconds / count
  console.log(`${count} markets, ${desk.live} live orders`)
  console.log(`one decision: ${decision.toFixed(0)} ns`)
  console.log(
    `one price to all differences: ${(all.nanoseconds / 1e6).toFixed(2)} ms, ` +
      `${(all.nanoseconds / decision).toFixed(0)} times one decision`,
  )
}

/** A book, a fill and a decision of one market, in a desk of ten and of a thousand. */
const oneMarket = (few, many) => {
  const decideOne = decideWith(decideQuotes)
  const contestant = (count) => {
    const desk = deskOf(count)
    const random = uniform(7)
    return {
      name: `${count} markets`,
      run: () => {
        let sum = 0
        for (let i = 0; i < 200; i++) {
          const marketId = `BTC-${Math.floor(random() * few)}`
          const at = start
          const bid = Math.floor(random() * 50) / 100
          const book = { bestBid: bid, bestAsk: bid + 0.4 }
          const id = `f${i}`
          const fill = { id, clientOrderId: null, outcome: 'yes', side: 'bid', price: 480_000 }
          const told = { ...fill, size: 1_000_000, fee: 0 }
          const seen = apply(desk, { kind: 'book', at, marketId, book })
          const next = apply(seen, { kind: 'fill', at, marketId, status: 'matched', fill: told })
          sum += total(decideOne(next, config, { kind: 'market', marketId })) + next.live
        }
        return sum
      },
    }
  }
  const timed = race([contestant(few), contestant(many)], { calls: 200, rounds: 60, passes: 5 })
  for (const { name, nanoseconds, ratio } of timed) {
    console.log(
      `a book, a fill and a decision of one of ${name}: ${nanoseconds.toFixed(0)} ns, ` +
        `ratio ${ratio.toFixed(2)}`,
    )
  }
}

/**
 * Markets that come and go: each is listed, quoted, filled, resolved and archived. Prints what is
 * held after collection at a tenth of the events and at their end.
 */
const memory = (events) => {
  const alive = 20
  const random = uniform(11)
  const decideOne = decideWith(decideQuotes)
  let desk = Desk.open({ now: start, nextOrder: 1, settings })
  let next = 0
  let at = start
  let early = null
  const held = () => {
    globalThis.gc?.()
    return process.memoryUsage().heapUsed / 2 ** 20
  }
  while (desk.events < events) {
    at += 1_000
    if (desk.events % 2_000 < 40 && next < (at - start) / 30_000 + alive) {
      desk = apply(desk, { kind: 'listed', at, market: marketOf(next, at) })
      next += 1
    }
    desk = apply(desk, { kind: 'clock', at })
    desk = apply(desk, priced(at, 65_000 + Math.floor((random() - 0.5) * 400)))
    const marketId = `BTC-${next - 1 - Math.floor(random() * alive)}`
    const actions = decideOne(desk, config, { kind: 'market', marketId })
    desk = answered(desk, actions)
    const first = actions.places[0]
    if (first !== undefined && random() < 0.3) {
      const { side, outcome, price } = first.order
      const id = `f ${first.clientOrderId}`
      const micro = { side, outcome, price: Math.floor(price * 1e6 + 0.5), size: 1_000_000, fee: 0 }
      const fill = { id, clientOrderId: first.clientOrderId, ...micro }
      desk = apply(desk, { kind: 'fill', at, marketId, status: 'matched', fill })
      desk = apply(desk, { kind: 'fill', at, marketId, status: 'confirmed', fill })
    }
    const old = next - alive - 1
    if (old >= 0 && Desk.market(desk, `BTC-${old}`)?.resolvedAt === null) {
      const outcome = random() < 0.5 ? 'yes' : 'no'
      desk = apply(desk, { kind: 'resolved', at, marketId: `BTC-${old}`, outcome })
      const over = { kind: 'market', marketId: `BTC-${old}` }
      desk = answered(desk, decideOne(desk, config, over))
    }
    if (early === null && desk.events >= events / 10) early = held()
  }
  const { archived } = desk.ledger
  console.log(
    `${desk.events} events, ${archived.count} markets archived, ` +
      `${Desk.markets(desk).length} held: ${early.toFixed(1)} MB at a tenth, ${held().toFixed(1)} MB at the end`,
  )
}

const given = process.argv.find((word) => word.startsWith('--events='))
if (given !== undefined) memory(Number(given.slice('--events='.length)))
else {
  allAgainstOne(smoke ? 20 : 1_000)
  oneMarket(10, smoke ? 20 : 1_000)
  const self = fileURLToPath(import.meta.url)
  const events = smoke ? 2_000 : 10_000_000
  console.log(
    execFileSync(process.execPath, ['--expose-gc', self, `--events=${events}`], {
      encoding: 'utf8',
    }).trim(),
  )
}
