/**
 * Only `market/units.ts` casts to a unit; everywhere else a value enters through its functions.
 */

import ts from 'typescript'
import { at, type Check, inSource, parse, type Violation, walk } from './source.js'

const home = 'src/market/units.ts'

const expected = ['Probability', 'Ticks', 'Seconds', 'AnnualVol', 'Lots', 'SignedLots', 'EpochMs']

export const units: Check = (files) => {
  const brands = new Set([...expected, ...declaredIn(files)])
  return inSource(files)
    .filter(({ path }) => path !== home)
    .flatMap((file) => {
      const tree = parse(file)
      const found: Violation[] = []
      walk(tree, (node) => {
        if (!ts.isAsExpression(node) && !ts.isTypeAssertionExpression(node)) return
        walk(node.type, (part) => {
          if (ts.isIdentifier(part) && brands.has(part.text))
            found.push(at(tree, node, `casts to ${part.text}: enter it through ${home}`))
        })
      })
      return found
    })
}

/** Every type that `units.ts` exports is a unit, so a new one is guarded from its first day. */
const declaredIn = (files: Parameters<Check>[0]): ReadonlyArray<string> =>
  files
    .filter(({ path }) => path === home)
    .flatMap((file) =>
      parse(file).statements.flatMap((one) =>
        ts.isTypeAliasDeclaration(one) ? [one.name.text] : [],
      ),
    )
