// The same from CommonJS.
const assert = require('node:assert/strict')

const entries = {
  core: require('twoway'),
  codec: require('twoway/codec'),
  statistics: require('twoway/statistics'),
  backtest: require('twoway/backtest'),
}
assert.equal(require('twoway/package.json').name, 'twoway')
assert.throws(() => require('twoway/dist/index.cjs'), { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' })

import('./check.mjs').then(({ check }) => check(entries))
