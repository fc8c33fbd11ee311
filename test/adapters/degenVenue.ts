/**
 * The venue behind the loopback server: markets, one account's orders and shares, books.
 */

export type Level = readonly [price: number, size: number]
export type Word = 'YES' | 'NO'

export type LoopMarket = {
  readonly id: string
  readonly address: string
  readonly asset: string
  readonly timeframe: string
  readonly expiry: number
  strike: number
  status: string
  outcome: Word | null
  sequence: number
  readonly others: Record<Word, { bids: Map<number, number>; asks: Map<number, number> }>
  yes: number
  no: number
  readonly trades: Array<object>
}

/** `status` is what the venue says of it, `rests` whether it is in the book that is traded in. */
export type LoopOrder = {
  readonly id: string
  readonly clientOrderId: number
  readonly market: LoopMarket
  readonly outcome: Word
  readonly price: number
  readonly size: number
  readonly createdAt: number
  filled: number
  status: 'open' | 'partial' | 'filled' | 'cancelled' | 'expired'
  rests: boolean
}

export type Venue = {
  readonly markets: Map<string, LoopMarket>
  readonly orders: Map<string, LoopOrder>
  placed: number
}

export const emptyVenue = (): Venue => ({ markets: new Map(), orders: new Map(), placed: 0 })

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** By whole numbers of any length: another way than the one under test. */
export const bytesOf58 = (text: string): Buffer => {
  let value = 0n
  for (const one of text) value = value * 58n + BigInt(alphabet.indexOf(one))
  const hex = value === 0n ? '' : value.toString(16)
  const zeros = /^1*/.exec(text)?.[0].length ?? 0
  return Buffer.concat([
    Buffer.alloc(zeros),
    Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex'),
  ])
}

/** A market's address: 32 bytes that tell markets apart, in base58. */
export const addressOf = (number: number): string => {
  let value = BigInt(`0x${'a7'.repeat(30)}${number.toString(16).padStart(4, '0')}`)
  let text = ''
  for (; value > 0n; value /= 58n) text = (alphabet[Number(value % 58n)] as string) + text
  return text
}

/** Whether it can be hit. */
export const isLive = ({ rests }: LoopOrder): boolean => rests

/** Whether the venue lists it as open. */
export const isListed = ({ status }: LoopOrder): boolean =>
  status === 'open' || status === 'partial'

/** Sizes add up in millionths: a sum of shares is then a number one can compare. */
export const exact = (size: number): number => Math.floor(size * 1e6 + 0.5) / 1e6

export const newMarket = (
  number: number,
  of: Pick<LoopMarket, 'asset' | 'expiry' | 'strike'>,
): LoopMarket => {
  const none = (): LoopMarket['others'][Word] => ({ bids: new Map(), asks: new Map() })
  return {
    id: `00000000-0000-0000-0000-${String(number).padStart(12, '0')}`,
    address: addressOf(number),
    timeframe: '5m',
    status: 'OPEN',
    outcome: null,
    sequence: 0,
    others: { YES: none(), NO: none() },
    yes: 0,
    no: 0,
    trades: [],
    ...of,
  }
}

/** Someone sells to an own order; returns the trade as the venue tells everyone of it. */
export const sellTo = (order: LoopOrder, size: number, timestamp: number): object => {
  const { market, outcome, price } = order
  order.filled = exact(order.filled + size)
  order.rests = order.filled < order.size
  order.status = order.rests ? 'partial' : 'filled'
  if (outcome === 'YES') market.yes = exact(market.yes + size)
  else market.no = exact(market.no + size)
  const id = `${market.id} ${market.trades.length}`
  const trade = { id, price, size, outcome, side: 'SELL', timestamp }
  market.trades.unshift(trade)
  return { channel: 'trades', market: market.address, data: trade }
}

export const levelSize = (
  venue: Venue,
  market: LoopMarket,
  outcome: Word,
  side: 'bids' | 'asks',
  price: number,
): number => {
  const others = market.others[outcome][side].get(price) ?? 0
  if (side === 'asks') return others
  let own = 0
  for (const order of venue.orders.values())
    if (order.market === market && order.outcome === outcome && order.price === price)
      if (isLive(order)) own += order.size - order.filled
  return exact(others + own)
}

export const bookOf = (
  venue: Venue,
  market: LoopMarket,
  outcome: Word,
): { bids: ReadonlyArray<Level>; asks: ReadonlyArray<Level> } => {
  const ofSide = (side: 'bids' | 'asks'): ReadonlyArray<Level> => {
    const prices = new Set(market.others[outcome][side].keys())
    if (side === 'bids')
      for (const order of venue.orders.values())
        if (order.market === market && order.outcome === outcome && isLive(order))
          prices.add(order.price)
    return [...prices]
      .map((price): Level => [price, levelSize(venue, market, outcome, side, price)])
      .filter(([, size]) => size > 0)
      .sort((a, b) => (side === 'bids' ? b[0] - a[0] : a[0] - b[0]))
  }
  return { bids: ofSide('bids'), asks: ofSide('asks') }
}

export const listed = (order: LoopOrder, withNumber: boolean): object => ({
  id: order.id,
  marketAddress: order.market.address,
  side: 'bid',
  outcome: order.outcome.toLowerCase(),
  type: 'limit',
  price: order.price,
  size: order.size,
  filledSize: order.filled,
  remainingSize: exact(order.size - order.filled),
  status: order.status,
  createdAt: order.createdAt,
  ...(withNumber ? { clientOrderId: order.clientOrderId } : {}),
})

export const listedMarket = (market: LoopMarket): object => ({
  id: market.id,
  address: market.address,
  asset: market.asset,
  timeframe: market.timeframe,
  strike: market.strike,
  expiry: market.expiry,
  status: market.status,
  outcome: market.outcome,
  volume24h: 0,
  yesPrice: null,
  noPrice: null,
})
