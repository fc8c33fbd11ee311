import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { presets } from '../../src/decision/presets.js'

const vectors = new URL('../../../shared/vectors/', import.meta.url)
const preset = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`preset-${name}.json`, vectors), 'utf8'))

describe('examples', () => {
  test('presets.v2 rebalances from 70 % of the life on, and twice as hard from 90 % on', () => {
    expect(presets.v2.skew.rebalance).toStrictEqual([
      { elapsed: 0.7, times: 2 },
      { elapsed: 0.9, times: 4 },
    ])
  })

  test('presets.v1 knows no tiers at all', () => {
    const { spread, size, skew } = presets.v1
    expect([spread.extreme, spread.late, size.extreme, size.late, skew.rebalance].flat()).toEqual(
      [],
    )
  })
})

describe.skipIf(!existsSync(vectors))('oracle', () => {
  test.each(['v1', 'v2'] as const)('presets.%s is the preset of the vectors, whole', (name) => {
    expect(presets[name]).toStrictEqual(preset(name))
  })
})
