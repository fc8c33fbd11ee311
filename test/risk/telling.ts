/** Which reasons a changed order is told in a changed moment, and tables of bounds. */

import { expect, test } from 'vitest'
import type { CheckContext, CheckedOrder, LiveOrder } from '../../src/risk/checkContext.js'
import { preTradeChecks } from '../../src/risk/preTradeChecks.js'
import { type RiskLimits, recommended } from '../../src/risk/riskLimits.js'
import { context, named, now, order } from './checking.js'

export type Change = {
  readonly order?: Partial<CheckedOrder>
  readonly context?: Partial<CheckContext>
  readonly market?: Partial<CheckContext['market']>
  readonly model?: Partial<NonNullable<CheckContext['model']>>
  readonly limits?: Partial<RiskLimits>
}

const model = {
  fair: 0.5,
  reservation: 0.5,
  perRootSecond: 0.005,
  volatility: 0.5,
  apartSince: null,
}

export const told = (change: Change): ReadonlyArray<string> => {
  const changed = {
    ...context,
    model: { ...model, ...change.model },
    ...change.context,
    market: { ...context.market, ...change.market },
  }
  const limits = { ...recommended, ...change.limits }
  return (preTradeChecks([{ ...order, ...change.order }], changed, limits)[0] ?? []).map(named)
}

export const own = (change: Partial<LiveOrder>): LiveOrder => ({
  id: 'own',
  outcome: 'yes',
  side: 'bid',
  price: 0.4,
  size: 100,
  status: 'open',
  sentAt: now - 60_000,
  ...change,
})

/** What passes at its bound, and the least beyond it, which does not. */
export type Bounds = ReadonlyArray<readonly [string, Change, Change, ReadonlyArray<string>]>

export const holds = (bounds: Bounds): void => {
  test.each(bounds)('%s: the bound passes, what is beyond is told', (_, at, beyond, reasons) => {
    expect(told(at)).toEqual([])
    expect(told(beyond)).toEqual(reasons)
  })
}
