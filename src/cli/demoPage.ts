import type { DemoResult } from './demoResult.js'
export const demoPage = (result: DemoResult): string => JSON.stringify(result)
