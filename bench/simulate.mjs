// A desk and a venue under faults, for as long as one likes:
//   npm run simulate -- --events 100000000 [--seed 1] [--steps 100000] [--faults loss,revert]
// Each seed is a history of --steps events; the first that breaks a promise is shrunk and told.
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { Faults, Simulation } from '../dist/backtest.js'

const faultsOf = (kinds) =>
  Object.fromEntries(
    Faults.kinds.map((kind) => [kind, kinds.includes(kind) ? Faults.usual[kind] : 0]),
  )

const setupOf = (seed, kinds) => ({ seed, faults: faultsOf(kinds), subject: Simulation.realDesk })

if (isMainThread) await main()
else {
  parentPort.on('message', ({ seed, steps }) => {
    const { step, heard, faults, checks, failure } = Simulation.run(
      setupOf(seed, workerData.kinds),
      steps,
    )
    parentPort.postMessage({ seed, step, heard, faults, checks, failure })
  })
}

async function main() {
  const { values } = parseArgs({
    options: {
      events: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: '1' },
      steps: { type: 'string', default: '100000' },
      faults: { type: 'string', default: Faults.kinds.join() },
    },
  })
  const events = numberOf(values.events, '--events')
  const seed = numberOf(values.seed, '--seed')
  const steps = Math.min(numberOf(values.steps, '--steps'), events)
  const kinds = values.faults.split(',').filter((kind) => kind !== '')
  const unknown = kinds.find((kind) => !Faults.kinds.includes(kind))
  if (unknown !== undefined) fail(`--faults: ${unknown} is none of ${Faults.kinds.join()}`)
  const total = await runAll({ events, seed, steps, kinds })
  console.log(summary(total))
  if (total.failed === null) return
  console.log(told(total.failed, steps, kinds))
  process.exitCode = 1
}

function numberOf(text, name) {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 1) fail(`${name}: ${text} is no whole number above 0`)
  return value
}

function fail(message) {
  console.error(message)
  process.exit(2)
}

async function runAll({ events, seed, steps, kinds }) {
  const total = { done: 0, heard: 0, seeds: 0, faults: {}, checks: {}, failed: null }
  const start = performance.now()
  let next = seed
  let asked = 0
  const draw = progress(events, start)
  const seconds = () => (performance.now() - start) / 1000
  // Whoever has seen enough is told what was seen; a second signal ends at once, as always.
  process.once('SIGINT', () => {
    console.log(`\nstopped\n${summary({ ...total, seconds: seconds() })}`)
    process.exit(130)
  })
  const take = () => {
    if (asked >= events || total.failed !== null) return null
    const task = { seed: next, steps: Math.min(steps, events - asked) }
    next += 1
    asked += task.steps
    return task
  }
  await Promise.all(
    Array.from({ length: availableParallelism() }, () =>
      work(kinds, take, (result) => {
        add(total, result)
        draw(total.done)
      }),
    ),
  )
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  return { ...total, seconds: seconds() }
}

function work(kinds, take, tell) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { kinds } })
    const more = () => {
      const task = take()
      if (task === null) worker.terminate().then(resolve)
      else worker.postMessage(task)
    }
    worker.on('error', reject)
    worker.on('message', (result) => {
      tell(result)
      more()
    })
    more()
  })
}

function add(total, { seed, step, heard, faults, checks, failure }) {
  total.done += step
  total.heard += heard
  total.seeds += 1
  for (const [kind, count] of Object.entries(faults))
    total.faults[kind] = (total.faults[kind] ?? 0) + count
  for (const [name, count] of Object.entries(checks))
    total.checks[name] = (total.checks[name] ?? 0) + count
  const isFirst = total.failed === null || seed < total.failed.seed
  if (failure !== null && isFirst) total.failed = { seed, failure }
}

function progress(events, start) {
  if (!process.stderr.isTTY) return () => {}
  return (done) => {
    const share = Math.min(1, done / events)
    const bar = '█'.repeat(Math.floor(30 * share)).padEnd(30, '░')
    const rate = Math.floor((1000 * done) / (performance.now() - start))
    const text = `${bar} ${Math.floor(100 * share)} %  ${count(done)} events, ${count(rate)}/s`
    process.stderr.write(`\r\u001b[K${text}`)
  }
}

function summary({ done, heard, seeds, faults, checks, seconds }) {
  const table = (numbers) =>
    Object.entries(numbers).map(([name, n]) => `  ${name.padEnd(28)} ${count(n).padStart(14)}`)
  return [
    `${count(done)} events of ${seeds} seeds in ${seconds.toFixed(1)} s: ${count(Math.floor(done / seconds))} a second`,
    `${count(heard)} of them at the desk, its own actions among them`,
    'faults met',
    ...table(faults),
    'promises checked',
    ...table(checks),
  ].join('\n')
}

function told({ seed, failure }, steps, kinds) {
  const shrunk = Simulation.shrunk(setupOf(seed, kinds), steps) ?? { failure, kinds }
  return [
    `broken: ${shrunk.failure.invariant}, seed ${seed}, step ${shrunk.failure.step}`,
    `  ${shrunk.failure.detail.slice(0, 2_000)}`,
    `  faults it needs: ${shrunk.kinds.join() || 'none'}`,
    `again: npm run simulate -- --seed ${seed} --steps ${steps} --events ${steps} --faults ${shrunk.kinds.join()}`,
  ].join('\n')
}

function count(number) {
  return number.toLocaleString('en-US')
}
