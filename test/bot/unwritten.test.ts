/** A journal that fails: told once, no line after the gap, and an end that is no success. */

import fs, { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openJournal, readJournal } from '../../src/bot/journal/openJournal.js'
import { runDemo } from '../../src/cli/run/runBot.js'
import { config, quoting } from './running.js'

const real = { writeSync: fs.writeSync, fsync: fs.fsync, fsyncSync: fs.fsyncSync }

/** Puts something in the place of what the system does, for all who import it. */
const instead = (of: Partial<Record<keyof typeof real, unknown>>): void => {
  Object.assign(fs, of)
  syncBuiltinESMExports()
}

const failure = (code: string): Error => Object.assign(new Error(`${code}: no`), { code })

const fails = (code: string) => (): never => {
  throw failure(code)
}

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'twoway-unwritten-'))
  file = join(folder, 'j.jsonl')
})
afterEach(() => {
  instead(real)
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

const clock = [{ event: { kind: 'clock', at: 1_750_000_900_000 } }] as const
const told = 'critical: the journal cannot be written: no space left'

describe('a journal that first fails while the bot stops', () => {
  test('is told once; all is still cancelled, and the end says so', async () => {
    const run = await quoting()
    run.venue.mute()
    const ended = run.bot.stop('SIGTERM')
    await run.world.pass(10)
    run.journal.write = () => {
      throw new Error('no space left')
    }
    await run.world.pass(3_000)
    while (run.venue.asked.length > 0) run.venue.answer()
    await run.world.pass(1)
    expect(await ended).toEqual({ live: 0, inTime: true, isWritten: false })
    expect(run.venue.rests.size).toBe(0)
    expect(run.said().filter((line) => line === told)).toHaveLength(1)
  })

  test('at its very end is told too', async () => {
    const run = await quoting()
    run.journal.close = () => {
      throw new Error('no space left')
    }
    const ended = run.bot.stop('SIGTERM')
    await run.world.pass(1)
    expect(await ended).toEqual({ live: 0, inTime: true, isWritten: false })
    expect(run.said().at(-1)).toBe(told)
  })

  test('makes the exit code of a run 1', async () => {
    const lines: Array<string> = []
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((text) => {
        lines.push(String(text))
        return true
      })
    const own = { markets: 'own', journal: file, record: null, port: 0 } as const
    const rest = { demo: true, config: null, live: false, feeds: null, assets: null }
    const ended = runDemo({ ...rest, ...own })
    const isQuoting = (): boolean => readFileSync(file, 'utf8').includes('"kind":"acted"')
    await vi.waitUntil(() => lines.length > 0 && isQuoting(), { timeout: 10_000, interval: 5 })
    process.emit('SIGTERM', 'SIGTERM')
    instead({ writeSync: fails('ENOSPC') })
    expect(await ended).toBe(1)
    expect(lines.join('')).toContain('the journal cannot be written')
    expect(lines.join('')).toContain('stopping (SIGTERM)')
    expect(lines.join('')).toContain('stopped; nothing rests')
  })
})

describe('what came after a failure', () => {
  test('was not sent, and is not waited for', async () => {
    const run = await quoting()
    run.journal.write = fails('ENOSPC')
    run.feed.price(65_100)
    await run.world.pass(1_000)
    expect(run.bot.state()).toMatchObject({ ended: true, desk: { live: 0 } })
    expect(run.said().at(-1)).toBe('news: stopped; nothing rests')
    expect(run.said().filter((line) => line.includes('rejects'))).toEqual([])
  })

  test('is not written, so that a replay has no gap', async () => {
    const run = await quoting()
    const { write } = run.journal
    run.journal.write = fails('ENOSPC')
    run.venue.fill(0, 1)
    run.journal.write = write
    const before = run.journal.lines.length
    await run.world.pass(config.timing.shutdownMs + 2_000)
    expect(run.bot.state().ended).toBe(true)
    expect(run.journal.lines.length).toBe(before)
  })
})

describe('a disk that does not keep what it was given', () => {
  test('fails the next write', async () => {
    const journal = openJournal(file, null)
    journal.write(clock)
    instead({ fsync: (_: number, done: (error: Error) => void) => done(failure('EIO')) })
    journal.sync()
    expect(() => journal.write(clock)).toThrow('EIO')
    expect(() => journal.close()).toThrow('EIO')
  })

  test('a late word of a part that was closed since, and waited for, fails nothing', () => {
    const journal = openJournal(file, 1)
    let late: (error: Error) => void = () => {}
    instead({
      fsync: (_: number, done: (error: Error) => void) => {
        late = done
      },
    })
    journal.write(clock)
    journal.sync()
    journal.write(clock)
    late(failure('EBADF'))
    journal.write(clock)
    expect(journal.close()).toBeUndefined()
  })

  test('fails the end, and where there is none to wait for nothing does', () => {
    const last = openJournal(file, null)
    last.write(clock)
    instead({ fsyncSync: fails('EIO') })
    expect(() => last.close()).toThrow('EIO')
    const device = openJournal(file, null)
    instead({ fsyncSync: fails('EINVAL') })
    expect(device.close()).toBeUndefined()
  })

  test('is waited for before a file is put aside', async () => {
    const journal = openJournal(file, 10)
    journal.write(clock)
    let waits = 0
    instead({ fsyncSync: () => (waits += 1) })
    journal.write(clock)
    expect(waits).toBe(1)
    journal.close()
    expect(waits).toBe(2)
    expect((await readJournal(file)).files).toHaveLength(2)
  })
})
