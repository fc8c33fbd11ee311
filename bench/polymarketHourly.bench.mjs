// Model, market and their pool on a week of Polymarket's hourly BTC markets, side by side at the
// same instants: the end of each minute, with that minute's close and nothing later. --smoke: a day
// and a few hours.
import { pooled } from 'twoway'
import { seedForecaster } from 'twoway/backtest'
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
const weights = [0.3, 0.5, 0.7]

/** What the outlook hears first, in minutes. */
const day = 1_440

/** The returns of the last hour between minutes that follow one another; null of fewer than 20. */
const volatilityOfHour = (closes, now) => {
  const squares = Array.from({ length: 60 }, (_, i) => {
    const [from, to] = [closes.get(now - (i + 1) * minuteMs), closes.get(now - i * minuteMs)]
    return from === undefined || to === undefined ? null : Math.log(to / from) ** 2
  }).filter((square) => square !== null)
  if (squares.length < 20) return null
  const mean = squares.reduce((total, square) => total + square, 0) / squares.length
  return Math.sqrt(mean * (31_536_000 / 60))
}

/** Each minute of the file: what was known at its end, what was said, what came. */
const minutesOf = (recording) => {
  const closes = new Map()
  let outlookState = recommended.initial
  let seedState = seedForecaster.initial
  return recording.map((row, heard) => {
    const now = row.ts_ms + minuteMs
    const spot = row.binance_minute_close
    const bar = priceBar(spot, now)
    closes.set(now, spot)
    outlookState = recommended.step(outlookState, bar)
    seedState = seedForecaster.step(seedState, bar)
    const market = {
      now,
      spot,
      strike: row.binance_hour_open,
      openedAt: row.hour_start_ms,
      expiresAt: row.hour_end_ms,
    }
    const model = modelPrice(recommended.value(outlookState), market)
    const seed = seedForecaster.forecast(seedState, {
      ...market,
      spot: { price: spot, at: now },
      settlement: point,
      printed: { strike: null, end: null },
    })
    const hour = volatilityOfHour(closes, now)
    return {
      heard,
      at: row.hour_start_ms,
      left: (row.hour_end_ms - now) / minuteMs,
      outcome: row.outcome_up_binance,
      market: (row.up_close + 1 - row.dn_close) / 2,
      hour: hour === null ? null : normalPrice(hour, market),
      seed: seed?.yes ?? null,
      normal: model === null ? null : normalPrice(model.volatility, market),
      model: model?.yes ?? null,
    }
  })
}

const said = ({ at, outcome, market, hour, seed, normal, model }) => ({
  at,
  outcome,
  said: {
    market,
    hour,
    seed,
    normal,
    model,
    ...Object.fromEntries(
      weights.map((weight) => [`pool ${weight}`, pooled({ model, market, weight })]),
    ),
  },
})

const known = (minutes) => {
  const rows = minutes
    .filter(({ left, hour }) => left >= 2 && hour !== null)
    .map(({ at, outcome, market, hour }) => ({ at, outcome, said: { market, hour } }))
  printScores('all minutes, 2 or more left', scores(rows, [['market', 'hour']]))
}

/** The log loss of the pool by its weight, 0 the market alone. */
const byWeight = (rows) => {
  const steps = Array.from({ length: 11 }, (_, i) => i / 10)
  const pools = rows.map(({ at, outcome, said: { market, model } }) => ({
    at,
    outcome,
    said: Object.fromEntries(
      steps.map((weight) => [`${weight * 100} %`, pooled({ model, market, weight })]),
    ),
  }))
  const { names } = scores(pools, [])
  console.log('\nlog loss of the pool by the weight of the model')
  console.log(`  ${names.map(({ name, loss }) => `${name} ${loss.value.toFixed(4)}`).join('  ')}`)
}

const main = () => {
  const whole = recorded('polymarket_btc_hourly_1m_20250826_0902')
  if (whole === null) return console.log('skips: ../shared/data is not there')
  const minutes = minutesOf(smoke ? whole.slice(0, 1_800) : whole)
  known(minutes)
  const rows = minutes.filter(
    ({ heard, left, hour, seed, model }) =>
      heard >= day && left >= 1 && hour !== null && seed !== null && model !== null,
  )
  const pairs = [
    ['model', 'market'],
    ['model', 'hour'],
    ['model', 'seed'],
    ['model', 'normal'],
    ...weights.map((weight) => [`pool ${weight}`, 'market']),
    ['pool 0.7', 'model'],
    ['pool 0.7', 'pool 0.5'],
  ]
  const bands = [
    [1, 60],
    [45, 55],
    [30, 45],
    [15, 30],
    [5, 15],
    [1, 5],
  ]
  for (const [least, most] of bands) {
    const there = rows.filter(({ left }) => left >= least && left < most).map(said)
    const title = `${least} to under ${most} minutes left, after a day of minutes`
    if (there.length > 0) printScores(title, scores(there, pairs))
  }
  byWeight(rows.map(said))
  const first = Math.min(...rows.map(({ at }) => at))
  console.log(
    `\nscored from ${new Date(first).toISOString()}, ${(first - whole[0].ts_ms) / hourMs} h on`,
  )
}

main()
