import { describe, test } from 'vitest'
import { expectGreen, expectRed, file } from './planted.js'
import { units } from './units.js'

describe('units: a planted fault turns it red', () => {
  test.each([
    'const a = 0.5 as Probability',
    'const a = 1 as Units.Ticks',
    'const a = <Seconds>1',
    'const a = [1] as ReadonlyArray<AnnualVol>',
    'const a = b as Ticks | undefined',
  ])('%s', (row) => {
    expectRed(units, file('src/pricing/a.ts', row), 'enter it through src/market/units.ts')
  })

  test('a unit that units.ts has only just got', () => {
    const home = file('src/market/units.ts', 'export type Cents = number & { readonly [unit]: 1 }')
    expectRed(units, [home, file('src/desk/a.ts', 'const a = 1 as Cents')], 'casts to Cents')
  })
})

describe('units: a near miss leaves it green', () => {
  test.each([
    ['src/market/units.ts', 'const a = 0.5 as Probability'],
    ['src/pricing/a.ts', 'const a: Probability = b'],
    ['src/pricing/a.ts', 'const a = b as const'],
    ['src/pricing/a.ts', 'const a = b as ProbabilityTable'],
    ['src/pricing/a.ts', '// 0.5 as Probability'],
    ['src/pricing/a.ts', `const a = '1 as Ticks'`],
    ['src/pricing/a.ts', 'const a = b satisfies Ticks'],
    ['test/a.test.ts', 'const a = 0.5 as Probability'],
  ])('%s: %s', (path, row) => {
    expectGreen(units, file(path, row))
  })
})
