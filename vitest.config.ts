import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { nativeSources } from './native.config.js'
import { pageInTests } from './page.config.js'

/** What takes longest, by far, and would else be begun last: what waits stands beside what works. */
const first = [
  'backtest/simulation/simulationSeeds',
  'bot/live',
  'backtest/simulation/simulationBuying',
  'cli/demo',
  'adapters/degenFaults',
  'bot/windowPage.browser',
  'cli/sweep',
  'bot/liveSoak',
  'backtest/simulation/simulation',
  'cli/fit',
  'doctest',
  'adapters/feedFuzz',
  'decision/decideQuotes.model',
  'cli/run',
  'cli/calibrateFaults',
  'cli/usage',
  'cli/backtest',
  'cli/decide',
  'cli/demoPage.browser',
  'cli/backtestPage.browser',
  'cli/replay',
  'backtest/calibration/fitOutlook',
  'adapters/degenFuzz',
  'tidy',
].map((name) => `/test/${name}.test.ts`)

/** The longest first, on a clone that has never measured them too, so that none ends alone. */
class LongestFirst extends BaseSequencer {
  override async sort(files: ReadonlyArray<TestSpecification>): Promise<Array<TestSpecification>> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = first.findIndex((name) => moduleId.endsWith(name))
      return found < 0 ? first.length : found
    }
    return (await super.sort([...files])).sort((a, b) => place(a) - place(b))
  }
}

export default defineConfig({
  plugins: [nativeSources, pageInTests],
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'threads',
    // Three for two cores: one that waits for a socket, a browser or a command leaves its core.
    maxWorkers: 3,
    // Tests that wait, for a venue's deadlines say, wait side by side where they say so.
    maxConcurrency: 10,
    isolate: false,
    sequence: { sequencer: LongestFirst },
    server: { deps: { external: [/\/out\/native\//] } },
    setupFiles: ['test/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
