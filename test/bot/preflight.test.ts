import { describe, expect, test } from 'vitest'
import { type PreflightFacts, preflight } from '../../src/bot/preflight.js'
import { runDefaults } from '../../src/bot/runDefaults.js'
import { venueSkew } from '../../src/bot/venueSkew.js'
import { put } from '../codec/messages.js'

const fine: PreflightFacts = {
  config: runDefaults,
  live: true,
  hasWebSocket: true,
  node: '20.20.2',
  apiKey: 'given',
  walletKey: 'given',
  skewMs: 20,
}

const withConfig = (path: ReadonlyArray<string>, value: unknown): Partial<PreflightFacts> => ({
  config: put(runDefaults, path, value) as PreflightFacts['config'],
})

const faultsOf = (parts: Partial<PreflightFacts>): ReadonlyArray<string> =>
  preflight({ ...fine, ...parts }).faults

describe('examples', () => {
  test('what is fine has no fault', () => {
    expect(faultsOf({})).toEqual([])
    expect(faultsOf({ live: false, walletKey: 'none', apiKey: 'none', skewMs: null })).toEqual([])
  })

  test.each<[string, Partial<PreflightFacts>]>([
    ['npm install ws', { hasWebSocket: false }],
    ['MM_ENABLED', withConfig(['bot', 'enabled'], false)],
    ['MM_USE_WEBSOCKET', withConfig(['bot', 'websocket'], false)],
    ['no asset', withConfig(['bot', 'assets'], [])],
    ['no feed', { ...withConfig(['feeds'], []), live: false }],
    ['DEGEN_WALLET_KEY is not set', { walletKey: 'none' }],
    ['DEGEN_WALLET_KEY is no key', { walletKey: 'unreadable' }],
    ['TWOWAY_WEBHOOK is no address', { webhook: 'notaurl' }],
    ['TWOWAY_WEBHOOK is no address', { webhook: 'ftp://example.org/x' }],
    ['lacks coinbase', withConfig(['feeds'], ['binance'])],
    ['1001 ms behind', { skewMs: -1_001 }],
    ['cannot be reached', { skewMs: 'it cannot be reached' }],
    ['levels is 0', withConfig(['desk', 'quote', 'ladder', 'levels'], 0)],
    ['maxPosition is 9', withConfig(['desk', 'quote', 'limits', 'maxPosition'], 9)],
    ['maxImbalance is 9', withConfig(['desk', 'quote', 'limits', 'maxImbalance'], 9)],
    ['size.max is 10', withConfig(['desk', 'quote', 'size', 'max'], 10)],
    ['size.base is 100001', withConfig(['desk', 'quote', 'size', 'base'], 100_001)],
    ['diff.amend', withConfig(['desk', 'quote', 'diff'], { kind: 'patient', amend: true })],
    ['staleSpotMs is 999', withConfig(['desk', 'quote', 'timing', 'staleSpotMs'], 999)],
    ['answerMs is 3999', withConfig(['settings', 'answerMs'], 3_999)],
    ['settings.requestMs is 3999', withConfig(['settings', 'requestMs'], 3_999)],
  ])('says: %s', (words, parts) => {
    const faults = faultsOf(parts)
    expect(faults.length).toBe(1)
    expect(faults[0]).toContain(words)
  })

  test('says everything at once', () => {
    expect(faultsOf({ hasWebSocket: false, walletKey: 'none', skewMs: 5_000 }).length).toBe(3)
  })

  test('a clock at its bound is borne', () => {
    expect(faultsOf({ skewMs: 1_000 })).toEqual([])
    expect(faultsOf({ skewMs: -1_000 })).toEqual([])
  })

  test('a webhook is told of without its address', () => {
    expect(faultsOf({ webhook: 'https://example.org/secret' })).toEqual([])
    expect(faultsOf({ webhook: 'secret' }).join()).not.toContain('secret')
  })

  test('notes an override of what is not quoted, but not those of the defaults', () => {
    const overrides = { BTC: 0.4, ETH: 0.6, btc: 0.9 }
    const config = put(runDefaults, ['desk', 'quote', 'volatility', 'overrides'], overrides)
    const of = put(config, ['bot', 'assets'], ['BTC']) as PreflightFacts['config']
    const notes = preflight({ ...fine, config: of }).notes.filter((note) => /overrides/.test(note))
    expect(notes).toEqual(['volatility.overrides names btc, which is not quoted'])
  })

  test('notes what the budget and the venue will not let through', () => {
    const notes = preflight({ ...fine, apiKey: 'none' }).notes.join('\n')
    expect(notes).toContain('DEGEN_API_KEY is not set')
    expect(notes).toContain('the venue takes 30')
    expect(notes).toContain('below 0.1 dollars')
  })
})

describe('the clock of the venue', () => {
  const answer =
    (text: string, ok = true, status = 200) =>
    async () => ({ ok, status, text: async () => text })
  const asked = (get: Parameters<typeof venueSkew>[1]['get']) => {
    let at = 1_000
    const now = (): number => {
      at += 100
      return at
    }
    return venueSkew({ rest: 'http://x', prefix: '/v1' }, { get, now, timeoutMs: 1_000 })
  }

  test('is taken at half of the way', async () => {
    expect(await asked(answer('{"serverTime":1250}'))).toBe(100)
  })

  test.each<
    [string, () => Promise<{ ok: boolean; status: number; text: () => Promise<string> }>, string]
  >([
    ['an error', answer('', false, 502), 'it answers 502'],
    ['no number', answer('{"serverTime":"soon"}'), 'it tells no number'],
    ['no JSON', answer('<html>'), 'it cannot be reached'],
    ['nothing', () => Promise.reject(new Error('http://x?secret=1')), 'it cannot be reached'],
  ])('%s is said in words, without the address', async (_, get, words) => {
    expect(await asked(get)).toBe(words)
  })
})
