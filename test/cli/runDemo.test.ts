import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { twoway } from './twoway.js'

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** What would stop a run that read it, and a secret that none may tell. */
const env = {
  ...process.env,
  MM_ENABLED: 'false',
  MM_LEVELS: 'many',
  DEGEN_WALLET_KEY: 'notakeyatallbutasecret',
  TWOWAY_WEBHOOK: 'http://127.0.0.1:1/',
}

const begun = async (...words: ReadonlyArray<string>) => {
  const child = spawn(process.execPath, [cli, 'run', '--demo', ...words], { env })
  let said = ''
  child.stderr.on('data', (piece) => {
    said += piece
  })
  const closed = once(child, 'close')
  for (let i = 0; i < 300 && !said.includes('the window: '); i++)
    await new Promise((done) => setTimeout(done, 100))
  const url = /the window: (http:\/\/\S+\/)#/.exec(said)?.[1] ?? ''
  const asked = async (path: string): Promise<{ readonly orders?: number }> =>
    (await fetch(`${url}${path}`)).json() as Promise<{ readonly orders?: number }>
  return { child, closed, asked, said: () => said }
}

describe('twoway run --demo', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    'opens the window, quotes, and %s ends it',
    async (signal) => {
      const { child, closed, asked, said } = await begun()
      expect(await asked('healthz')).toMatchObject({ status: 'ok' })
      let desk = await asked('debug/mm')
      // No market begins in the last half-minute of its window.
      for (let i = 0; i < 90 && desk.orders === 0; i++) {
        await new Promise((done) => setTimeout(done, 500))
        desk = await asked('debug/mm')
      }
      expect(desk.orders).toBeGreaterThan(0)
      expect(desk).toMatchObject({ venue: 'demo, all made up', live: false })
      child.kill(signal)
      expect(await closed).toEqual([0, null])
      expect(said()).toContain('DEMO: prices, markets and counterparties are made up')
      expect(said()).toContain('stopped; nothing rests')
      expect(said()).not.toContain('asecret')
    },
    90_000,
  )

  test.each([
    [['--live'], 2, '--demo and --live exclude each other'],
    [['--feeds', 'coinbase'], 2, '--demo and --feeds exclude each other'],
    [['--journal', 'j.jsonl'], 2, '--demo and --journal exclude each other'],
    [['--port', '70000'], 2, '--port is "70000"'],
  ])('%j beside it ends with %i', async (words, code, problem) => {
    const ended = await twoway(['run', '--demo', ...words])
    expect([ended.code, ended.stdout]).toEqual([code, ''])
    expect(ended.stderr).toContain(problem)
  })

  test('ends with 1 where its port is taken', async () => {
    const first = await begun()
    const port = /127\.0\.0\.1:(\d+)/.exec(first.said())?.[1] ?? ''
    const second = await twoway(['run', '--demo', '--port', port])
    expect(second.code).toBe(1)
    expect(second.stderr).toContain(port)
    first.child.kill('SIGINT')
    await first.closed
  }, 60_000)
})
