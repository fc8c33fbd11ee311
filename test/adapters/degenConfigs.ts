/** What the tests believe of the venue, in one place. */

import type { DegenConfig } from '../../src/adapters/degen/degenConfig.js'
import { degenLimits } from '../../src/adapters/degen/degenLimits.js'

export const configOf = (at: Pick<DegenConfig, 'rest' | 'socket'>): DegenConfig => ({
  rest: at.rest,
  prefix: '',
  socket: at.socket,
  orders: 'notify',
  channelsBy: 'address',
  assets: ['BTC'],
  timeframes: ['5m'],
  fees: { maker: [], taker: [{ upTo: null, flat: 0, rate: 0.001 }] },
  sizes: { lot: 0.001, min: 0.001, max: 100_000, minNotional: 0, minTaking: 0 },
  prices: true,
  mirrored: false,
  orderLifeMs: null,
  limits: degenLimits,
})
