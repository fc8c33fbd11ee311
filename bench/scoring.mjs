// What the benches of the fair value share: recorded rows, the price that the outlook gives, and
// scores with intervals by resampling whole hours.
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { fairValue, outlook, recommendedOutlook } from 'twoway'
import { Score } from 'twoway/backtest'
import { blockBootstrap } from 'twoway/statistics'
import { smoke } from './harness.mjs'

export const hourMs = 3_600_000

const fileOf = (name) => new URL(`../../shared/data/${name}.csv.gz`, import.meta.url)

/** The rows of a recording as objects of numbers, NaN where a cell is empty; null without it. */
export const recorded = (name) => {
  if (!existsSync(fileOf(name))) return null
  const [header, ...lines] = gunzipSync(readFileSync(fileOf(name)))
    .toString()
    .trim()
    .split(/\r?\n/)
  const columns = header.split(',')
  return lines.map((line) => {
    const cells = line.split(',')
    return Object.fromEntries(
      columns.map((column, i) => [column, cells[i] === '' ? Number.NaN : Number(cells[i])]),
    )
  })
}

/** A price without a stretch of time, as a bar. */
export const priceBar = (price, at) => ({
  at,
  milliseconds: 0,
  open: price,
  high: price,
  low: price,
  close: price,
  volume: null,
  trades: null,
  takerBuyVolume: null,
})

export const point = {
  source: 'recording',
  end: { kind: 'point' },
  strike: { kind: 'opening', fixing: { kind: 'point' } },
  tie: 'yes',
  tickSize: 0,
  lagMs: 0,
}

export const recommended = outlook(recommendedOutlook)

/** The fair value and its volatility, as `twoway calibrate` has them; null for want of minutes. */
export const modelPrice = (
  says,
  { now, spot, strike, openedAt, expiresAt, settlement = point, printed },
) => {
  const secondsToExpiry = (expiresAt - now) / 1_000
  const said = says({
    now,
    seconds: secondsToExpiry,
    elapsed: (now - openedAt) / (expiresAt - openedAt),
    distance: Math.log(spot / strike),
  })
  if (said === null) return null
  const { volatility, drift } = said
  const link = { kind: 'logistic', scale: 1 }
  const moved = spot * Math.exp(drift)
  const yes = fairValue({
    spot: moved,
    strike,
    volatility,
    secondsToExpiry,
    settlement,
    printed,
    link,
  })
  return { yes, volatility }
}

/** The normal law, the seed's way. */
export const normalPrice = (volatility, { now, spot, strike, expiresAt }) =>
  fairValue({
    spot,
    strike,
    volatility,
    secondsToExpiry: (expiresAt - now) / 1_000,
    model: 'simplified',
  })

/** What is less likely counts as this likely, as in `twoway calibrate`. */
const least = 1e-12

const lossOf = (yes, outcome) => Score.logLoss(Math.max(least, outcome === 1 ? yes : 1 - yes))

const brierOf = (yes, outcome) => Score.brier(outcome === 1 ? 1 - yes : yes)

/**
 * Scores of rows `{ at, outcome, said: { name: probability of YES } }`, all of which say the same
 * names: log loss and Brier of each, and of each pair `[a, b]` the log loss of `a` less that of
 * `b`. Rows of an hour hang together.
 */
export const scores = (rows, pairs) => {
  const names = Object.keys(rows[0].said)
  const blocks = new Map()
  for (const { at, outcome, said } of rows) {
    const hour = Math.floor(at / hourMs)
    const sums = blocks.get(hour) ?? new Array(1 + 2 * names.length).fill(0)
    sums[0] += 1
    names.forEach((name, i) => {
      sums[1 + 2 * i] += lossOf(said[name], outcome)
      sums[2 + 2 * i] += brierOf(said[name], outcome)
    })
    blocks.set(hour, sums)
  }
  const lossAt = (name) => 1 + 2 * names.indexOf(name)
  const estimates = blockBootstrap({
    blocks: [...blocks.values()],
    statistic: (sums) => [
      ...sums.slice(1).map((sum) => sum / sums[0]),
      ...pairs.map(([a, b]) => (sums[lossAt(a)] - sums[lossAt(b)]) / sums[0]),
    ],
    resamples: smoke ? 10 : 1_000,
    confidence: 0.95,
    seed: 1,
  })
  return {
    rows: rows.length,
    hours: blocks.size,
    names: names.map((name, i) => ({
      name,
      loss: estimates[2 * i],
      brier: estimates[2 * i + 1],
    })),
    pairs: pairs.map(([a, b], i) => ({ a, b, loss: estimates[2 * names.length + i] })),
  }
}

const figure = (value) => value.toFixed(4)
const signed = (value) => `${value < 0 ? '−' : '+'}${figure(Math.abs(value))}`

export const printScores = (title, { rows, hours, names, pairs }) => {
  console.log(`\n${title}: ${rows} rows of ${hours} hours`)
  for (const { name, loss, brier } of names) {
    const interval = `${figure(loss.lower)} to ${figure(loss.upper)}`
    console.log(
      `  ${name.padEnd(22)} log loss ${figure(loss.value)} (${interval})  Brier ${figure(brier.value)}`,
    )
  }
  for (const { a, b, loss } of pairs) {
    const interval = `${signed(loss.lower)} to ${signed(loss.upper)}`
    console.log(`  ${`${a} − ${b}`.padEnd(36)} ${signed(loss.value)} (${interval})`)
  }
}
