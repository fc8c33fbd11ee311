// What a made-up path within bars is like: bars of Brownian motion, walked 1,200 steps a minute,
// are expanded again, and the path is held against the walk. And what a price of it costs.
// node bench/barPath.bench.mjs [--smoke]
import { BarPath } from 'twoway/backtest'
import { median, smoke, uniform } from './harness.mjs'

const minute = 60_000
const seconds = 60
const walkSteps = 1_200
const config = { seed: 1, stepMs: 1_000 }
const deviation = 30
const count = smoke ? 200 : 20_000

const random = uniform(7)
const normal = () => Math.sqrt(-2 * Math.log(random() || 0.5)) * Math.cos(2 * Math.PI * random())

const walked = (index) => {
  let [price, high, low] = [50_000, 50_000, 50_000]
  for (let i = 0; i < walkSteps; i++) {
    price += (deviation / Math.sqrt(walkSteps)) * normal()
    high = Math.max(high, price)
    low = Math.min(low, price)
  }
  return { at: minute * index, milliseconds: minute, open: 50_000, high, low, close: price }
}

const bars = Array.from({ length: count }, (_, i) => walked(i + 1))

const likeness = () => {
  const sums = { squares: 0, fourths: 0, next: 0, half: 0, rest: 0, both: 0 }
  for (const bar of bars) {
    const { prices } = BarPath.step(config, { knownAt: bar.at - minute, prices: [] }, bar)
    const path = [...prices.map(({ price }) => price), bar.close]
    let [last, before] = [bar.open, 0]
    for (const price of path) {
      const step = price - last
      sums.squares += step * step
      sums.fourths += step ** 4
      sums.next += step * before
      last = price
      before = step
    }
    const half = path[seconds / 2 - 1] - bar.open
    const rest = bar.close - bar.open - half
    sums.half += half * half
    sums.rest += rest * rest
    sums.both += half * rest
  }
  const variance = deviation ** 2
  const steps = count * seconds
  console.log(
    `${count} bars of ${walkSteps} steps: variance from second to second ` +
      `${(sums.squares / count / variance).toFixed(3)} of the walk's, kurtosis ` +
      `${(sums.fourths / steps / (sums.squares / steps) ** 2).toFixed(2)}, after half a bar ` +
      `${(sums.half / count / (variance / 2)).toFixed(3)}; correlation of neighbouring seconds ` +
      `${(sums.next / sums.squares).toFixed(3)}, of both halves ` +
      `${(sums.both / Math.sqrt(sums.half * sums.rest)).toFixed(3)}`,
  )
}

const speed = () => {
  const times = []
  for (let round = 0; round < (smoke ? 2 : 15); round++) {
    let [state, made] = [BarPath.initial, 0]
    const from = process.cpuUsage()
    for (const bar of bars) {
      state = BarPath.step(config, state, bar)
      made += state.prices.length
    }
    times.push((1_000 * process.cpuUsage(from).user) / made)
  }
  console.log(
    `${median(times).toFixed(0)} ns of processor a price (least ${Math.min(...times).toFixed(0)})`,
  )
}

likeness()
speed()
