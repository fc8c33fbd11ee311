import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** Starts the built command. */
export const start = (args: ReadonlyArray<string>): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, [cli, ...args], { stdio: 'pipe' })

export type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string }

/** Runs the built command to its end; each piece of the input is a write of its own. */
export const twoway = async (
  args: ReadonlyArray<string>,
  input: ReadonlyArray<string | Uint8Array> = [],
): Promise<Ended> => {
  const child = start(args)
  // A command that ends on its arguments does not wait for its input.
  child.stdin.on('error', () => {})
  for (const piece of input) child.stdin.write(piece)
  child.stdin.end()
  const ended = once(child, 'close')
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  const [code] = await ended
  return { code, stdout, stderr }
}

/** Runs with a folder of its own, which is gone afterwards. */
export const inFolder = async <A>(use: (folder: string) => Promise<A>): Promise<A> => {
  const folder = await mkdtemp(join(tmpdir(), 'twoway-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The lines of a text that ends with a line end. */
export const linesOf = (text: string): ReadonlyArray<string> => text.split('\n').slice(0, -1)
