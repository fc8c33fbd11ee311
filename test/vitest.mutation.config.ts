import { defineConfig, mergeConfig } from 'vitest/config'
import { pageInTests } from '../page.config.js'
import base from '../vitest.config.js'

/**
 * Only the tests of what is mutated: those of the command and the docs are slow and prove none. The
 * sources go through Vitest, which knows then what test imports which.
 */
export default mergeConfig(
  { ...base, plugins: [pageInTests] },
  defineConfig({
    test: {
      env: { FC_SCALE: '0.1', FC_RUNS: '50' },
      // What counts the changes as it goes takes ten times as long.
      testTimeout: 600_000,
      exclude: [
        'test/{tidy,doctest,package,browser}.test.ts',
        'test/{adapters,backtest,bot,cli,codec,doctest,recordings,statistics,tidy}/**',
      ],
    },
  }),
)
