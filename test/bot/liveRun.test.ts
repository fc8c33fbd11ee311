/**
 * `twoway run --live` as a person starts it, at the loopback venue: keys from the environment,
 * orders that really arrive, signals that take them back.
 */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { secretKey, signer, until } from '../adapters/degenHarness.js'
import { type DegenServer, startDegenServer } from '../adapters/degenServer.js'
import { isLive } from '../adapters/degenVenue.js'
import { inFolder } from '../cli/twoway.js'

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** Coinbase as its documents have it, one trade every 50 ms. */
let exchange: WebSocketServer
let server: DegenServer

beforeEach(async () => {
  exchange = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  exchange.on('connection', (socket) => {
    let trade = 1
    const timer = setInterval(() => {
      trade += 1
      const order = { maker_order_id: 'a', taker_order_id: 'b', size: '0.5', side: 'sell' }
      const of = { type: 'match', trade_id: trade, sequence: trade, product_id: 'BTC-USD' }
      const price = (100_000 + Math.sin(trade)).toFixed(2)
      socket.send(JSON.stringify({ ...of, ...order, price, time: new Date().toISOString() }))
    }, 50)
    socket.on('close', () => clearInterval(timer))
  })
  await once(exchange, 'listening')
  server = await startDegenServer({
    publicKey: signer.address,
    fillShape: 'spec',
    listsNumbers: false,
    requestsPerMinute: 100_000,
    cancelsPerMinute: 100_000,
  })
  server.addMarket({})
})

afterEach(async () => {
  for (const client of exchange.clients) client.terminate()
  await new Promise((resolve) => exchange.close(resolve))
  await server.close()
})

const resting = (): number => [...server.venue.orders.values()].filter(isLive).length

/** Starts it, waits until it quotes, and returns what it has said and how to wait for its end. */
const begun = async (folder: string) => {
  const config = join(folder, 'config.json')
  const { rest, socket } = server
  const degen = { rest, socket, prefix: '', timeframes: ['5m'], sizeUnit: 'micro' }
  const { port } = exchange.address() as AddressInfo
  const feedUrls = { coinbase: `ws://127.0.0.1:${port}`, binance: null }
  const timing = { requestMs: 500, snapshotMs: 2_000 }
  writeFileSync(config, JSON.stringify({ degen, feedUrls, timing }))
  const args = ['run', '--live', '--config', config, '--feeds', 'coinbase', '--assets', 'BTC']
  const env = { ...process.env, DEGEN_WALLET_KEY: secretKey }
  const child = spawn(process.execPath, [cli, ...args], { env, cwd: folder })
  const ended = once(child, 'close')
  let said = ''
  child.stderr.on('data', (text) => {
    said += String(text)
  })
  await until('quotes', () => resting() >= 6 || child.exitCode !== null, 20_000)
  return { child, ended, said: () => said }
}

describe('examples', () => {
  test('orders arrive at the venue, and SIGTERM takes them back', async () => {
    await inFolder(async (folder) => {
      const { child, ended, said } = await begun(folder)
      const [order] = server.venue.orders.values()
      if (order === undefined) throw new Error(`nothing came: ${said()}`)
      server.fill(order, order.size)
      await until('the fill', () => said().includes('confirmed, a bid of'))
      child.kill('SIGTERM')
      const [code] = await ended
      expect(said()).toContain('LIVE: orders are sent, with real money')
      expect(said()).toContain('stopped; nothing rests')
      expect([code, resting(), server.complaints]).toEqual([0, 0, []])
      const journal = join(folder, 'twoway-live.jsonl')
      expect(readFileSync(journal, 'utf8')).toContain('"mode":"live"')
      expect(`${said()}${readFileSync(journal, 'utf8')}`).not.toContain(secretKey)
      expect(existsSync(`${journal}.lock`)).toBe(false)
    })
  }, 40_000)

  test('where nobody answers a cancel it ends by what becomes of the orders', async () => {
    await inFolder(async (folder) => {
      const { child, ended, said } = await begun(folder)
      server.spoil(/^DELETE/, { kind: 'stall' }, 1_000)
      child.kill('SIGTERM')
      await until('the end', () => said().includes('stopped; nothing rests'), 10_000)
      const at = performance.now()
      const [code] = await ended
      expect(performance.now() - at).toBeLessThan(2_000)
      expect([code, resting(), server.complaints]).toEqual([0, 0, []])
    })
  }, 40_000)

  test('a second signal ends it at once, whatever is still in doubt', async () => {
    await inFolder(async (folder) => {
      const { child, ended, said } = await begun(folder)
      server.spoil(/^DELETE/, { kind: 'stall' }, 1_000)
      server.spoil(/^GET \/(user|orders)/, { kind: 'stall' }, 1_000)
      child.kill('SIGTERM')
      await until('the stop', () => said().includes('stopping (SIGTERM)'))
      await new Promise((later) => setTimeout(later, 1_000))
      expect(child.exitCode).toBeNull()
      const at = performance.now()
      child.kill('SIGINT')
      const [code] = await ended
      expect(performance.now() - at).toBeLessThan(2_000)
      expect(code).toBe(130)
      expect(said()).not.toContain('nothing rests')
    })
  }, 40_000)
})
