// What each entry must do at the least, however it was loaded.
import assert from 'node:assert/strict'

const state = {
  now: 1_750_000_000_000,
  market: {
    id: 'btc-up-1200',
    asset: 'BTC',
    strike: 100_000,
    openedAt: 1_749_999_700_000,
    expiresAt: 1_750_000_200_000,
    tickSize: 0.01,
  },
  spot: { price: 100_000, at: 1_750_000_000_000 },
  position: { yes: 0, no: 0 },
  orders: [],
  pnl: { today: 0 },
}

export const check = ({ core, codec, statistics, backtest }) => {
  assert.equal(core.Normal.cdf(0), 0.5)
  assert.equal(core.Grid.floor({ price: 0.4879, tickSize: 0.01 }), 48)
  const diff = core.decideQuotes(state, core.presets.v2)
  assert.equal(diff.halted, null)
  assert.equal(diff.place[0].price, 0.48)
  assert.deepEqual(core.violations(state, core.presets.v2, diff), [])

  assert.equal(codec.decodeState(state)._tag, 'Right')
  assert.equal(codec.decodeConfig(core.presets.v2)._tag, 'Right')
  assert.equal(codec.decodeConfig({ ...core.presets.v2, spraed: 1 })._tag, 'Left')

  const { lower, upper } = statistics.Interval.proportion({
    successes: 5,
    trials: 10,
    confidence: 0.95,
  })
  assert.ok(lower < 0.5 && upper > 0.5)
  assert.ok(Object.keys(backtest).length > 0)
}
