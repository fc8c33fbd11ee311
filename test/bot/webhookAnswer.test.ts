import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { webhook } from '../../src/bot/webhook.js'

test('a webhook whose answer does not end holds no connection', async () => {
  const failures: Array<string> = []
  let bodies = 0
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      bodies += 1
      response.writeHead(200).write('an answer that goes on')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const closed = new Promise((resolve) =>
    server.on('connection', (socket) => socket.on('close', () => resolve('closed'))),
  )
  const send = webhook({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    post: fetch,
    world: {
      now: Date.now,
      setTimeout: (run, ms) => setTimeout(run, ms),
      clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
    },
    perMinute: 10,
    timeoutMs: 5_000,
    failed: (why) => failures.push(why),
  })
  const alert = { _tag: 'loss-limit', loss: 1_100, threshold: 1_000 } as const
  send({ kind: 'raised', at: 0, alert })
  const late = new Promise((resolve) => setTimeout(() => resolve('held'), 2_000))
  expect(await Promise.race([closed, late])).toBe('closed')
  expect([bodies, failures]).toEqual([1, []])
  server.closeAllConnections()
  server.close()
})
