import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { replayJournal } from '../../src/bot/journal/replayJournal.js'
import { inFolder, linesOf, twoway } from './twoway.js'

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** Coinbase as its documents have it, one trade every 50 ms. */
let exchange: WebSocketServer
let url = ''

const matchOf = (trade: number): string =>
  JSON.stringify({
    type: 'match',
    trade_id: trade,
    sequence: trade,
    maker_order_id: 'a',
    taker_order_id: 'b',
    time: new Date().toISOString(),
    product_id: 'BTC-USD',
    size: '0.5',
    price: (65_000 + Math.sin(trade)).toFixed(2),
    side: 'sell',
  })

beforeEach(async () => {
  exchange = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  exchange.on('connection', (socket) => {
    let trade = 1
    const timer = setInterval(() => {
      trade += 1
      socket.send(matchOf(trade))
    }, 50)
    socket.on('close', () => clearInterval(timer))
  })
  await once(exchange, 'listening')
  url = `ws://127.0.0.1:${(exchange.address() as AddressInfo).port}`
})

afterEach(async () => {
  for (const client of exchange.clients) client.terminate()
  await new Promise((resolve) => exchange.close(resolve))
})

type Run = { readonly child: ChildProcessWithoutNullStreams; readonly stderr: Promise<string> }

const begin = (folder: string, args: ReadonlyArray<string> = [], env: object = {}): Run => {
  const config = join(folder, 'config.json')
  writeFileSync(config, JSON.stringify({ feedUrls: { coinbase: url, binance: null } }))
  const all = ['run', '--config', config, '--feeds', 'coinbase', '--assets', 'BTC', ...args]
  const child = spawn(process.execPath, [cli, ...all], { env: { ...process.env, ...env } })
  return { child, stderr: text(child.stderr) }
}

const until = async (holds: () => boolean): Promise<void> => {
  const ends = performance.now() + 40_000
  while (!holds() && performance.now() < ends) await new Promise((done) => setTimeout(done, 50))
  expect(holds()).toBe(true)
}

const journalOf = (folder: string): string => {
  const file = join(folder, 'j.jsonl')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

const isQuoting = (folder: string): boolean => journalOf(folder).includes('"_tag":"accepted"')

describe('examples', () => {
  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    '%s takes every order back and waits for the answers',
    async (signal) => {
      await inFolder(async (folder) => {
        const run = begin(folder, ['--journal', join(folder, 'j.jsonl')])
        await until(() => isQuoting(folder))
        run.child.kill(signal)
        const [code] = await once(run.child, 'close')
        const said = await run.stderr
        expect(said).toContain('on paper: nothing is sent')
        expect(said).toContain(`stopping (${signal})`)
        expect(said).toContain('stopped; nothing rests')
        expect(code).toBe(0)
        const { desk, fault } = replayJournal(linesOf(journalOf(folder)))
        expect([desk?.live, fault]).toEqual([0, null])
        expect(existsSync(join(folder, 'j.jsonl.lock'))).toBe(false)
      })
    },
  )

  test('after a kill that nobody hears the next run goes on from the journal', async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'j.jsonl')
      const first = begin(folder, ['--journal', file])
      await until(() => isQuoting(folder))
      first.child.kill('SIGKILL')
      await once(first.child, 'close')
      const lines = linesOf(journalOf(folder)).length
      const second = begin(folder, ['--journal', file, '--record', join(folder, 'r.jsonl')])
      await until(() => linesOf(journalOf(folder)).length > lines + 40)
      second.child.kill('SIGTERM')
      const [code] = await once(second.child, 'close')
      expect(await second.stderr).toMatch(/goes on from \d+ lines; [1-9]\d* orders may still rest/)
      expect(code).toBe(0)
      expect(replayJournal(linesOf(journalOf(folder))).fault).toBeNull()
      expect(readFileSync(join(folder, 'r.jsonl'), 'utf8')).toContain('"kind":"price"')
    })
  })
})

describe('edges', () => {
  test('two runs cannot have one journal', async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'j.jsonl')
      const first = begin(folder, ['--journal', file])
      await until(() => journalOf(folder) !== '')
      const second = begin(folder, ['--journal', file])
      const [code] = await once(second.child, 'close')
      expect(await second.stderr).toContain(`process ${first.child.pid} is writing it`)
      expect(code).toBe(1)
      first.child.kill('SIGTERM')
      await once(first.child, 'close')
    })
  })

  test('a journal that can be written no further ends it with 1, at a whole line', async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'j.jsonl')
      const config = join(folder, 'config.json')
      writeFileSync(config, JSON.stringify({ feedUrls: { coinbase: url, binance: null } }))
      const args = `run --config ${config} --feeds coinbase --assets BTC --journal ${file}`
      const child = spawn('sh', ['-c', `ulimit -f 40; exec ${process.execPath} ${cli} ${args}`])
      const said = text(child.stderr)
      const [code] = await once(child, 'close')
      expect(await said).toContain('the journal cannot be written')
      expect(code).toBe(1)
      expect(replayJournal(linesOf(journalOf(folder))).fault).toBeNull()
    })
  })

  test('in earnest all that is wrong is told at once, and no key with it', async () => {
    await inFolder(async (folder) => {
      writeFileSync(
        join(folder, 'c.json'),
        JSON.stringify({
          degen: { rest: 'http://127.0.0.1:1', prefix: '', socket: 'ws://127.0.0.1:1' },
          settings: { answerMs: 10 },
        }),
      )
      const args = ['run', '--live', '--config', join(folder, 'c.json'), '--feeds', 'binance']
      const secret = 'notakeyatallbutasecret'
      const env = { ...process.env, DEGEN_WALLET_KEY: secret }
      const child = spawn(process.execPath, [cli, ...args], { env, cwd: folder })
      const said = text(child.stderr)
      const [code] = await once(child, 'close')
      const words = await said
      expect(code).toBe(1)
      expect(words).toContain('DEGEN_WALLET_KEY is no key')
      expect(words).toContain('--feeds lacks coinbase')
      expect(words).toContain('the venue does not tell its time')
      expect(words).toContain('settings.answerMs is 10')
      expect(words).not.toContain(secret)
    })
  })

  test.each([
    [['--feeds', 'kraken'], 2, '--feeds is "kraken"'],
    [['--port', '70000'], 2, '--port is "70000"'],
    [['--live', '--markets', 'own'], 2, 'exclude each other'],
    [['--config', '/no/such/file'], 1, '/no/such/file'],
  ])('%j ends with %i', async (args, code, words) => {
    const ended = await twoway(['run', ...args])
    expect(ended.code).toBe(code)
    expect(ended.stderr).toContain(words)
  })
})
