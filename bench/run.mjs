// Runs every bench/*.bench.mjs in a process of its own, so that none warms up or deoptimises
// another's code. `--smoke` is handed on: a few milliseconds each, to see that none has rotted.
// A name runs that one alone: node bench/run.mjs normal
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))
const options = process.argv.slice(2).filter((word) => word.startsWith('--'))
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'))

const benches = readdirSync(folder)
  .filter((name) => name.endsWith('.bench.mjs'))
  .filter((name) => wanted.length === 0 || wanted.includes(name.replace('.bench.mjs', '')))
  .sort()

const failed = benches.filter((name) => {
  console.log(`\n${name}`)
  return (
    spawnSync(process.execPath, [`${folder}${name}`, ...options], { stdio: 'inherit' }).status !== 0
  )
})

if (benches.length === 0) console.error(`no bench here is named ${wanted.join(', ')}`)
for (const name of failed) console.error(`failed: ${name}`)
process.exitCode = benches.length > 0 && failed.length === 0 ? 0 : 1
