// What a backtest costs: an event of a recording through venue, desk and decision, in a closed
// loop; a year of 1-minute prices in 15-minute markets; the memory of a long run; and grademark on
// the same bars, which knows neither orders nor a book.
// node --expose-gc bench/backtest.bench.mjs [--smoke] [--only=loop|year|grademark|memory]
// node --expose-gc bench/backtest.bench.mjs --events=100000000
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { decideQuotes, explainQuotes, presets } from 'twoway'
import {
  backtest,
  backtestReport,
  Latency,
  nothing,
  reportConfig,
  WindowMarkets,
} from 'twoway/backtest'
import { median, smoke, uniform } from './harness.mjs'

const start = 1_749_999_600_000
const minuteMs = 60_000
const chunk = 10_000

const summed = {
  initial: { fills: 0, decided: 0 },
  step: ({ fills, decided }, { kind }) => ({
    fills: kind === 'fill' ? fills + 1 : fills,
    decided: kind === 'decided' ? decided + 1 : decided,
  }),
  value: (sums) => sums,
}

const rules = {
  desk: {
    quote: presets.v2,
    selection: null,
    groups: null,
    merge: null,
    asBuys: false,
    killAtDailyLoss: false,
  },
  settings: { answerMs: 5_000, requestMs: 10_000, keepSettledMs: 60_000, keepEnded: 16 },
  decide: decideQuotes,
  pace: { quoteUpdateMs: 0, idleMs: null },
  seed: 1,
  exchange: {
    sizes: null,
    fees: [],
    takerDelayMs: [],
    rewards: [],
    rejectRate: 0,
    resolveMs: 60_000,
  },
  queue: { kind: 'riskAverse' },
  latency: Latency.none,
  takers: null,
  outlook: null,
  record: summed,
  journal: nothing,
}

const takers = {
  volatility: 0.5,
  informed: { leadMs: 500, edge: 0.005, size: 100 },
  uninformed: { perHour: 120, distance: 0.02, size: 20 },
  depth: null,
  calibrated: false,
}

/** A walk of prices at a volatility of a year of 0.5, in steps of a cent. */
const walk = function* (count, everyMs, seed) {
  const random = uniform(seed)
  const deviation = 0.5 * Math.sqrt(everyMs / 31_557_600_000)
  let price = 65_000
  for (let i = 0; i < count; i++) {
    const normal = Math.sqrt(-2 * Math.log(random() || 0.5)) * Math.cos(2 * Math.PI * random())
    price *= Math.exp(deviation * normal)
    yield { price: Math.floor(price * 100 + 0.5) / 100, at: start + i * everyMs }
  }
}

const markets = (windowMs) => ({
  asset: 'BTC',
  source: 'spot',
  rule: { windowMs, strike: 'open' },
  tickSize: 0.01,
  settlement: null,
})

/** Runs a generator through a backtest in chunks; the time of the events' making is left out. */
const run = (config, events) => {
  const fold = backtest(config)
  let state = fold.initial
  let milliseconds = 0
  let count = 0
  const source = events[Symbol.iterator]()
  for (let done = false; !done; ) {
    const part = []
    while (part.length < chunk) {
      const next = source.next()
      if (next.done) {
        done = true
        break
      }
      part.push(next.value)
    }
    const from = performance.now()
    state = fold.steps(state, part)
    milliseconds += performance.now() - from
    count += part.length
  }
  const result = fold.value(state)
  if (Number.isNaN(result.cash.desk)) {
    console.error('the desk’s cash is NaN')
    process.exit(1)
  }
  return { result, milliseconds, count }
}

const seconds = (work) => {
  const from = performance.now()
  const result = work()
  return { result, seconds: (performance.now() - from) / 1_000 }
}

/** Median and least over rounds of a run of a million events, one event at a time in its turn. */
const perEvent = (name, config, events) => {
  const times = []
  let last = null
  for (let round = 0; round < (smoke ? 1 : 5); round++) {
    last = run(config, events())
    times.push((last.milliseconds * 1_000) / last.count)
  }
  const { result, count } = last
  console.log(
    `${name}: ${median(times).toFixed(2)} us an event (least ${Math.min(...times).toFixed(2)}), ` +
      `${count} events, ${result.report.decided} decisions, ${result.counts.placed} placed, ` +
      `${result.counts.cancelled} cancelled, ${result.report.fills} fills`,
  )
}

const million = smoke ? 2_000 : 1_000_000
const ways = (ms) => ({
  data: { kind: 'constant', ms },
  orders: { kind: 'constant', ms },
  answers: { kind: 'constant', ms },
})
const fiftyMs = () => WindowMarkets.events(markets(900_000), walk(million, 50, 3))

const loop = () => {
  perEvent('a price each 50 ms, decided each', rules, fiftyMs)
  const pace = { quoteUpdateMs: 250, idleMs: null }
  perEvent('the same, decided every 250 ms', { ...rules, pace }, fiftyMs)
  perEvent(
    'the same with 20 ms on each way and made-up takers',
    { ...rules, pace, latency: ways(20), takers },
    fiftyMs,
  )
}

const yearMinutes = smoke ? 2_000 : 525_600

const year = () => {
  const prices = [...walk(yearMinutes, minuteMs, 5)]
  const reported = { decide: explainQuotes, record: backtestReport(reportConfig) }
  for (const [name, config] of [
    ['nobody trades', rules],
    ['made-up takers', { ...rules, takers }],
    ['made-up takers, explained and with the report', { ...rules, takers, ...reported }],
  ]) {
    const timed = seconds(() => run(config, WindowMarkets.events(markets(900_000), prices)))
    const { counts } = timed.result.result
    console.log(
      `${yearMinutes} 1-minute prices in 15-minute markets, ${name}: ` +
        `${timed.seconds.toFixed(2)} s, ${counts.settled} markets, ${counts.fills} fills`,
    )
  }
}

/**
 * Over the same bars, rules for grademark that cost next to nothing: in where a close is above a
 * number made of the bar's time, as it is at every other bar, and out after 15 bars.
 */
const againstGrademark = async () => {
  const { backtest: grade } = await import('grademark')
  const { DataFrame } = await import('data-forge')
  const prices = [...walk(smoke ? 2_000 : 50_000, minuteMs, 5)]
  const bars = prices.map(({ price, at }) => ({
    time: new Date(at),
    open: price,
    high: price,
    low: price,
    close: price,
    volume: 1,
  }))
  const strategy = {
    entryRule: (enter, { bar }) => {
      if (bar.close > bar.time.getTime() % 130_000) enter()
    },
    exitRule: (exit, { position }) => {
      if (position.holdingPeriod > 15) exit()
    },
  }
  const other = seconds(() => grade(strategy, new DataFrame(bars)).length)
  const own = seconds(() => run(rules, WindowMarkets.events(markets(900_000), prices)))
  const each = (timed) => ((timed.seconds * 1e6) / prices.length).toFixed(2)
  console.log(
    `${prices.length} bars: grademark ${each(other)} us a bar (one position in and out, at the ` +
      `bar's price), here ${each(own)} us (six orders, quoted anew and settled)`,
  )
}

/** A long run in a process of its own: what it holds at a tenth and at the end, and at the most. */
const memory = (events) => {
  const config = { ...rules, pace: { quoteUpdateMs: 1_000, idleMs: null }, takers }
  const fold = backtest(config)
  let state = fold.initial
  let most = 0
  let early = null
  const source = WindowMarkets.events(markets(300_000), walk(events, 50, 9))
  const held = () => {
    globalThis.gc?.()
    return process.memoryUsage().heapUsed / 2 ** 20
  }
  let count = 0
  for (let part = []; ; part = []) {
    while (part.length < chunk) {
      const next = source.next()
      if (next.done) break
      part.push(next.value)
    }
    if (part.length === 0) break
    state = fold.steps(state, part)
    count += part.length
    if (count % 100_000 < chunk) most = Math.max(most, process.memoryUsage().rss / 2 ** 20)
    if (early === null && count >= events / 10) early = held()
  }
  const { counts } = fold.value(state)
  console.log(
    `${count} events, ${counts.settled} markets, ${counts.fills} fills: ` +
      `${early.toFixed(1)} MB of heap at a tenth, ${held().toFixed(1)} MB at the end, ` +
      `${most.toFixed(0)} MB resident at most`,
  )
}

const given = process.argv.find((word) => word.startsWith('--events='))
const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length)
if (given !== undefined) memory(Number(given.slice('--events='.length)))
else {
  if (only === undefined || only === 'loop') loop()
  if (only === undefined || only === 'year') year()
  if (only === undefined || only === 'grademark') await againstGrademark()
  if (only === undefined || only === 'memory') {
    const self = fileURLToPath(import.meta.url)
    const events = smoke ? 20_000 : 10_000_000
    const options = { encoding: 'utf8' }
    const args = ['--expose-gc', self, `--events=${events}`]
    console.log(execFileSync(process.execPath, args, options).trim())
  }
}
