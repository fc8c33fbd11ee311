import { test } from 'vitest'
import { demoBacktest } from '/work/main/src/cli/demo/demoBacktest.js'
import { backtestTable } from '/work/main/src/cli/backtest/backtestTable.js'
test('x', () => {
  const t = performance.now()
  const r = demoBacktest({ seed: 229, start: 65_000, from: 1_750_032_000_000, volatility: 0.6 })
  console.log(performance.now() - t, JSON.stringify(r).length)
  console.log(backtestTable({ ...r, seconds: 1 }))
}, 60000)
