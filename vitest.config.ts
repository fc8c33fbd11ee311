import { defineConfig } from 'vitest/config'
import { pageInTests } from './page.config.js'

export default defineConfig({
  plugins: [pageInTests],
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'threads',
    maxWorkers: 2,
    isolate: false,
    setupFiles: ['test/setup.ts'],
    testTimeout: 60_000,
  },
})
