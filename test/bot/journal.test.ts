import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openJournal, readJournal } from '../../src/bot/journal/openJournal.js'
import { replayJournal } from '../../src/bot/journal/replayJournal.js'
import { heldMarkets } from '../../src/bot/paper/heldMarkets.js'
import { decodeLine } from '../../src/codec/journal.js'
import { faked, paper, quoting, wander } from './running.js'

const textOf = (value: unknown): string => JSON.stringify(value)

describe('a replay', () => {
  test('gives the same desk and the same diffs, byte for byte', async () => {
    const run = await paper()
    await wander(run, 420)
    const played = replayJournal(run.journal.lines)
    expect(played.fault).toBeNull()
    expect(played.decisions).toBeGreaterThan(50)
    expect(textOf(played.desk)).toBe(textOf(run.bot.state().desk))
  })

  test('tells a decision that another config would not have made', async () => {
    const run = await quoting()
    const [header = '', ...rest] = run.journal.lines
    const other = header.replace('"base":0.04', '"base":0.06')
    expect(other).not.toBe(header)
    expect(replayJournal([other, ...rest]).fault?._tag).toBe('other-diff')
  })

  test('tells an event that was changed, since decisions differ after it', async () => {
    const run = await quoting()
    const changed = run.journal.lines.map((line) => line.replace('"price":65000', '"price":65100'))
    expect(replayJournal(changed).fault?._tag).toBe('other-diff')
  })

  test.each([
    ['no header', ['{"event":{"kind":"clock","at":0}}'], 'no header stands before it'],
    ['no JSON', ['{"event":{'], 'expected a line of JSON'],
    ['another version', ['{"journal":"twoway","version":2}'], 'version: 2'],
    ['a key of nobody', ['{"journal":"twoway","verison":1}'], 'did you mean "version"?'],
  ])('ends at a line that is not what it should be: %s', (_, lines, words) => {
    const { fault } = replayJournal(lines)
    expect(fault?._tag === 'bad-line' ? fault.why : '').toContain(words)
  })
})

describe('a file', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'twoway-journal-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const linesOf = async (): Promise<ReadonlyArray<string>> => {
    const { journal } = await quoting()
    return journal.lines
  }

  test('is read as it was written, whole', async () => {
    const file = join(folder, 'j.jsonl')
    const lines = await linesOf()
    writeFileSync(file, `${lines.join('\n')}\n`)
    const before = await readJournal(file)
    expect(before.lines).toBe(lines.length)
    expect(textOf(before.desk)).toBe(textOf(replayJournal(lines).desk))
  })

  test.each([1, 10, 100])(
    'loses only a last line that was cut after %i characters',
    async (cut) => {
      const file = join(folder, 'j.jsonl')
      const lines = await linesOf()
      writeFileSync(file, `${lines.slice(0, -1).join('\n')}\n${lines.at(-1)?.slice(0, cut)}`)
      const before = await readJournal(file)
      expect(before.halfBytes).toBe(Math.min(cut, lines.at(-1)?.length ?? 0))
      expect(before.fault).toBeNull()
      expect(textOf(before.desk)).toBe(textOf(replayJournal(lines.slice(0, -1)).desk))
      const journal = openJournal(file, null)
      journal.write([{ event: { kind: 'clock', at: 0 } }])
      journal.close()
      expect(readFileSync(file, 'utf8').endsWith('\n{"event":{"kind":"clock","at":0}}\n')).toBe(
        true,
      )
      expect((await readJournal(file)).fault).toBeNull()
    },
  )

  test('that ends in a long half line is cut to its last end', async () => {
    const file = join(folder, 'j.jsonl')
    const lines = await linesOf()
    writeFileSync(file, `${lines.join('\n')}\n${'x'.repeat(200_000)}`)
    const before = await readJournal(file)
    expect([before.lines, before.halfBytes]).toEqual([lines.length, 200_000])
  })

  test('that holds nothing but half a line holds nothing', async () => {
    const file = join(folder, 'j.jsonl')
    appendFileSync(file, '{"jour')
    expect(await readJournal(file)).toMatchObject({ desk: null, lines: 0, halfBytes: 6 })
  })

  test('is put aside past its size, and its parts are read in their order', async () => {
    const file = join(folder, 'j.jsonl')
    const lines = await linesOf()
    const journal = openJournal(file, 2_000)
    for (const line of lines) {
      const read = decodeLine(line)
      if (read._tag === 'Right') journal.write([read.right])
    }
    journal.close()
    const before = await readJournal(file)
    expect(before.files.length).toBeGreaterThan(2)
    expect(before.files.at(-1)).toBe(file)
    expect(textOf(before.desk)).toBe(textOf(replayJournal(lines).desk))
  })
})

describe('a restart', () => {
  test('goes on from the desk, numbers above it, and reconciles what a crash left', async () => {
    const first = await quoting({ live: true })
    for (let i = 0; i < 6; i++) {
      first.feed.price(65_000)
      await first.world.pass(1_000)
    }
    expect(first.venue.rests.size).toBe(6)
    const ids = new Set(first.venue.placed.map(({ clientOrderId }) => clientOrderId))
    // It dies here: its timers with it, while its orders rest.
    const lines = [...first.journal.lines]
    const before = replayJournal(lines).desk
    const second = await faked({ answers: true, live: true, before, world: first.world })
    for (const [id, rest] of first.venue.rests) second.venue.rests.set(id, rest)
    for (let i = 0; i < 30; i++) {
      second.feed.price(65_000)
      await second.world.pass(1_000)
    }
    expect(second.venue.placed.length).toBeGreaterThan(0)
    expect(second.venue.placed.some(({ clientOrderId }) => ids.has(clientOrderId))).toBe(false)
    expect(second.bot.state().desk.live).toBe(second.venue.rests.size)
    expect(second.bot.state().desk.anomalies.counts).toEqual({})
    const played = replayJournal([...lines, ...second.journal.lines])
    expect(played.fault).toBeNull()
  })

  test('on paper goes on with what was held', async () => {
    const first = await paper()
    await wander(first, 120)
    const desk = replayJournal(first.journal.lines).desk
    const held = desk === null ? [] : heldMarkets(desk)
    expect(held.some(({ yes, no }) => yes + no > 0)).toBe(true)
    const second = await paper({ before: desk, held, world: first.world })
    await wander(second, 30)
    expect(second.bot.state().desk.anomalies.counts).toEqual({})
    expect(second.bot.state().desk.live).toBeGreaterThan(0)
  })
})
