import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Answers from '../../src/adapters/degen/answers.js'
import * as Base58 from '../../src/adapters/degen/base58.js'
import { best } from '../../src/adapters/degen/bestPrices.js'
import { awaited, step } from '../../src/adapters/degen/bookBySequence.js'
import { degenFee } from '../../src/adapters/degen/degenFee.js'
import { degenLimits } from '../../src/adapters/degen/degenLimits.js'
import * as ErrorCode from '../../src/adapters/degen/errorCode.js'
import type { BookFrame } from '../../src/adapters/degen/frame.js'
import * as Frames from '../../src/adapters/degen/frames.js'
import { type OrderToSign, orderBytes } from '../../src/adapters/degen/orderBytes.js'
import { requestOf } from '../../src/adapters/degen/requestOf.js'
import { walletSigner } from '../../src/adapters/degen/walletSigner.js'
import { configOf } from './degenConfigs.js'
import { addressOf, bytesOf58 } from './degenVenue.js'

const order: OrderToSign = {
  marketAddress: addressOf(7),
  outcome: 'no',
  price: 570_000,
  size: 12_345_678,
  expiry: 1_790_000_000,
  clientOrderId: 1_790_000_000_123,
}

const ascii = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))

describe('examples', () => {
  test('base58 writes the vectors of its draft (draft-msporny-base58-03)', () => {
    expect(Base58.encode(ascii('Hello World!'))).toBe('2NEpo7TZRRrLZSi2U')
    expect(Base58.encode(ascii('The quick brown fox jumps over the lazy dog.'))).toBe(
      'USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z',
    )
    expect(Base58.encode(new Uint8Array([0, 0, 0x28, 0x7f, 0xb4, 0xcd]))).toBe('11233QC4')
  })

  test('the signer signs as RFC 8032 does (its first test)', () => {
    const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'))
    const seed = hex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60')
    const key = hex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')
    const signature = hex(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155' +
        '5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    )
    const both = Base58.encode(new Uint8Array([...seed, ...key]))
    const signer = walletSigner({ secretKey: both, sizeUnit: 'share' })
    expect(signer?.address).toBe(Base58.encode(key))
    expect(signer?.signMessage('')).toBe(Base58.encode(signature))
    expect(walletSigner({ secretKey: Base58.encode(seed), sizeUnit: 'share' })?.address).toBe(
      Base58.encode(key),
    )
    const crossed = Base58.encode(new Uint8Array([...seed, ...seed]))
    expect(walletSigner({ secretKey: crossed, sizeUnit: 'share' })).toBeNull()
    expect(walletSigner({ secretKey: 'no key', sizeUnit: 'share' })).toBeNull()
  })

  test('the message of an order has its 81 bytes where the documents have them', () => {
    const bytes = Buffer.from(orderBytes(order, 'micro') ?? [])
    expect(bytes.length).toBe(81)
    expect(bytes.subarray(0, 15).toString()).toBe('DEGEN_ORDER_V1:')
    expect(bytes.subarray(15, 47).equals(bytesOf58(order.marketAddress))).toBe(true)
    expect([bytes[47], bytes[48]]).toEqual([0, 1])
    expect(bytes.readBigUInt64LE(49)).toBe(570_000n)
    expect(bytes.readBigUInt64LE(57)).toBe(12_345_678n)
    expect(bytes.readBigInt64LE(65)).toBe(1_790_000_000n)
    expect(bytes.readBigUInt64LE(73)).toBe(1_790_000_000_123n)
    expect(orderBytes({ ...order, outcome: 'yes' }, 'micro')?.[48]).toBe(0)
  })

  test('an order goes to either entry, in dollars or in millionths', () => {
    const signed = { signature: 's', binaryMessage: 'b' }
    const caller = { address: 'a', token: 't' }
    const at = configOf({ rest: 'http://h', socket: '' })
    const notify = requestOf(at, caller, { kind: 'place', order }, signed)
    expect(notify).toMatchObject({ method: 'POST', url: 'http://h/orders/notify' })
    expect(JSON.parse(notify.body ?? '')).toEqual({
      marketAddress: order.marketAddress,
      side: 'bid',
      outcome: 'no',
      type: 'limit',
      price: 0.57,
      size: 12.345678,
      expiry: 1_790_000_000,
      clientOrderId: 1_790_000_000_123,
      binaryMessage: 'b',
      signature: 's',
    })
    const v1 = { ...at, prefix: '/v1', orders: 'documented' } as const
    const documented = requestOf(v1, caller, { kind: 'place', order }, signed)
    expect(documented).toMatchObject({ method: 'POST', url: 'http://h/v1/orders' })
    expect(JSON.parse(documented.body ?? '')).toMatchObject({ price: 570_000, size: 12_345_678 })
  })

  test('only what needs a token carries it', () => {
    const at = configOf({ rest: '', socket: '' })
    const carries = (call: Parameters<typeof requestOf>[2]): boolean =>
      'authorization' in requestOf(at, { address: 'a', token: 't' }, call, null).headers
    for (const kind of ['time', 'health', 'markets', 'nonce'] as const)
      expect(carries({ kind })).toBe(false)
    expect(carries({ kind: 'orderbook', address: 'm' })).toBe(false)
    expect(carries({ kind: 'verify', message: 'm' })).toBe(false)
    for (const kind of ['refresh', 'positions', 'cancel-all'] as const)
      expect(carries({ kind })).toBe(true)
    expect(carries({ kind: 'orders', status: 'all', offset: 0 })).toBe(true)
  })
})

describe('edges', () => {
  test('seconds and milliseconds are told apart by their size', () => {
    const expiryOf = (expiresAt: unknown): unknown => Answers.token({ token: 't', expiresAt })
    expect(expiryOf(1_790_000_000)).toMatchObject({ right: { expiresAt: 1_790_000_000_000 } })
    expect(expiryOf(1_790_000_000_000)).toMatchObject({ right: { expiresAt: 1_790_000_000_000 } })
    for (const bad of [0, -1, Number.NaN, 'soon', 1e300, null])
      expect(expiryOf(bad)).toMatchObject({ right: { expiresAt: null } })
  })

  test('a strike of 0 is none, and words are read however they are cased', () => {
    const market = { id: 'u', address: 'm', asset: 'BTC', timeframe: '5m', expiry: 2e9 }
    const read = Answers.market({ ...market, strike: 0, status: 'open', outcome: 'yEs' })
    expect(read).toMatchObject({ right: { strike: null, status: 'OPEN', outcome: 'yes' } })
    const frame = { channel: 'trades', market: 'm', data: { price: 0.4, size: 1 } }
    const said = (outcome: string, side: string): unknown =>
      Frames.decode(
        JSON.stringify({ ...frame, data: { ...frame.data, outcome, side } }),
        degenLimits,
      )
    expect(said('No', 'BUY')).toMatchObject({ right: { outcome: 'no', side: 'bid' } })
    expect(said('NO', 'Ask')).toMatchObject({ right: { outcome: 'no', side: 'ask' } })
    expect(said('MAYBE', 'BUY')).toMatchObject({ left: { _tag: 'wrong-shape' } })
  })

  test('what does not fit the message of an order is refused', () => {
    expect(orderBytes({ ...order, marketAddress: 'abc' }, 'micro')).toBeNull()
    expect(orderBytes(order, 'share')).toBeNull()
    expect(orderBytes({ ...order, clientOrderId: -1 }, 'micro')).toBeNull()
    expect(orderBytes({ ...order, price: 0.5 }, 'micro')).toBeNull()
    const whole = Buffer.from(orderBytes({ ...order, size: 12_000_000 }, 'share') ?? [])
    expect(whole.readBigUInt64LE(57)).toBe(12n)
    for (const bad of ['0', 'O', 'I', 'l', ' ', 'é', 'x'.repeat(129)])
      expect(Base58.decode(bad)).toBeNull()
  })

  test('an error that nobody knows is judged by its status', () => {
    const of = (status: number): string => ErrorCode.reactionTo({ status, code: null })
    expect([400, 403, 422].map(of)).toEqual(['reject', 'reject', 'reject'])
    expect([401, 429].map(of)).toEqual(['sign-in', 'rest'])
    expect([404, 408, 409, 418, 500, 502, 503].map(of)).toEqual(new Array(7).fill('retry'))
  })

  test('a fee is that of the tier of its worth, rounded up', () => {
    const tiers = [
      { upTo: 50, flat: 0.02, rate: 0 },
      { upTo: 500, flat: 0, rate: 0.0005 },
    ]
    expect(degenFee(tiers, { size: 100_000_000, price: 500_000 })).toBe(20_000)
    expect(degenFee(tiers, { size: 100_000_001, price: 500_000 })).toBe(25_001)
    expect(degenFee(tiers, { size: 10_000_000_000, price: 500_000 })).toBe(2_500_000)
    expect(degenFee([], { size: 1, price: 1 })).toBe(0)
  })
})

type Update = Omit<BookFrame, 'kind' | 'market'>

const frame = (of: Update): BookFrame => ({ kind: 'book', market: 'm', ...of })

const updates = fc.array(
  fc.record({
    outcome: fc.constantFrom('yes' as const, 'no' as const),
    side: fc.constantFrom('bids' as const, 'asks' as const),
    price: fc.integer({ min: 1, max: 99 }).map((cents) => cents * 10_000),
    size: fc.integer({ min: 0, max: 3 }).map((shares) => shares * 1_000_000),
  }),
  { minLength: 1, maxLength: 30 },
)

describe('laws', () => {
  test('a text of base58 and its bytes are one another’s', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const text = Base58.encode(bytes)
        expect([...(Base58.decode(text) ?? [])]).toEqual([...bytes])
        expect([...bytesOf58(text)]).toEqual([...bytes])
      }),
    )
  })

  test('updates in any order, some of them twice, make the book that they make in order', () => {
    fc.assert(
      fc.property(updates, fc.infiniteStream(fc.nat(1_000)), (all, draws) => {
        const halves = (['yes', 'no'] as const).map((outcome) =>
          frame({ outcome, whole: true, levels: { bids: [], asks: [] }, sequence: 5 }),
        )
        const frames = all.map(({ outcome, side, price, size }, i) => {
          const rows = [[price, size]] as const
          const levels = { bids: side === 'bids' ? rows : [], asks: side === 'asks' ? rows : [] }
          return frame({ outcome, whole: false, levels, sequence: 6 + i })
        })
        const run = (these: ReadonlyArray<BookFrame>) =>
          these.reduce((book, one) => step(book, one, 10), awaited(0))
        const shuffled = [...frames, ...frames.slice(0, 5), ...halves]
          .map((one) => ({ one, draw: draws.next().value as number }))
          .sort((a, b) => a.draw - b.draw)
          .map(({ one }) => one)
        const straight = run([...halves, ...frames])
        // Halves that an update has overtaken are asked for anew, as they then are.
        const whole = (outcome: 'yes' | 'no'): BookFrame => {
          const { bids, asks } = straight[outcome]
          const levels = { bids: [...bids], asks: [...asks] }
          return frame({ outcome, whole: true, levels, sequence: straight.sequence ?? 0 })
        }
        const mixed = run([...shuffled, whole('yes'), whole('no')])
        for (const book of [straight, mixed]) expect(book.since).toBeNull()
        expect(mixed.yes.bids).toEqual(straight.yes.bids)
        expect(mixed.no.asks).toEqual(straight.no.asks)
        expect(best(mixed, [], false)).toEqual(best(straight, [], false))
        const inOrder = run([...halves, ...frames.flatMap((one) => [one, one])])
        expect(inOrder).toEqual(straight)
        const gap = run([...halves, ...shuffled.filter(({ whole: is }) => !is)])
        expect(best(gap, [], false)).toEqual(best(straight, [], false))
      }),
    )
  })

  test('of others’ prices own bids are no part, however the venue shows them', () => {
    const book = (noBids: ReadonlyArray<readonly [number, number]>) =>
      step(
        step(
          awaited(0),
          frame({
            outcome: 'yes',
            whole: true,
            levels: {
              bids: [
                [480_000, 5],
                [450_000, 7],
              ],
              asks: [
                [520_000, 4],
                [550_000, 1],
              ],
            },
            sequence: 1,
          }),
          0,
        ),
        frame({ outcome: 'no', whole: true, levels: { bids: noBids, asks: [] }, sequence: 1 }),
        0,
      )
    const own = [
      { outcome: 'yes', price: 480_000, rest: 5 },
      { outcome: 'no', price: 480_000, rest: 4 },
    ] as const
    expect(best(book([]), own, false)).toEqual({ bid: 450_000, ask: 550_000 })
    const doubled = book([
      [480_000, 4],
      [450_000, 1],
    ])
    expect(best(doubled, own, true)).toEqual({ bid: 450_000, ask: 550_000 })
    expect(best(doubled, own, false).ask).toBe(520_000)
  })
})
