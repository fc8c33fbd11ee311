import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'threads',
    maxWorkers: 2,
    isolate: false,
    setupFiles: ['test/setup.ts'],
    testTimeout: 60_000,
  },
})
