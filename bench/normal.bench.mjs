// Normal.cdf and Normal.quantile against jstat, stdlib, simple-statistics and C's erfc: time a call
// and the worst error in ulps over the fixture of 50 digits.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import stdlibCdf from '@stdlib/stats-base-dists-normal-cdf'
import stdlibQuantile from '@stdlib/stats-base-dists-normal-quantile'
import jstat from 'jstat'
import { cumulativeStdNormalProbability, probit } from 'simple-statistics'
import { Normal } from 'twoway'
import { median, race, smoke, uniform } from './harness.mjs'

const here = (name) => fileURLToPath(new URL(name, import.meta.url))
const fixture = JSON.parse(readFileSync(here('../test/fixtures/normal.json'), 'utf8'))
const inputs = (seed, f) => Float64Array.from({ length: 8192 }, uniform(seed)).map(f)

// Each contestant has a loop of its own source, or its call site would see the others' functions.
let made = 0
const looped = (f, x) => {
  const source = `return () => {
    let sum${++made} = 0
    for (let i = 0; i < x.length; i++) sum${made} += f(x[i])
    return sum${made}
  }`
  return new Function('f', 'x', source)(f, x)
}

const ulp = (x) => {
  const bits = new DataView(new ArrayBuffer(8))
  bits.setFloat64(0, Math.abs(x))
  bits.setBigInt64(0, bits.getBigInt64(0) + 1n)
  return bits.getFloat64(0) - Math.abs(x)
}

const worst = (f, rows, inRange) =>
  Math.max(
    ...rows
      .filter(([x]) => inRange(x))
      .map(([x, nearest, offset]) => Math.abs((f(x) - nearest) / ulp(nearest) - offset)),
  )

const show = (title, results, errors) => {
  console.log(title)
  console.table(
    results.map(({ name, nanoseconds, ratio }) => ({
      name,
      'ns a call': nanoseconds.toFixed(1),
      'times ours': ratio.toFixed(2),
      ...errors(name),
    })),
  )
}

/** C in the same session, on the same inputs; silent where there is no gcc. */
const inC = (x) => {
  const folder = mkdtempSync(join(tmpdir(), 'twoway-bench-'))
  const program = join(folder, 'normal')
  try {
    const made = spawnSync('gcc', ['-O3', '-o', program, here('normal.c'), '-lm'])
    if (made.status !== 0) return undefined
    return execFileSync(program, { input: Buffer.from(x.buffer) })
      .toString()
      .split(' ')
      .map(Number)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const digits = (value) => (value < 1000 ? value.toFixed(2) : value.toExponential(1))

const cdfs = {
  twoway: Normal.cdf,
  jstat: (x) => jstat.normal.cdf(x, 0, 1),
  stdlib: stdlibCdf.factory(0, 1),
  'simple-statistics': cumulativeStdNormalProbability,
}
for (const width of [8, 3]) {
  const x = inputs(1, (u) => width * (2 * u - 1))
  const contestants = Object.entries(cdfs).map(([name, f]) => ({ name, run: looped(f, x) }))
  const results = race(contestants, { calls: x.length })
  show(`cdf on [-${width}, ${width}], worst ulps over the fixture`, results, (name) => ({
    '[-8, 8]': digits(worst(cdfs[name], fixture.cdf, (at) => Math.abs(at) <= 8)),
    '[-37.5, -8)': digits(worst(cdfs[name], fixture.cdf, (at) => at >= -37.5 && at < -8)),
  }))
  const c = smoke ? undefined : inC(x)
  if (c !== undefined) {
    const [middle, least] = c
    console.log(
      `C -O3, 0.5 * erfc(-x * M_SQRT1_2): ${middle.toFixed(1)} ns, least ${least.toFixed(1)};`,
    )
    console.log(`ours takes ${(results[0].nanoseconds / middle).toFixed(2)} times that`)
  }
}

const quantiles = {
  twoway: Normal.quantile,
  jstat: (p) => jstat.normal.inv(p, 0, 1),
  stdlib: stdlibQuantile.factory(0, 1),
  'simple-statistics': probit,
}
const p = inputs(2, (u) => (u + 2 ** -33) * (1 - 2 ** -32))
const contestants = Object.entries(quantiles).map(([name, f]) => ({ name, run: looped(f, p) }))
show(
  'quantile on (0, 1), worst ulps over the fixture',
  race(contestants, { calls: p.length }),
  (name) => ({
    '[0.001, 0.999]': digits(
      worst(quantiles[name], fixture.quantile, (at) => at >= 0.001 && at <= 0.999),
    ),
    'all doubles': digits(worst(quantiles[name], fixture.quantile, () => true)),
  }),
)

const x = inputs(3, (u) => 16 * u - 8)
const pdfs = [
  { name: 'twoway', run: looped(Normal.pdf, x) },
  { name: 'Math.exp', run: looped((z) => 0.3989422804014327 * Math.exp(-0.5 * z * z), x) },
]
show('pdf on [-8, 8]', race(pdfs, { calls: x.length }), () => ({}))

const cold = `import('twoway').then(({ Normal }) => {
  const start = process.hrtime.bigint()
  Normal.cdf(1)
  console.log(Number(process.hrtime.bigint() - start))
})`
const once = () => Number(execFileSync(process.execPath, ['-e', cold], { cwd: here('..') })) / 1e6
const builds = Array.from({ length: smoke ? 1 : 11 }, once)
const [middle, least] = [median(builds), Math.min(...builds)].map((ms) => ms.toFixed(2))
console.log(`first call in a fresh process: median ${middle} ms, least ${least}`)
