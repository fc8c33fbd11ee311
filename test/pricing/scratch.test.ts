import { test } from 'vitest'
import * as fc from 'fast-check'
import { sensitivities } from '../../src/pricing/sensitivities.js'
import { fairValue } from '../../src/pricing/fairValue.js'
import { links } from './places.js'
import { anyClaim } from './claims.js'
test('x', () => {
  let n = 0, bad = 0
  const seen: string[] = []
  fc.assert(fc.property(anyClaim, fc.constantFrom(...links), (c, link) => {
    const s = sensitivities({ ...c, link })
    n++
    const all = Object.entries(s).filter(([, v]) => Number.isNaN(v)).map(([k]) => k)
    if (Number.isNaN(s.value) ? all.length !== 7 : all.length > 0) { bad++; if (seen.length < 12) seen.push(all.join() + JSON.stringify({ ...c, link })) }
  }), { numRuns: 20000 })
  console.log(n, bad, seen.join('\n'))
})
