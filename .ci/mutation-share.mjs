// Tries the changes to one share of the top-level declarations, drawn by a hash of their text: all of floors 0 to 3
// takes hours. MUTATION_SHARE=1/3 npm run mutation; the shares 1/3, 2/3 and 3/3 are the whole.
import { createHash } from 'node:crypto'
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin'

const [chosen, shares] = (process.env.MUTATION_SHARE ?? '1/1').split('/').map(Number)
if (!(Number.isInteger(chosen) && Number.isInteger(shares) && 1 <= chosen && chosen <= shares)) {
  throw new RangeError(`MUTATION_SHARE is ${process.env.MUTATION_SHARE}; expected a share as 1/3`)
}

const shareOf = (text) => createHash('sha256').update(text).digest().readUInt32BE(0) % shares

const ignorer = {
  shouldIgnore: (path) =>
    path.parentPath?.isProgram() && shareOf(path.toString()) !== chosen - 1
      ? 'of another share'
      : undefined,
}

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'share', ignorer)]
