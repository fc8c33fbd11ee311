// What the recommended policies cost beside the seed's, on the same states: a price at an instant,
// and a mean of sixty prints. One variant a process, since call sites that saw two are slower.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { decideQuotes, presets, Settlement } from 'twoway'
import { median, smoke } from './harness.mjs'
import { asParsed, syntheticStates } from './states.mjs'

const minute = {
  ...Settlement.plain,
  end: { kind: 'mean', windowMs: 60_000, prints: 60 },
  tie: 'yes',
}

const variants = {
  v2: { config: presets.v2, settlement: null },
  'recommended, a point': { config: presets.recommended, settlement: null },
  'recommended, a mean of 60': { config: presets.recommended, settlement: minute },
}

/** Those of a decision: what is halted costs too little to count. */
const measure = ({ config, settlement }) => {
  const states = syntheticStates(256)
    .map((state) =>
      settlement === null ? state : asParsed({ ...state, market: { ...state.market, settlement } }),
    )
    .filter((state) => decideQuotes(state, config).halted === null)
  const times = []
  let placed = 0
  for (let round = 0; round < (smoke ? 4 : 3_000); round++) {
    const start = process.hrtime.bigint()
    for (let i = 0; i < states.length; i++) placed += decideQuotes(states[i], config).place.length
    times.push(Number(process.hrtime.bigint() - start) / states.length)
  }
  return { least: Math.min(...times), median: median(times), placed }
}

const runApart = (name) =>
  JSON.parse(
    execFileSync(
      process.execPath,
      [fileURLToPath(import.meta.url), '--variant', name, ...(smoke ? ['--smoke'] : [])],
      { encoding: 'utf8' },
    ),
  )

const main = () => {
  const turns = Array.from({ length: smoke ? 1 : 5 }, () =>
    Object.fromEntries(Object.keys(variants).map((name) => [name, runApart(name)])),
  )
  for (const name of Object.keys(variants)) {
    const least = Math.min(...turns.map((turn) => turn[name].least))
    const ofLeast = median(turns.map((turn) => turn[name].least / turn.v2.least))
    const ofMedian = median(turns.map((turn) => turn[name].median / turn.v2.median))
    const times = `${ofLeast.toFixed(2)} and ${ofMedian.toFixed(2)} times v2 (least, median)`
    console.log(`${name.padEnd(26)}${least.toFixed(0).padStart(6)} ns  ${times}`)
  }
}

const given = process.argv.indexOf('--variant')
if (given < 0) main()
else console.log(JSON.stringify(measure(variants[process.argv[given + 1]])))
