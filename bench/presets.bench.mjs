// Presets v1, v2 and recommended side by side, by `twoway backtest`: a year of 15-minute BTC
// markets with modelled counterparties, and a week of Polymarket's hourly ones, under both ends of
// the queue and three latencies, with intervals by resampling whole hours. Prints Markdown.
// node bench/presets.bench.mjs [--year FILE] [--hours FILE] [--only year|hours] [--workers 2]
//   [--save FILE] [--smoke] [-- OPTIONS OF twoway backtest]
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { blockBootstrap } from 'twoway/statistics'

const pathOf = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url))
const data = (name) => pathOf(`../shared/data/${name}.csv.gz`)

const { values, positionals } = parseArgs({
  options: {
    year: { type: 'string', default: data('btcusdt_spot_1m_2024') },
    hours: { type: 'string', default: data('polymarket_btc_hourly_1m_20250826_0902') },
    only: { type: 'string' },
    workers: { type: 'string', default: '1' },
    save: { type: 'string' },
    smoke: { type: 'boolean', default: false },
  },
  allowPositionals: true,
})

const smokeRows = 600
const presets = values.smoke ? ['v2', 'recommended'] : ['v1', 'v2', 'recommended']
const latencies = values.smoke ? ['50ms'] : ['20ms', '150ms', '500ms']

const recordings = [
  {
    name: 'year',
    title: 'A year of 15-minute markets',
    file: values.year,
    options: ['--window', '15m'],
  },
  { name: 'hours', title: 'A week of hourly markets', file: values.hours, options: [] },
].filter(({ name }) => values.only === undefined || values.only === name)

const firstRows = (file) => {
  const bytes = readFileSync(file)
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString()
  return text.split('\n', smokeRows).join('\n')
}

/** One backtest in a process of its own, both ends of the queue in one reading. */
const backtested = ({ file, options }, preset, latency) =>
  new Promise((resolve, reject) => {
    const words = ['backtest', values.smoke ? '-' : file, ...options, '--preset', preset]
    const all = [...words, '--latency', latency, '--json', ...positionals]
    const child = spawn(process.execPath, [pathOf('dist/cli.js'), ...all], {
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    const [out, error] = [[], []]
    child.stdout.on('data', (chunk) => out.push(chunk))
    child.stderr.on('data', (chunk) => error.push(chunk))
    child.on('close', (code) => {
      if (code !== 0) return reject(new Error(`${preset} ${latency}: ${Buffer.concat(error)}`))
      const { ends, settings, warnings, seconds } = JSON.parse(Buffer.concat(out).toString())
      console.error(`${preset} ${latency}: ${seconds.toFixed(0)} s`)
      resolve({ preset, latency, ends, settings, warnings })
    })
    child.stdin.end(values.smoke ? firstRows(file) : '')
  })

const inTurn = async (jobs, workers) => {
  const results = new Array(jobs.length)
  let next = 0
  const work = async () => {
    for (let i = next++; i < jobs.length; i = next++) results[i] = await jobs[i]()
  }
  await Promise.all(Array.from({ length: workers }, work))
  return results
}

const signed = (value, digits) =>
  value === null || !Number.isFinite(value)
    ? 'none'
    : value.toLocaleString('en-US', {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      })

const interval = ({ value, lower, upper }, { unit = 1, digits = 0 }) =>
  lower === null
    ? signed(value, digits)
    : `${signed(unit * value, digits)} (${signed(unit * lower, digits)} to ` +
      `${signed(unit * upper, digits)})`

const markoutOf = ({ markouts }, horizonMs) => {
  const all = markouts.find(({ group }) => group.kind === 'all')
  const found = all?.points.find((point) => point.horizonMs === horizonMs)
  return found === undefined ? 'none' : interval(found.perShare, { unit: 100, digits: 2 })
}

const rowsOf = (results) =>
  results.flatMap(({ preset, latency, ends }) =>
    ends.map(({ queue, report }) => ({ preset, latency, queue, report })),
  )

const printTable = (names, rows) => {
  console.log(`| ${names.join(' | ')} |`)
  console.log(`|${names.map(() => '---').join('|')}|`)
  for (const row of rows) console.log(`| ${row.join(' | ')} |`)
  console.log('')
}

const key = ({ preset, latency, queue }) => [latency, queue, preset]

const printFigures = (rows) => {
  const names = ['latency', 'queue', 'preset', 'P&L, dollars', 'cents a share', 'fills', 'shares']
  printTable(
    [...names, 'best level up, %', 'decisions halted, %'],
    rows.map((row) => [
      ...key(row),
      interval(row.report.profit.total, {}),
      interval(row.report.profit.perShare, { unit: 100, digits: 2 }),
      signed(row.report.orders.fills, 0),
      signed(row.report.orders.shares, 0),
      signed(100 * row.report.orders.byLevel[0].uptime.both, 0),
      signed((100 * row.report.withheld.halted) / row.report.withheld.decisions, 0),
    ]),
  )
  printTable(
    ['latency', 'queue', 'preset', ...['at the fill', '1 s', '5 s', '30 s', 'settled']],
    rows.map((row) => [
      ...key(row),
      ...[0, 1_000, 5_000, 30_000, null].map((horizon) => markoutOf(row.report, horizon)),
    ]),
  )
}

/** The same hours drawn for both, so that what the hours have in common falls out. */
const difference = (one, other) => {
  const at = new Map(other.blocks.map(({ at, profit }) => [at, profit]))
  const hours = new Set([...one.blocks, ...other.blocks].map(({ at: hour }) => hour))
  const mine = new Map(one.blocks.map(({ at: hour, profit }) => [hour, profit]))
  const blocks = [...hours].sort().map((hour) => [(mine.get(hour) ?? 0) - (at.get(hour) ?? 0)])
  const options = { statistic: (sums) => sums, resamples: 2_000, confidence: 0.95, seed: 1 }
  return blockBootstrap({ blocks, ...options })[0]
}

const printDifferences = (rows) => {
  const found = (preset, { latency, queue }) =>
    rows.find((row) => row.preset === preset && row.latency === latency && row.queue === queue)
  printTable(
    ['latency', 'queue', 'recommended less v2, dollars', 'v2 less v1, dollars'],
    rows
      .filter(({ preset }) => preset === 'v2')
      .map((v2) => {
        const [v1, recommended] = [found('v1', v2), found('recommended', v2)]
        return [
          v2.latency,
          v2.queue,
          interval(difference(recommended.report, v2.report), {}),
          v1 === undefined ? 'not run' : interval(difference(v2.report, v1.report), {}),
        ]
      }),
  )
}

const slim = ({ report: { equity, inventory, worst, blocks, ...report }, ...row }) => ({
  ...row,
  report,
})

const main = async () => {
  const saved = {}
  for (const recording of recordings) {
    const { name, title, file } = recording
    if (!existsSync(file)) {
      console.log(`${title}: skips, ${file} is not there`)
      continue
    }
    const jobs = latencies.flatMap((latency) =>
      presets.map((preset) => () => backtested(recording, preset, latency)),
    )
    const results = await inTurn(jobs, Number(values.workers))
    const rows = rowsOf(results)
    const settings = Object.fromEntries(results[0].settings)
    console.log(`### ${title}\n`)
    console.log(`${rows[0].report.markets.settled} markets; takers: ${settings.takers ?? 'none'}`)
    for (const warning of results[0].warnings) console.log(`Warning: ${warning}`)
    console.log('')
    printFigures(rows)
    printDifferences(rows)
    saved[name] = rows.map(slim)
  }
  if (values.save !== undefined) writeFileSync(values.save, JSON.stringify(saved))
}

await main()
