import { defineConfig, mergeConfig } from 'vitest/config'
import base from '../vitest.config.js'

/** Only the tests of what is mutated: those of the command and the docs are slow and prove none. */
export default mergeConfig(
  base,
  defineConfig({
    test: {
      env: { FC_SCALE: '0.1', FC_RUNS: '50' },
      exclude: [
        'test/{tidy,doctest,package,browser}.test.ts',
        'test/{tidy,doctest,cli,recordings,backtest,statistics,codec}/**',
      ],
    },
  }),
)
