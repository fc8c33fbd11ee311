// Run in a folder whose node_modules holds the packed package, as a user of it would.
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import * as core from 'twoway'
import * as binance from 'twoway/adapters/binance'
import * as coinbase from 'twoway/adapters/coinbase'
import * as degen from 'twoway/adapters/degen'
import * as backtest from 'twoway/backtest'
import * as bot from 'twoway/bot'
import * as codec from 'twoway/codec'
import * as statistics from 'twoway/statistics'
import { check } from './check.mjs'

check({ core, codec, statistics, backtest })
await assert.rejects(import('twoway/dist/index.js'), { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' })

const require = createRequire(import.meta.url)
assert.equal(require('twoway/package.json').name, 'twoway')
const names = (all) =>
  Object.keys(all)
    .filter((name) => !/^(default|module\.exports)$/.test(name))
    .sort()
for (const [name, entry] of Object.entries({
  '': core,
  '/codec': codec,
  '/statistics': statistics,
  '/backtest': backtest,
  '/adapters/binance': binance,
  '/adapters/coinbase': coinbase,
  '/adapters/degen': degen,
  '/bot': bot,
})) {
  assert.deepEqual(
    names(entry),
    names(require(`twoway${name}`)),
    `twoway${name} by import and by require`,
  )
}
