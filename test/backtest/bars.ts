import type { Bar } from '../../src/market/bar.js'

/** A bar of one price, as a recording of prices has them. */
export const price = (value: number, at: number): Bar => ({
  at,
  milliseconds: 0,
  open: value,
  high: value,
  low: value,
  close: value,
  volume: null,
  trades: null,
  takerBuyVolume: null,
})

/** A bar of a minute that opens where the one before closed. */
export const minuteBar = (open: number, close: number, at: number): Bar => ({
  at,
  milliseconds: 60_000,
  open,
  high: Math.max(open, close),
  low: Math.min(open, close),
  close,
  volume: 1,
  trades: 1,
  takerBuyVolume: 0.5,
})
