// Presets v1, v2 and recommended side by side, by `twoway backtest`: a year of 15-minute BTC
// markets with modelled counterparties, and a week of Polymarket's hourly ones, under both ends of
// the queue and three latencies, with intervals by resampling whole hours. Prints Markdown. One
// reading of a recording runs both ends of the queue. The year's bars come with a path made up
// within each, the default of twoway backtest.
// node bench/presets.bench.mjs [--year FILE] [--hours FILE] [--only year|hours] [--workers 2]
//   [--every DAYS] [--out FILE] [--table FILE] [--save FILE] [--smoke]
//   [-- OPTIONS OF twoway backtest]
// --every 3 takes whole days of the year, one in three from the first on.
// With --out each run is kept as a line of JSON as it ends, and none that is there is run again: by
// its files, options and our version, so that a change of the code asks for another file. With
// --table the Markdown is written anew after each run.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
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
    every: { type: 'string', default: '1' },
    out: { type: 'string' },
    table: { type: 'string' },
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
    every: Number(values.every),
  },
  { name: 'hours', title: 'A week of hourly markets', file: values.hours, options: [], every: 1 },
].filter(({ name }) => values.only === undefined || values.only === name)

const dayMs = 86_400_000

/** What of a file is read, null for all of it. */
const partOf = ({ file, every }) => {
  if (!values.smoke && every === 1) return null
  const bytes = readFileSync(file)
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString()
  if (values.smoke) return text.split('\n', smokeRows).join('\n')
  const [head, ...rows] = text.split('\n')
  const dayOf = (row) => Math.floor(Number(row.slice(0, row.indexOf(','))) / dayMs)
  const first = dayOf(rows[0])
  return [head, ...rows.filter((row) => (dayOf(row) - first) % every === 0)].join('\n')
}

const { version } = JSON.parse(readFileSync(pathOf('package.json'), 'utf8'))

const keyOf = ({ file, options, every }, preset, latency) => {
  const { size, mtimeMs } = statSync(file)
  const about = [version, file, size, mtimeMs, values.smoke, every, options]
  return createHash('sha256')
    .update(JSON.stringify([...about, preset, latency, positionals]))
    .digest('hex')
    .slice(0, 16)
}

/** What was kept so far; the last line may have been cut off when it was written. */
const kept = new Map()
if (values.out !== undefined && existsSync(values.out)) {
  for (const line of readFileSync(values.out, 'utf8').split('\n').slice(0, -1)) {
    const { key, result } = JSON.parse(line)
    kept.set(key, result)
  }
}

const backtested = async (recording, preset, latency) => {
  const key = keyOf(recording, preset, latency)
  if (kept.has(key)) return kept.get(key)
  const result = await run(recording, preset, latency)
  if (values.out !== undefined) appendFileSync(values.out, `${JSON.stringify({ key, result })}\n`)
  return result
}

/** One backtest in a process of its own, both ends of the queue in one reading. */
const run = (recording, preset, latency) =>
  new Promise((resolve, reject) => {
    const { file, options } = recording
    const part = partOf(recording)
    const words = ['backtest', part === null ? file : '-', ...options, '--preset', preset]
    const all = [...words, '--latency', latency, '--json', ...positionals]
    const child = spawn(process.execPath, [pathOf('dist/cli.js'), ...all], {
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    const [out, error] = [[], []]
    child.stdout.on('data', (chunk) => out.push(chunk))
    child.stderr.on('data', (chunk) => error.push(chunk))
    child.on('close', (code) => {
      if (code !== 0) return reject(new Error(`${preset} ${latency}: ${Buffer.concat(error)}`))
      const { ends, settings, warnings, seconds, events } = JSON.parse(
        Buffer.concat(out).toString(),
      )
      resolve({ preset, latency, ends: ends.map(slim), settings, warnings, seconds, events })
    })
    child.stdin.end(part ?? '')
  })

const slim = ({ queue, report: { equity, inventory, worst, ...report } }) => ({ queue, report })

/** `tell` hears of the results so far, in the order of the jobs, whenever one has ended. */
const inTurn = async (jobs, workers, tell) => {
  const results = new Array(jobs.length)
  let next = 0
  const work = async () => {
    for (let i = next++; i < jobs.length; i = next++) {
      results[i] = await jobs[i]()
      tell(results[i], results.filter(Boolean))
    }
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

const line = (cells) => `| ${cells.join(' | ')} |`

const table = (names, rows) =>
  [line(names), `|${names.map(() => '---').join('|')}|`, ...rows.map(line), ''].join('\n')

const key = ({ preset, latency, queue }) => [latency, queue, preset]

const figuresOf = (row) => [
  ...key(row),
  interval(row.report.profit.total, {}),
  interval(row.report.profit.perShare, { unit: 100, digits: 2 }),
  signed(row.report.orders.fills, 0),
  signed(row.report.orders.shares, 0),
  signed(100 * row.report.orders.byLevel[0].uptime.both, 0),
  signed((100 * row.report.withheld.halted) / row.report.withheld.decisions, 0),
]

const figures = (rows) => {
  const names = ['latency', 'queue', 'preset', 'P&L, dollars', 'cents a share', 'fills', 'shares']
  return table([...names, 'best level up, %', 'decisions halted, %'], rows.map(figuresOf))
}

const markouts = (rows) =>
  table(
    ['latency', 'queue', 'preset', ...['at the fill', '1 s', '5 s', '30 s', 'settled']],
    rows.map((row) => [
      ...key(row),
      ...[0, 1_000, 5_000, 30_000, null].map((horizon) => markoutOf(row.report, horizon)),
    ]),
  )

/** The same hours drawn for both, so that what the hours have in common falls out. */
const difference = (one, other) => {
  const at = new Map(other.blocks.map(({ at, profit }) => [at, profit]))
  const hours = new Set([...one.blocks, ...other.blocks].map(({ at: hour }) => hour))
  const mine = new Map(one.blocks.map(({ at: hour, profit }) => [hour, profit]))
  const blocks = [...hours].sort().map((hour) => [(mine.get(hour) ?? 0) - (at.get(hour) ?? 0)])
  const options = { statistic: (sums) => sums, resamples: 2_000, confidence: 0.95, seed: 1 }
  return blockBootstrap({ blocks, ...options })[0]
}

const differences = (rows) => {
  const found = (preset, { latency, queue }) =>
    rows.find((row) => row.preset === preset && row.latency === latency && row.queue === queue)
  const less = (one, other) =>
    one === undefined || other === undefined
      ? 'not run'
      : interval(difference(one.report, other.report), {})
  return table(
    ['latency', 'queue', 'recommended less v2, dollars', 'v2 less v1, dollars'],
    rows
      .filter(({ preset }) => preset === 'v2')
      .map((v2) => [
        v2.latency,
        v2.queue,
        less(found('recommended', v2), v2),
        less(v2, found('v1', v2)),
      ]),
  )
}

const section = ({ title }, results) => {
  const rows = rowsOf(results)
  const [{ settings, warnings }] = results
  const said = Object.fromEntries(settings)
  return [
    `### ${title}\n`,
    `${rows[0].report.markets.settled} markets; prices: ${said.prices ?? 'as recorded'}; ` +
      `takers: ${said.takers}\n`,
    `Warnings: ${warnings.join(', ') || 'none'}\n`,
    figures(rows),
    markouts(rows),
    differences(rows),
  ].join('\n')
}

const main = async () => {
  const saved = {}
  const sections = []
  for (const recording of recordings) {
    const { name, title, file } = recording
    if (!existsSync(file)) {
      console.log(`${title}: skips, ${file} is not there`)
      continue
    }
    const jobs = latencies.flatMap((latency) =>
      presets.map((preset) => () => backtested(recording, preset, latency)),
    )
    const results = await inTurn(jobs, Number(values.workers), (result, soFar) => {
      const { preset, latency, seconds, events } = result
      console.error(`${preset} ${latency}: ${events} events, ${seconds.toFixed(0)} s`)
      for (const row of rowsOf([result])) console.error(line(figuresOf(row)))
      const text = [...sections, section(recording, soFar)].join('\n')
      if (values.table !== undefined) writeFileSync(values.table, text)
    })
    sections.push(section(recording, results))
    console.log(sections.at(-1))
    saved[name] = rowsOf(results).map(({ report: { blocks, ...report }, ...row }) => ({
      ...row,
      report,
    }))
  }
  if (values.save !== undefined) writeFileSync(values.save, JSON.stringify(saved))
}

await main()
