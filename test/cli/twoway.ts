import { AsyncLocalStorage } from 'node:async_hooks'
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { commandLine } from '../../src/cli/commandLine.js'

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** Starts the built command. */
export const start = (args: ReadonlyArray<string>): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, [cli, ...args], { stdio: 'pipe' })

export type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string }

type Input = ReadonlyArray<string | Uint8Array>

/** Runs the built command to its end; each piece of the input is a write of its own. */
export const built = async (args: ReadonlyArray<string>, input: Input = []): Promise<Ended> => {
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

const names = ['stdin', 'stdout', 'stderr'] as const

type Streams = { readonly [Name in (typeof names)[number]]: Readable | Writable }

/** Whoever runs with streams of its own finds them in the place of the process's. */
const ownStreams = (): AsyncLocalStorage<Streams> => {
  const own = new AsyncLocalStorage<Streams>()
  for (const name of names) {
    const { get, value } = Object.getOwnPropertyDescriptor(process, name) ?? {}
    Object.defineProperty(process, name, {
      configurable: true,
      enumerable: true,
      get: () => own.getStore()?.[name] ?? get?.call(process) ?? value,
    })
  }
  return own
}

/** One for all files of tests in a process, each of which has a copy of this module. */
const shared = globalThis as { twowayStreams?: AsyncLocalStorage<Streams> }

/**
 * Runs the command to its end in this process, which has compiled it for the tests before this one;
 * each piece of the input is a chunk of its own.
 */
export const twoway = async (args: ReadonlyArray<string>, input: Input = []): Promise<Ended> => {
  const said = { stdout: '', stderr: '' }
  const into = (name: keyof typeof said): Writable =>
    new Writable({
      decodeStrings: false,
      write: (chunk: string | Uint8Array, _, done) => {
        said[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()
        done()
      },
    })
  const stdin = Readable.from(input.map((piece) => Buffer.from(piece)))
  const streams = { stdin, stdout: into('stdout'), stderr: into('stderr') }
  shared.twowayStreams ??= ownStreams()
  const code = await shared.twowayStreams.run(streams, () => commandLine(args))
  return { code, ...said }
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
