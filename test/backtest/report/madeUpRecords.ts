import type { BacktestRecord } from '../../../src/backtest/report/backtestRecord.js'
import { draws } from '../../../src/statistics/draws.js'

/**
 * How to make records up. `toxic`: by how many cents the fair value moves against a fill in the
 * seconds after it. `busy`: the chance of a fill at a decision.
 */
export type MakingUp = {
  readonly seed: number
  readonly markets: number
  readonly windowMs: number
  readonly everyMs: number
  readonly toxic: number
  readonly busy: number
}

export const someRecords: MakingUp = {
  seed: 1,
  markets: 40,
  windowMs: 900_000,
  everyMs: 5_000,
  toxic: 0.004,
  busy: 0.08,
}

type Drawn = () => number

/** Numbers in [0, 1) that look random, the same for the same seed. */
const uniforms = (seed: number, stream: number, count: number): Drawn => {
  const values = draws({ seed, stream, count, below: 2 ** 32 })[Symbol.iterator]()
  return () => (values.next().value ?? 0) / 2 ** 32
}

const tick = (price: number): number =>
  Math.min(0.99, Math.max(0.01, Math.round(100 * price) / 100))

/**
 * Records of markets one after the other, the books of each kept apart from the reports' code: in
 * whole millionths, by what was really traded.
 */
export function* madeUpRecords(making: MakingUp): Generator<BacktestRecord> {
  for (let market = 0; market < making.markets; market++) yield* oneMarket(making, market)
}

function* oneMarket(making: MakingUp, which: number): Generator<BacktestRecord> {
  const { seed, windowMs, everyMs, toxic, busy } = making
  const draw = uniforms(seed, which, 12 * Math.ceil(windowMs / everyMs) + 40)
  const marketId = `m${which}`
  const opensAt = 1_767_225_600_000 + which * windowMs
  const expiresAt = opensAt + windowMs
  const books = { cash: 0, yes: 0, no: 0 }
  let logit = 0
  let fills = 0
  let drift = 0
  for (let at = opensAt; at < expiresAt; at += everyMs) {
    const secondsLeft = (expiresAt - at) / 1_000
    logit += (draw() - 0.5) * 6 * Math.sqrt(everyMs / windowMs) + 4 * drift
    drift *= 0.5
    const fairValue = 1 / (1 + Math.exp(-logit))
    const halted = secondsLeft < 20 || draw() < 0.01
    const bids = halted ? 0 : Math.floor(draw() * 4)
    const asks = halted ? 0 : Math.floor(draw() * 4)
    const place = { at, marketId }
    yield {
      ...place,
      kind: 'decided',
      secondsLeft,
      fairValue: halted ? null : fairValue,
      position: (books.yes - books.no) / 1e6,
      cash: books.cash / 1e6,
      bids,
      asks,
      withheld: halted
        ? { [secondsLeft < 20 ? 'near-expiry' : 'stale-spot']: 6 }
        : {
            ...(bids < 3 ? { 'no-room': 3 - bids } : {}),
            ...(asks < 3 ? { 'same-tick': 3 - asks } : {}),
          },
    }
    const passed = { at, marketId, since: at - everyMs, secondsLeft }
    yield { ...passed, kind: 'stood', bids: 3 - bids, asks: 3 - asks }
    for (let level = 0; level < bids; level++)
      if (draw() < 0.3) yield { ...place, kind: 'action', action: 'placed', level }
    if (draw() < 0.1) yield { ...place, kind: 'action', action: 'cancelled', level: null }
    if (draw() < 0.02) yield { ...place, kind: 'action', action: 'rejected', level: 0 }
    if (!halted && draw() < busy) {
      const buys = draw() < 0.5 - (books.yes - books.no) / 400e6
      const level = Math.floor(draw() * 3)
      const edge = 0.01 * (level + 1) * draw()
      drift += buys ? -toxic : toxic
      const price = tick(buys ? fairValue - edge : fairValue + edge)
      const size = Math.floor(5 + 20 * draw())
      const outcome = draw() < 0.5 ? ('yes' as const) : ('no' as const)
      const side = (outcome === 'yes') === buys ? ('bid' as const) : ('ask' as const)
      const fee = draw() < 0.2 ? -Math.floor(1e4 * draw()) : Math.floor(2e4 * draw())
      const rebate = fee % 2 === 0 ? 0 : 1_234
      const micros = size * Math.round((outcome === 'yes' ? price : 1 - price) * 1e6)
      books.cash += (side === 'bid' ? -micros : micros) - fee
      books[outcome] += (side === 'bid' ? 1e6 : -1e6) * size
      const after = Math.floor(1 + draw() * (everyMs - 2))
      yield {
        kind: 'fill',
        at: at + after,
        marketId,
        id: `f${which}-${fills++}`,
        outcome,
        side,
        buys,
        price,
        size,
        fee: (fee + rebate) / 1e6,
        rebate: rebate / 1e6,
        level,
        secondsLeft: secondsLeft - after / 1_000,
        fairValue,
      }
      if (draw() < 0.1) {
        // Complete sets bought or given back at a dollar move nothing but the books.
        const sets = Math.floor(10 * draw() - 5) * 1e6
        books.yes += sets
        books.no += sets
        books.cash -= sets
      }
    }
    if (draw() < 0.002) {
      const amount = Math.floor(3e5 * draw())
      yield { ...place, kind: 'granted', source: 'reward', amount: amount / 1e6 }
    }
  }
  const paysYes = draw() < 0.02 ? 0.5 : draw() < 1 / (1 + Math.exp(-logit)) ? 1 : 0
  const outcome = paysYes === 0.5 ? 'void' : paysYes === 1 ? 'yes' : 'no'
  const held = { yes: books.yes / 1e6, no: books.no / 1e6, cash: books.cash / 1e6 }
  yield { kind: 'settled', at: expiresAt, marketId, outcome, paysYes, ...held }
  if (draw() < 0.3)
    yield { kind: 'granted', at: expiresAt, marketId, source: 'rebate', amount: 0.25 }
}

/** What the settled markets came to, in micro-dollars: cash, payouts, and what was granted. */
export const cashAndPayout = (records: ReadonlyArray<BacktestRecord>): number => {
  let total = 0
  for (const record of records) {
    if (record.kind === 'granted') total += Math.round(record.amount * 1e6)
    if (record.kind !== 'settled') continue
    const { cash, yes, no, paysYes } = record
    total += Math.round((cash + yes * paysYes + no * (1 - paysYes)) * 1e6)
  }
  return total
}
