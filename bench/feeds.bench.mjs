// What four feeds of one asset are worth beside and against each other: who leads whom, the basis
// of each, when they disagree, and how far their consensus is from each. Reads a recording that is
// no part of this repository, and says that it skips where that is absent. --smoke: two thousand
// rows of it.
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { basisOf, consensus, consensusAt, leadLag } from 'twoway'
import { median, smoke } from './harness.mjs'

const recording = new URL('../../shared/data/btc_feeds_100ms_20260203.csv.gz', import.meta.url)

const basis = { mean: 0, deviation: 0.001 }
const every = { halfLifeMs: 1_000, maxAgeMs: 6_000, frozenMs: 10_000, basis }
const names = {
  binance: 'binance',
  rtds_binance: 'relay of binance',
  chainlink: 'chainlink',
  chainlink_onchain: 'chainlink on chain',
}
const config = {
  // The chain's own price comes every half minute, and is then some seconds old.
  sources: Object.keys(names).map((name) =>
    name === 'chainlink_onchain'
      ? { name, ...every, maxAgeMs: 60_000, frozenMs: 60_000 }
      : { name, ...every },
  ),
  outlierAt: 5,
  leastScale: 0.00005,
  width: 0.0003,
  maxSpread: 0.001,
  doubtMs: 3_000,
  basisHalfLifeMs: 600_000,
}

/** What is news in each row, as our clock heard it. */
const read = () => {
  const [head, ...rows] = gunzipSync(readFileSync(recording)).toString().trim().split('\n')
  const columns = head.split(',')
  const place = (name) => columns.indexOf(name)
  const last = {}
  return (smoke ? rows.slice(0, 2_000) : rows).map((row) => {
    const cells = row.split(',')
    const heardAt = Number(cells[place('ts_ms')])
    const said = Object.keys(names).flatMap((source) => {
      const price = Number(cells[place(`${source}_price`)])
      const at = Number(cells[place(`${source}_ts_ms`)])
      if (!(price > 0) || at === last[source]) return []
      last[source] = at
      return [{ source, price, at, heardAt }]
    })
    return { heardAt, said }
  })
}

const ofSource = (rows, source, clock) =>
  rows.flatMap(({ said }) =>
    said
      .filter((each) => each.source === source)
      .map(({ price, ...at }) => ({ price, at: at[clock] })),
  )

const printLeads = (rows) => {
  const config = { stepMs: 50, maxLagMs: 5_000, maxGapMs: 5_000, blockMs: 300_000 }
  const slow = { stepMs: 500, maxLagMs: 60_000, maxGapMs: 120_000, blockMs: 600_000 }
  console.log(
    '\nWho leads whom: ms ± standard error, and where the peak is as high (correlation, at no lag)',
  )
  for (const [clock, said] of [
    ['heardAt', 'as we hear it'],
    ['at', 'by their own instants'],
  ]) {
    console.log(`  ${said}`)
    const sources = Object.keys(names)
    for (const [i, leader] of sources.entries())
      for (const follower of sources.slice(i + 1)) {
        const settings = follower === 'chainlink_onchain' ? slow : config
        const pair = {
          first: ofSource(rows, leader, clock),
          second: ofSource(rows, follower, clock),
        }
        const found = leadLag(settings)(pair)
        if (found === null) continue
        const { leadMs, error, from, to, correlation, atNoLag } = found
        const figures = `${leadMs.toFixed(0)} ± ${error.toFixed(0)}, ${from} to ${to}`
        const held = `(${correlation.toFixed(3)}, ${atNoLag.toFixed(3)})`
        console.log(`    ${names[leader]} leads ${names[follower]}: ${figures} ${held}`)
      }
  }
}

const runOf = (rows, settings) => {
  const { initial, step } = consensus(settings)
  let state = initial
  return rows.map(({ heardAt, said }) => {
    for (const each of said) state = step(state, each)
    return { heardAt, said, told: consensusAt(settings)(state, heardAt) }
  })
}

/** Stretches of rows for which a word holds: how many, and how long in ms. */
const stretches = (run, wordOf) => {
  const found = new Map()
  let before = null
  for (const [i, row] of run.entries()) {
    const word = wordOf(row)
    const waited = i === 0 ? 0 : row.heardAt - run[i - 1].heardAt
    // The recorder itself was silent twice.
    const lasted = waited > 10_000 ? 0 : waited
    if (before !== null) found.get(before).at(-1).ms += lasted
    if (word !== null && word !== before) found.set(word, [...(found.get(word) ?? []), { ms: 0 }])
    before = word
  }
  return found
}

const printStretches = (title, found) => {
  console.log(`\n${title}`)
  if (found.size === 0) console.log('  none')
  for (const [word, all] of found) {
    const lengths = all.map(({ ms }) => ms)
    const total = lengths.reduce((sum, ms) => sum + ms, 0)
    const each = `${median(lengths)} ms in the middle, ${Math.max(...lengths)} at most`
    console.log(`  ${word}: ${lengths.length}, ${(total / 1_000).toFixed(1)} s in all, ${each}`)
  }
}

const bp = (ratio) => (ratio * 10_000).toFixed(2)
const rms = (values) => Math.sqrt(values.reduce((sum, x) => sum + x * x, 0) / values.length)
const meanOf = (values) => values.reduce((sum, x) => sum + x, 0) / values.length

const printBasis = (run) => {
  console.log(
    '\nBasis, ln(source/consensus), bp: over all rows; as learnt at the end, mean ± deviation',
  )
  for (const source of Object.keys(names)) {
    const { mean, deviation } = basisOf(run.at(-1).told, source)
    const all = differences(run, source, 0).map(({ raw }) => raw)
    const over = `${bp(meanOf(all))} ± ${bp(rms(all.map((x) => x - meanOf(all))))}`
    console.log(`  ${names[source]}: ${over}; ${bp(mean)} ± ${bp(deviation)}`)
  }
}

/**
 * ln(source/consensus), with and without the basis, where the source has a price not older than it
 * may be and the consensus no halt; `ahead` ms later for the source.
 */
const differences = (run, source, ahead) => {
  const found = []
  let later = 0
  const prices = pricesOf(run, source)
  for (const [i, { heardAt, told }] of run.entries()) {
    while (later < run.length && run[later].heardAt < heardAt + ahead) later += 1
    if (later === run.length) break
    const off = run[later].heardAt - heardAt - ahead
    const price = prices[later]
    const now = prices[i]
    if (told.halt !== null || price === null || now === null || off > 500) continue
    const { mean } = basisOf(told, source)
    const raw = Math.log(price / told.spot.price)
    found.push({ raw, less: raw - mean, alone: Math.log(price / now) })
  }
  return found
}

const pricesOf = (run, source) => {
  const maxAgeMs = config.sources.find(({ name }) => name === source).maxAgeMs
  let last = null
  return run.map(({ heardAt, said }) => {
    last = said.find((each) => each.source === source) ?? last
    return last !== null && heardAt - last.at <= maxAgeMs ? last.price : null
  })
}

const printAgainst = (run) => {
  console.log('\nConsensus, with the basis, against each source, bp: rms (greatest)')
  console.log('  and beside it the source’s own price against itself later')
  for (const source of Object.keys(names)) {
    const cells = [0, 1_000, 2_000].map((ahead) => {
      const all = differences(run, source, ahead)
      const ours = all.map(({ less }) => less)
      const greatest = ours.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
      const own = ahead === 0 ? '' : ` own ${bp(rms(all.map(({ alone }) => alone)))}`
      return `${ahead / 1_000} s ${bp(rms(ours))} (${bp(greatest)})${own}`
    })
    console.log(`  ${names[source]}: ${cells.join(', ')}`)
  }
}

/** The same of one source alone, its mean basis to the other taken off as if it had been known. */
const printAlone = (run) => {
  console.log('\nAnd each source alone, its mean basis taken off in hindsight: rms, bp')
  const all = Object.keys(names).map((source) => [names[source], pricesOf(run, source)])
  for (const [target, after] of all) {
    const cells = all.flatMap(([name, before]) => {
      const later = [1_000, 2_000].map((ahead) => bp(scatter(run, before, after, ahead)))
      return name === target ? [] : [`${name} ${later.join(', ')}`]
    })
    console.log(`  ${target} 1 s and 2 s later from ${cells.join('; ')}`)
  }
}

const scatter = (run, before, after, ahead) => {
  const found = []
  let later = 0
  for (const [i, { heardAt, told }] of run.entries()) {
    while (later < run.length && run[later].heardAt < heardAt + ahead) later += 1
    if (later === run.length) break
    if (run[later].heardAt - heardAt - ahead > 500 || told.halt !== null) continue
    if (before[i] !== null && after[later] !== null) found.push(Math.log(after[later] / before[i]))
  }
  const mean = meanOf(found)
  return rms(found.map((x) => x - mean))
}

if (!existsSync(recording)) {
  console.log('skipped: the recorded feeds are not there')
} else {
  const rows = read()
  const start = process.hrtime.bigint()
  const run = runOf(rows, config)
  const took = Number(process.hrtime.bigint() - start)
  const heard = rows.reduce((sum, { said }) => sum + said.length, 0)
  console.log(
    `${rows.length} rows, ${heard} prices: ${(took / rows.length / 1_000).toFixed(1)} µs a row`,
  )
  printLeads(rows)
  printBasis(run)
  printStretches(
    'Halts',
    stretches(run, ({ told }) => told.halt?._tag ?? null),
  )
  for (const source of Object.keys(names)) {
    const view = ({ told }) => told.sources.find(({ name }) => name === source).reason?._tag ?? null
    printStretches(`${names[source]} does not count`, stretches(run, view))
  }
  printAgainst(run)
  printAlone(run)
  if (run.some(({ told }) => told.spot !== null && !(told.spot.price > 0))) process.exitCode = 1
}
