/**
 * How long a message takes on its way.
 */

import { drawAt } from './drawAt.js'

/**
 * How long one message takes, in ms, rounded up to a whole one. `constant`. `empirical`: one of a
 * sorted sample, each as likely. `loaded`: that of `base` and more, `perEvent` for each event of
 * the last second over `quiet`, and `perBasisPoint` for each hundredth of a percent that the price
 * has moved in it, up to `mostMs` in all: slowest when it matters most.
 *
 * @category backtest
 * @since 0.1.0
 */
export type LatencyModel =
  | { readonly kind: 'constant'; readonly ms: number }
  | { readonly kind: 'empirical'; readonly sorted: ReadonlyArray<number> }
  | {
      readonly kind: 'loaded'
      readonly base: Exclude<LatencyModel, { readonly kind: 'loaded' }>
      readonly quiet: number
      readonly perEvent: number
      readonly perBasisPoint: number
      readonly mostMs: number
    }

/**
 * The three ways: `data` from the instant that the recording heard an event to the desk, `orders`
 * to the venue (cancels among them), `answers` back from it. Each is first in, first out, `data`
 * for each source on its own: a feed of an underlying's prices, and all that is told of a market.
 *
 * @category backtest
 * @since 0.1.0
 */
export type LatencyConfig = {
  readonly data: LatencyModel
  readonly orders: LatencyModel
  readonly answers: LatencyModel
}

/**
 * How busy it is: events of the last second, and by how much the price has moved in it.
 *
 * @category backtest
 * @since 0.1.0
 */
export type Load = { readonly events: number; readonly basisPoints: number }

/**
 * All at once.
 *
 * @example
 * import { Latency } from 'twoway/backtest'
 *
 * Latency.none.orders // => { kind: 'constant', ms: 0 }
 *
 * @category backtest
 * @since 0.1.0
 */
export const none: LatencyConfig = {
  data: { kind: 'constant', ms: 0 },
  orders: { kind: 'constant', ms: 0 },
  answers: { kind: 'constant', ms: 0 },
}

/**
 * Returns how many ms the message of an index takes, under a load, by a seed's stream.
 *
 * @example
 * import { Latency } from 'twoway/backtest'
 *
 * const base = { kind: 'constant', ms: 20 } as const
 * const most = { quiet: 10, perEvent: 1, perBasisPoint: 5, mostMs: 100 }
 * const model = { kind: 'loaded', base, ...most } as const
 * const draw = { seed: 1, stream: 2, index: 3 }
 * Latency.draw(model, { events: 30, basisPoints: 2 }, draw) // => 50
 *
 * @category backtest
 * @since 0.1.0
 */
export const draw = (
  model: LatencyModel,
  load: Load,
  at: { readonly seed: number; readonly stream: number; readonly index: number },
): number => Math.ceil(exact(model, load, at))

const exact = (
  model: LatencyModel,
  load: Load,
  at: { readonly seed: number; readonly stream: number; readonly index: number },
): number => {
  switch (model.kind) {
    case 'constant':
      return model.ms
    case 'empirical': {
      const { sorted } = model
      return sorted[Math.floor(drawAt(at) * sorted.length)] ?? 0
    }
    case 'loaded': {
      const over = load.events > model.quiet ? load.events - model.quiet : 0
      const more = model.perEvent * over + model.perBasisPoint * load.basisPoints
      const whole = exact(model.base, load, at) + more
      return whole < model.mostMs ? whole : model.mostMs
    }
  }
}
