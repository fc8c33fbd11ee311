// Builds and tests, and checks every type beside it. What the types have to say is told last, where
// it is seen.
// npm test [-- WORDS FOR VITEST]
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The code that a script of Node ends with, and what it printed where that is kept. */
const run = (output, script, ...words) =>
  new Promise((done) => {
    const stdio = ['ignore', output === 'kept' ? 'pipe' : 'inherit', 'inherit']
    const child = spawn(process.execPath, [join(root, script), ...words], { cwd: root, stdio })
    const printed = []
    child.stdout?.on('data', (chunk) => printed.push(chunk))
    child.on('error', ({ message }) => done({ code: 1, text: `${script}: ${message}\n` }))
    child.on('close', (code) => done({ code: code ?? 1, text: Buffer.concat(printed).toString() }))
  })

// The types need nothing that is built, and the build but one core.
const types = run('kept', '.ci/types.mjs')
const built = await run('shown', 'node_modules/tsup/dist/cli-default.js', '--silent')
const tested =
  built.code === 0
    ? await run('shown', 'node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2))
    : built
const ended = [tested, await types]
process.stdout.write(ended.map(({ text }) => text).join(''))
process.exitCode = ended.every(({ code }) => code === 0) ? 0 : 1
