// What a decision costs. First on states that this file makes itself, about six resting orders
// each, so that anyone can run it; then, where the C floor and gcc are there, on the floor's own
// states, C and JavaScript in turn, each in a fresh process. --smoke: a few milliseconds.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { decideQuotes, presets } from 'twoway'
import { median, smoke } from './harness.mjs'
import { syntheticStates } from './states.mjs'

const floor = fileURLToPath(new URL('../../shared/floor/', import.meta.url))

/** One round over all states: ns a decision, and the floor's checksum of what was decided. */
const round = (states) => {
  let sum = 0
  const start = process.hrtime.bigint()
  for (let i = 0; i < states.length; i++) {
    const { place, keep, cancel } = decideQuotes(states[i], presets.v2)
    sum += place.length + 10 * keep.length + 100 * cancel.length
    for (let k = 0; k < place.length; k++) sum += place[k].price * place[k].size
  }
  return { ns: Number(process.hrtime.bigint() - start) / states.length, sum }
}

const measure = (states, rounds) => {
  for (let i = 0; i < rounds / 4; i++) round(states)
  const results = Array.from({ length: rounds }, () => round(states))
  const times = results.map(({ ns }) => ns)
  return { min: Math.min(...times), median: median(times), sum: results[0].sum }
}

const line = (name, { min, median: middle, sum }) =>
  [
    name.padEnd(26),
    `min ${min.toFixed(0).padStart(5)} ns`,
    `median ${middle.toFixed(0).padStart(5)} ns`,
    `checksum ${sum.toFixed(6)}`,
  ].join('  ')

const runC = (program, states, rounds) => {
  const printed = execFileSync(program, [states, String(rounds)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const rows = printed
    .trim()
    .split('\n')
    .map((row) => row.split(' ').map(Number))
  const times = rows.map(([ns]) => ns)
  return { min: Math.min(...times), median: median(times), sum: rows[0][1] }
}

const runSelf = (states, rounds) =>
  JSON.parse(
    execFileSync(
      process.execPath,
      [fileURLToPath(import.meta.url), '--states', states, String(rounds)],
      { encoding: 'utf8' },
    ),
  )

/** Each ratio is formed within one turn, so that a noisy machine slows both sides of it. */
const againstC = (folder) => {
  const [bin, jsonl] = ['states.bin', 'states.jsonl'].map((name) => {
    writeFileSync(join(folder, name), gunzipSync(readFileSync(join(floor, `${name}.gz`))))
    return join(folder, name)
  })
  const program = join(folder, 'decide')
  execFileSync('gcc', ['-O3', '-march=native', '-o', program, join(floor, 'decide.c'), '-lm'])
  const [turns, rounds] = smoke ? [1, 4] : [7, 120]
  const all = Array.from({ length: turns }, () => ({
    c: runC(program, bin, rounds),
    js: runSelf(jsonl, rounds),
  }))
  const best = (side) => ({
    min: Math.min(...all.map((one) => one[side].min)),
    median: median(all.map((one) => one[side].median)),
    sum: all[0][side].sum,
  })
  console.log(line('C -O3', best('c')))
  console.log(line('decideQuotes', best('js')))
  const ofMin = median(all.map(({ c, js }) => js.min / c.min))
  const ofMedian = median(all.map(({ c, js }) => js.median / c.median))
  console.log(`ratio: ${ofMin.toFixed(2)} of the minima, ${ofMedian.toFixed(2)} of the medians`)
  if (best('c').sum.toFixed(6) !== best('js').sum.toFixed(6)) {
    console.error('the two checksums differ')
    process.exitCode = 1
  }
  if (!smoke) inCache(program, bin, jsonl)
}

/** The first 256 states alone: what is left when neither waits for memory. */
const inCache = (program, bin, jsonl) => {
  const [few, all] = [256, 8_192]
  const bytes = readFileSync(bin)
  writeFileSync(`${bin}.few`, bytes.subarray(0, (bytes.length / all) * few))
  const lines = readFileSync(jsonl, 'utf8').split('\n').slice(0, few)
  writeFileSync(`${jsonl}.few`, lines.join('\n'))
  console.log(line('256 of them, C', runC(program, `${bin}.few`, 3_000)))
  console.log(line('256 of them, decideQuotes', runSelf(`${jsonl}.few`, 3_000)))
}

/** The bytes that a decision leaves behind, of which the difference it returns is most. */
const bytesEach = (states) => {
  for (let i = 0; i < 60; i++) round(states)
  globalThis.gc()
  const before = process.memoryUsage().heapUsed
  round(states)
  return (process.memoryUsage().heapUsed - before) / states.length
}

/** In a process whose young generation holds a whole round, so that nothing is collected in it. */
const runForBytes = () =>
  execFileSync(
    process.execPath,
    ['--expose-gc', '--max-semi-space-size=64', fileURLToPath(import.meta.url), '--bytes'],
    { encoding: 'utf8' },
  ).trim()

const main = () => {
  const states = syntheticStates(smoke ? 64 : 8_192)
  console.log(line('decideQuotes, own states', measure(states, smoke ? 4 : 120)))
  const few = states.slice(0, 256)
  console.log(line('256 of them, in the cache', measure(few, smoke ? 4 : 2_000)))
  if (!smoke) console.log(`bytes a decision: ${runForBytes()}`)
  if (!existsSync(join(floor, 'decide.c')))
    return console.log('skips the comparison with C: ../shared/floor is not there')
  if (spawnSync('gcc', ['--version']).status !== 0)
    return console.log('skips the comparison with C: gcc is not there')
  const folder = mkdtempSync(join(tmpdir(), 'twoway-'))
  try {
    againstC(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const given = process.argv.indexOf('--states')
if (process.argv.includes('--bytes')) console.log(bytesEach(syntheticStates(8_192)).toFixed(0))
else if (given < 0) main()
else {
  const states = readFileSync(process.argv[given + 1], 'utf8')
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text))
  console.log(JSON.stringify(measure(states, Number(process.argv[given + 2]))))
}
