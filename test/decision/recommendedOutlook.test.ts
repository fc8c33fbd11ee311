import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { decodeFit } from '../../src/codec/decodeFit.js'
import { recommendedOutlook } from '../../src/decision/recommendedOutlook.js'
import { coefficientsOf } from '../../src/volatility/outlookPlan.js'
import { normalize } from '../../src/volatility/seasonalClock.js'

describe('recommendedOutlook', () => {
  it('is a fit, and says what it was fitted on', () => {
    expect(decodeFit(recommendedOutlook)).toEqual({ _tag: 'Right', right: recommendedOutlook })
    expect(recommendedOutlook.fittedOn).toBe('BTCUSDT, 2023-01-01 to 2023-12-31')
  })

  it('has both models, 40 and 32 coefficients, and clocks with mean 1', () => {
    const { full, prices } = recommendedOutlook
    expect(full === null ? [] : coefficientsOf(full)).toHaveLength(40)
    expect(coefficientsOf(prices)).toHaveLength(32)
    for (const { clock } of [prices, ...(full === null ? [] : [full])]) {
      const even = normalize(clock)
      clock.weekday.forEach((factor, i) => {
        expect(factor / (even.weekday[i] as number)).toBeCloseTo(1, 4)
      })
      expect(clock.quarter.reduce((total, factor) => total + factor, 0)).toBeCloseTo(15, 3)
    }
  })

  it('is small', () => {
    const file = new URL('../../src/decision/recommendedFit.json', import.meta.url)
    const compact = JSON.stringify(JSON.parse(readFileSync(file, 'utf8')))
    expect(gzipSync(compact, { level: 9 }).length).toBeLessThan(2_500)
  })
})
