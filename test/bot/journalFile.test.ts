import fs, { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createBot } from '../../src/bot/createBot.js'
import { openJournal, readJournal } from '../../src/bot/journal/openJournal.js'
import { decodeLine } from '../../src/codec/journal.js'
import { fakeVenue } from './fakeVenue.js'
import { fakeFeed, fakeWorld } from './fakeWorld.js'
import { config, quoting } from './running.js'

const real = fs.writeSync

/** Puts something in the place of what writes, for all who import it. */
const writing = (write: (descriptor: number, bytes: Buffer, at: number) => number): void => {
  Object.assign(fs, { writeSync: write })
  syncBuiltinESMExports()
}

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'twoway-journal-'))
  file = join(folder, 'j.jsonl')
})
afterEach(() => {
  writing(real as never)
  rmSync(folder, { recursive: true })
})

const written = async (maxBytes: number | null): Promise<number> => {
  const { journal } = await quoting()
  const opened = openJournal(file, maxBytes)
  for (const line of journal.lines) {
    const read = decodeLine(line)
    if (read._tag === 'Right') opened.write([read.right])
  }
  opened.close()
  return journal.lines.length
}

describe('a disk that is full', () => {
  const noSpace = (): never => {
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
  }

  test('leaves no half line before the next that there is room for', async () => {
    const lines = await written(null)
    const journal = openJournal(file, null)
    const before = readFileSync(file, 'utf8')
    let count = 0
    writing((descriptor, bytes) => {
      count += 1
      return count === 1 ? real(descriptor, bytes, 0, 10) : noSpace()
    })
    const at = 1_750_000_900_000
    expect(() => journal.write([{ event: { kind: 'clock', at } }])).toThrow('ENOSPC')
    writing(real as never)
    expect(readFileSync(file, 'utf8')).toBe(before)
    journal.write([{ event: { kind: 'clock', at } }])
    journal.close()
    const read = await readJournal(file)
    expect([read.fault, read.lines]).toEqual([null, lines + 1])
  })

  test('from the start: nothing is opened that nobody would close', async () => {
    const world = fakeWorld()
    const venue = fakeVenue(world, true)
    const feed = fakeFeed(world)
    const opened: Array<string> = []
    const said: Array<string> = []
    const bot = createBot({
      venue: { ...venue, open: async () => void opened.push('venue') },
      feeds: [{ ...feed, open: () => void opened.push('feed') }],
      config,
      live: false,
      world,
      journal: { write: noSpace, sync: () => {}, close: () => {} },
      before: null,
      listen: (output) => {
        if (output.kind === 'say') said.push(output.text)
      },
    })
    await bot.start()
    expect(opened).toEqual([])
    expect(said.at(-1)).toBe('stopped; nothing rests')
    expect((await bot.stop('it has ended')).live).toBe(0)
    expect(world.pending()).toBe(0)
  })
})

describe('a journal of several files', () => {
  test('is played again whole, each decision compared', async () => {
    const lines = await written(2_000)
    const read = await readJournal(file, true)
    expect(read.files.length).toBeGreaterThan(2)
    expect([read.fault, read.lines]).toEqual([null, lines])
    expect(read.decisions).toBeGreaterThan(0)
  })
})
