import { EventEmitter } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
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
