// The fair value on a day of Polymarket's 5-minute markets, whose price is Chainlink's, one a
// second: what is said so many seconds before the end, with the feed as spot and nothing later.
// --smoke: the first hours.
import { finestAgreeing, realisedVariance, sampled } from 'twoway'
import { calibration, Panel, seedForecaster } from 'twoway/backtest'
import { smoke } from './harness.mjs'
import {
  hourMs,
  modelPrice,
  normalPrice,
  point,
  priceBar,
  printScores,
  recommended,
  recorded,
  scores,
} from './scoring.mjs'

const minuteMs = 60_000
const secondsLeft = [240, 180, 120, 60, 30, 15, 10, 5, 2]
const warmHours = 4
const staleMs = 10_000

const everySecond = sampled({ gridMs: 1_000, maxGapMs: 10_000, staleMs: null })
const everyMinute = sampled({ gridMs: minuteMs, maxGapMs: 2 * minuteMs, staleMs: null })
const realised = { confidence: 0.95, kurtosis: 8 }

const estimators = Object.entries({
  'normal, 1 s': everySecond(realisedVariance({ window: 3_600, ...realised })),
  'normal, finest': everySecond(
    finestAgreeing({
      window: 3_600,
      scales: [1, 2, 5, 15, 30, 60],
      standardErrors: 1,
      ...realised,
    }),
  ),
  'normal, 60 s, 1 h': everyMinute(realisedVariance({ window: 60, ...realised })),
  'normal, 60 s, 4 h': everyMinute(realisedVariance({ window: 240, ...realised })),
})

/** What is said of each market at each time left, by a tape `{ at, price }` in rising order. */
const forecasts = (tape, markets, { lagMs, plain }) => {
  const questions = markets
    .flatMap((market) =>
      secondsLeft.map((left) => ({ market, left, now: market.end_ms - left * 1_000 })),
    )
    .sort((a, b) => a.now - b.now)
  let outlookState = recommended.initial
  let seedState = seedForecaster.initial
  let states = plain.map(([, fold]) => fold.initial)
  let next = 0
  const from = tape[0].at + warmHours * hourMs
  return questions.flatMap(({ market, left, now }) => {
    for (; next < tape.length && tape[next].at <= now; next++) {
      const bar = priceBar(tape[next].price, tape[next].at)
      outlookState = recommended.step(outlookState, bar)
      seedState = seedForecaster.step(seedState, bar)
      states = plain.map(([, fold], i) => fold.step(states[i], tape[next]))
    }
    const last = tape[next - 1]
    if (market.start_ms < from || now - last.at > staleMs) return []
    const question = {
      now,
      spot: last.price,
      strike: market.strike,
      openedAt: market.start_ms,
      expiresAt: market.end_ms,
      settlement: { ...point, lagMs },
    }
    const seed = seedForecaster.forecast(seedState, { ...question, spot: last })
    const model = modelPrice(recommended.value(outlookState), question)
    const volatilities = plain.map(([name, fold], i) => [name, fold.value(states[i])?.volatility])
    if (seed === null || model === null || volatilities.some(([, one]) => one === undefined))
      return []
    const said = {
      seed: seed.yes,
      ...Object.fromEntries(
        volatilities.map(([name, volatility]) => [name, normalPrice(volatility, question)]),
      ),
      'normal, outlook': normalPrice(model.volatility, question),
      model: model.yes,
    }
    return [{ at: market.start_ms, end: market.end_ms, left, outcome: market.outcome_up, said }]
  })
}

/** Deviation of the feed's moves over some seconds, in parts of what those of a minute foretell. */
const smoothing = (tape) => {
  const at = new Map(tape.map(({ at, price }) => [at, Math.log(price)]))
  const variance = (seconds) => {
    let [sum, count] = [0, 0]
    for (const [from, price] of at) {
      const to = at.get(from + seconds * 1_000)
      if (to === undefined) continue
      sum += (to - price) ** 2
      count++
    }
    return sum / count / seconds
  }
  const whole = variance(60)
  const parts = [1, 2, 5, 10, 15, 30].map(
    (seconds) => `${seconds} s ${Math.sqrt(variance(seconds) / whole).toFixed(2)}`,
  )
  console.log(`deviation of the feed's moves in parts of a minute's: ${parts.join(', ')}`)
}

const minuteMean = { kind: 'mean', windowMs: minuteMs, prints: 60 }

/** The same windows as if they settled, and opened, on the mean of a minute of 60 prints. */
const averages = (tape) => {
  const from = tape[0].at + warmHours * hourMs
  const step = (state, bar) => recommended.step(state, bar)
  const initial = tape
    .filter(({ at }) => at <= from)
    .map(({ at, price }) => priceBar(price, at))
    .reduce(step, recommended.initial)
  const forecaster = (name, given) => ({
    name,
    initial,
    step,
    forecast: (state, { spot, printed, settlement, ...question }) => {
      const asked = { ...question, spot: spot.price, ...given({ settlement, printed }) }
      const { yes, volatility } = modelPrice(recommended.value(state), asked)
      return { yes, no: 1 - yes, volatility }
    },
  })
  const pointForecaster = forecaster('point', () => ({}))
  const panel = Panel.beside(Panel.alone(forecaster('mean', (rule) => rule)), pointForecaster)
  const fold = calibration({
    panel,
    windowMs: 5 * minuteMs,
    leftMs: [120, 60, 45, 30, 15, 5].map((left) => left * 1_000),
    strike: 'open',
    settlement: { ...point, end: minuteMean, strike: { kind: 'opening', fixing: minuteMean } },
    bootstrap: { blockMs: hourMs, resamples: smoke ? 10 : 1_000, confidence: 0.95, seed: 1 },
  })
  const { times, windows } = fold.value(
    tape
      .filter(({ at }) => at > from)
      .reduce((state, { at, price }) => fold.step(state, priceBar(price, at)), fold.initial),
  )
  console.log(`\nas if settled on the mean of a minute: ${windows.finished} markets`)
  for (const { leftMs, forecasters } of times) {
    const [mean, taken] = forecasters
    const { value, lower, upper } = taken.improvement
    const left = leftMs === null ? 'all' : `${leftMs / 1_000} s left`
    const [under, asPoint] = [mean, taken].map(({ logLoss }) => logLoss.value.toFixed(4))
    const losses = `log loss ${under}, as a point ${asPoint}`
    const interval = [lower, upper].map((bound) => bound?.toFixed(1).replace('-', '−')).join(' to ')
    console.log(`  ${left.padEnd(12)} ${losses}: lower by ${value.toFixed(1)} % (${interval})`)
  }
}

/**
 * `received` knows a price when it came in, 1.4 s after its stamp; `lag −1.5 s` also knows that the
 * market settles on one so much later than what it sees. `2 s ahead` peeks: it is what a spot that
 * leads the feed by so much would be worth.
 */
const main = () => {
  const feed = recorded('chainlink_btcusd_1hz_2026-06-08')
  const listed = recorded('polymarket_btc5m_markets_2026-06-08')
  if (feed === null || listed === null) return console.log('skips: ../shared/data is not there')
  const rows = smoke ? feed.slice(0, 20_000) : feed
  const end = rows.at(-1).ts_ms
  const markets = listed.filter(
    ({ strike, outcome_up, end_ms }) => strike > 0 && outcome_up >= 0 && end_ms <= end,
  )
  const stamped = rows.map(({ ts_ms, price }) => ({ at: ts_ms, price }))
  const received = rows
    .map(({ recv_ms, price }) => ({ at: recv_ms, price }))
    .filter(({ at }, i, all) => i === 0 || at > all[i - 1].at)
  const early = stamped.map(({ at, price }) => ({ at: at - 2_000, price }))
  smoothing(stamped)
  const tapes = [
    ['received', forecasts(received, markets, { lagMs: 0, plain: [] })],
    ['received, lag −1.5 s', forecasts(received, markets, { lagMs: -1_500, plain: [] })],
    ['2 s ahead, lag +2 s', forecasts(early, markets, { lagMs: 2_000, plain: [] })],
  ]
  const keyOf = ({ end, left }) => `${end} ${left}`
  const others = tapes.map(([name, said]) => [name, new Map(said.map((row) => [keyOf(row), row]))])
  const all = forecasts(stamped, markets, { lagMs: 0, plain: estimators }).flatMap((row) => {
    const beside = others.map(([name, rows]) => [name, rows.get(keyOf(row))?.said.model])
    return beside.some(([, yes]) => yes === undefined)
      ? []
      : [{ ...row, said: { ...row.said, ...Object.fromEntries(beside) } }]
  })
  const pairs = [
    ['model', 'seed'],
    ['model', 'normal, 60 s, 1 h'],
    ['normal, 1 s', 'normal, 60 s, 1 h'],
    ['normal, finest', 'normal, 60 s, 1 h'],
    ['received', 'model'],
    ['received, lag −1.5 s', 'received'],
    ['2 s ahead, lag +2 s', 'model'],
  ]
  for (const left of secondsLeft) {
    const there = all.filter((row) => row.left === left)
    printScores(`${left} s left`, scores(there, pairs))
  }
  printScores('all of them', scores(all, pairs))
  averages(stamped)
}

main()
