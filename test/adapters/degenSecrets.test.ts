import { afterEach, describe, expect, test, vi } from 'vitest'
import { market as marketOf } from '../../src/desk/desk.js'
import { type Harness, pause, secretKey, startHarness, until } from './degenHarness.js'

let open: Harness | null = null

afterEach(async () => {
  vi.restoreAllMocks()
  await open?.close()
  open = null
})

describe('laws', () => {
  test('no key, token or signature is in anything that is told, printed or thrown', async () => {
    const told: Array<string> = []
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((text) => {
        told.push(String(text))
        return true
      })
    const signatures: Array<string> = []
    const handed = { token: 'header.own0000000000000000000000000000.signature' }
    const { signer } = await import('./degenHarness.js')
    const harness = await startHarness({
      options: {
        token: () => handed.token,
        signer: {
          ...signer,
          signOrder: (order) => {
            const signed = signer.signOrder(order) as { signature: string; binaryMessage: string }
            signatures.push(signed.signature, signed.binaryMessage)
            return signed
          },
        },
      },
    })
    open = harness
    harness.server.account.tokens.add(handed.token)
    const market = harness.server.addMarket({})
    await harness.open()
    await until('the book', () => marketOf(harness.desk(), market.address)?.book !== null)
    const id = harness.place(market, 'yes', 0.5, 10)
    await until('the order', () => harness.order(id)?.state === 'open')
    for (const code of ['UNAUTHORIZED', 'INVALID_SIGNATURE', handed.token, secretKey]) {
      harness.server.spoil(/^POST \/orders/, { kind: 'before', status: 401, code })
      harness.place(market, 'yes', 0.3, 10)
      await pause(30)
    }
    for (const text of [
      handed.token,
      secretKey,
      `{"op":"${secretKey}"}`,
      `{"channel":"${secretKey}"}`,
    ])
      harness.server.send(text)
    harness.server.account.tokens.clear()
    await harness.venue.snapshot().catch((error: unknown) => told.push(String(error)))
    await pause(50)
    harness.server.spoil(/./, { kind: 'garbage' }, 5)
    await harness.venue.snapshot().catch((error: unknown) => told.push(String(error)))
    await pause(100)
    const everything = `${told.join('\n')}\n${JSON.stringify(harness.messages)}`
    expect(harness.messages.filter(({ kind }) => kind === 'problem').length).toBeGreaterThan(4)
    expect(signatures.length).toBeGreaterThan(2)
    const secrets = [secretKey, handed.token, ...signatures, ...harness.server.account.tokens]
    expect(secrets.filter((one) => everything.includes(one))).toEqual([])
    expect(everything).not.toMatch(/[Bb]earer/)
  })
})
