import { EventEmitter } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { journalLock } from '../../src/bot/journal/journalLock.js'
import { outliveReader } from '../../src/cli/output.js'
import { readRunConfig } from '../../src/cli/run/readRunConfig.js'
import { runFiles } from '../../src/cli/run/runFiles.js'
import { runScreen } from '../../src/cli/run/runScreen.js'
import { untilSignal } from '../../src/cli/run/untilSignal.js'
import { quoting } from '../bot/running.js'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'twoway-run-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const at = (name: string): string => join(folder, name)

describe('a terminal that closes', () => {
  const signalled = () => {
    const from = new EventEmitter()
    const exits: Array<number> = []
    const exit = (code: number): never => exits.push(code) as never
    const of = Object.assign(from, { exit })
    return { from, exits, signal: untilSignal(of as never) }
  }

  test('counts as a signal, and with those that follow it ends nothing at once', async () => {
    const { from, exits, signal } = signalled()
    signal.raise('the terminal is gone')
    from.emit('SIGHUP', 'SIGHUP')
    from.emit('SIGHUP', 'SIGHUP')
    expect(await signal.first).toBe('the terminal is gone')
    expect(exits).toEqual([])
    from.emit('SIGTERM', 'SIGTERM')
    expect(exits).toEqual([143])
  })

  test('is lost by an output that no longer ends the process', () => {
    const out = new EventEmitter()
    let lost = 0
    const release = outliveReader(out as never, () => {
      lost += 1
    })
    out.emit('error', Object.assign(new Error('write EIO'), { code: 'EIO' }))
    expect([lost, out.listenerCount('error')]).toEqual([1, 1])
    release()
    expect(out.listenerCount('error')).toBe(1)
  })

  test('is drawn on no more', () => {
    const lines: Array<string> = []
    const write = (text: string): boolean => lines.push(text) > 0
    const screen = runScreen({ isTTY: true, columns: 80, write }, { isTTY: false, write })
    screen.stop()
    screen.draw({ markets: [] } as never)
    expect(lines).toEqual([])
  })
})

describe('the files of a run', () => {
  const open = (parts: { readonly journal?: string; readonly record?: string }, now = Infinity) =>
    runFiles({ journal: parts.journal ?? null, record: parts.record ?? null, live: false }, now)

  test('a start that is refused leaves the recording of the first alone', async () => {
    writeFileSync(at('r.jsonl'), 'recorded\n')
    const lock = journalLock(at('j.jsonl'))
    const second = await open({ journal: at('j.jsonl'), record: at('r.jsonl') })
    expect(second).toMatchObject({ _tag: 'Left', left: expect.stringContaining('is writing it') })
    expect(readFileSync(at('r.jsonl'), 'utf8')).toBe('recorded\n')
    if (lock._tag === 'Right') lock.right()
  })

  test.each(['r.jsonl', 'r.jsonl.gz', 'r'])(
    '%s that holds something is put aside',
    async (name) => {
      for (const text of ['first', 'second']) {
        writeFileSync(at(name), text)
        const files = await open({ record: at(name) })
        if (files._tag === 'Right') await files.right.close()
      }
      const texts = readdirSync(folder).map((one) => readFileSync(at(one), 'utf8'))
      expect(texts).toEqual(expect.arrayContaining(['first', 'second']))
      expect(readdirSync(folder)).toContain(name.replace(/^r/, 'r.2'))
    },
  )

  test.each(['j.jsonl', 'sub/../j.jsonl', 'link'])(
    '%s is no recording beside j.jsonl',
    async (name) => {
      writeFileSync(at('j.jsonl'), '')
      symlinkSync('j.jsonl', at('link'))
      const files = await open({ journal: at('j.jsonl'), record: `${folder}/${name}` })
      expect(files).toMatchObject({ _tag: 'Left', left: expect.stringContaining('cannot be one') })
    },
  )

  test('a journal that is ahead of the clock is refused, and given back', async () => {
    const { journal, world } = await quoting()
    writeFileSync(at('j.jsonl'), `${journal.lines.join('\n')}\n`)
    const refused = await open({ journal: at('j.jsonl') }, world.now() - 86_400_000)
    const words = expect.stringMatching(/the journal is 86[34]\d{5} ms ahead of this clock/)
    expect(refused).toMatchObject({ _tag: 'Left', left: words })
    expect(readdirSync(folder)).toEqual(['j.jsonl'])
    expect((await open({ journal: at('j.jsonl') }, world.now()))._tag).toBe('Right')
  })

  test.each(['{"desk":{}}', '{"journal":"other","version":1', 'x', '\0'.repeat(70_000)])(
    'a file of one line that is no journal is refused, and keeps what it holds',
    async (text) => {
      writeFileSync(at('c.json'), text)
      const refused = await open({ journal: at('c.json') })
      const words = expect.stringContaining('c.json: line 1: it has no end, and is not how')
      expect(refused).toMatchObject({ _tag: 'Left', left: words })
      expect(readFileSync(at('c.json'), 'utf8')).toBe(text)
      expect(readdirSync(folder)).toEqual(['c.json'])
    },
  )

  test.each(['{', '{"journal":"tw', '{"journal":"twoway","version":1,"at":17'])(
    'a first line that a crash left as %s is dropped',
    async (text) => {
      writeFileSync(at('j.jsonl'), text)
      const files = await open({ journal: at('j.jsonl') })
      expect(files._tag).toBe('Right')
      if (files._tag === 'Right') await files.right.close()
      expect(readFileSync(at('j.jsonl'), 'utf8')).toBe('')
    },
  )

  test('a journal in a folder that is not there makes it, as a recording does', async () => {
    const files = await open({ journal: at('a/b/j.jsonl'), record: at('c/r.jsonl') })
    expect(files._tag).toBe('Right')
    if (files._tag === 'Right') await files.right.close()
    expect(readdirSync(at('a/b'))).toContain('j.jsonl')
  })

  test('a journal of a desk that was stopped says who starts it again, and where', async () => {
    const { bot, journal, world } = await quoting()
    const reason = { _tag: 'asked', by: 'a person' } as const
    bot.move({ kind: 'kill', at: world.now(), reason })
    await world.pass(3_000)
    writeFileSync(at('j.jsonl'), `${journal.lines.join('\n')}\n`)
    const said: Array<string> = []
    const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      said.push(String(text))
      return true
    })
    const files = await open({ journal: at('j.jsonl') }, world.now())
    spy.mockRestore()
    expect(said.join('')).toContain('the desk was stopped (a person asked for it): a person starts')
    if (files._tag === 'Right') await files.right.close()
  })
})

describe('the names of assets', () => {
  const asked = (env: object, file: object = {}) => {
    writeFileSync(at('c.json'), JSON.stringify(file))
    const settings = { config: at('c.json'), feeds: null, assets: null }
    return readRunConfig(settings, env as Record<string, string>)
  }

  test.each<[object, object]>([
    [{ MM_ASSETS: 'btc, Eth' }, {}],
    [{}, { bot: { assets: ['btc', 'Eth'] } }],
  ])('are in capitals however they are written: %j %j', async (env, file) => {
    const read = await asked(env, file)
    expect(read._tag === 'Right' ? read.right.bot.assets : read.left).toEqual(['BTC', 'ETH'])
  })

  test.each<[object, object]>([
    [{ MM_ASSETS: 'BTC ETH' }, {}],
    [{ MM_ASSETS: 'BTC;ETH' }, {}],
    [{ MM_ASSETS: 'btc,BTC' }, {}],
    ...['BTC', null, 5, {}, [5], ['BTC ETH'], ['btc', 'BTC']].map((assets): [object, object] => [
      {},
      { bot: { assets } },
    ]),
  ])('that are none are told: %j %j', async (env, file) => {
    const read = await asked(env, file)
    expect(read).toMatchObject({ _tag: 'Left', left: expect.stringMatching(/MM_ASSETS|assets/) })
  })
})

describe('a part of the file that is none', () => {
  test.each([
    ['bot', 5],
    ['bot', null],
    ['bot', []],
    ['bot', 'x'],
    ['feeds', null],
    ['feeds', 5],
    ['desk', null],
    ['paper', []],
    ['timing', 'x'],
  ])('is told and not passed over: %s is %j', async (name, value) => {
    writeFileSync(at('c.json'), JSON.stringify({ [name]: value }))
    const read = await readRunConfig({ config: at('c.json'), feeds: null, assets: null }, {})
    const words = `c.json: ${name}: ${JSON.stringify(value)}, expected `
    expect(read).toMatchObject({ _tag: 'Left', left: expect.stringContaining(words) })
  })
})
