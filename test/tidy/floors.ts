/**
 * The house: imports point down, or inside the folder; nothing goes in circles; packages keep
 * to their rooms.
 */

import ts from 'typescript'
import {
  at,
  type Check,
  type File,
  floorOf,
  floors as floorTable,
  type Import,
  importsOf,
  inSource,
  isClient,
  isIndex,
  parse,
  resolve,
  roomOf,
  type Violation,
} from './source.js'

/** The entry `twoway` opens floors 0 to 4, so it may look as high as the desk. */
const entry = 'src/index.ts'
const entryFloor = 4

export const floors: Check = (files) => [
  ...inSource(files).flatMap(ofFile),
  ...indexes(inSource(files)),
  ...cycles(inSource(files)),
]

const ofFile = (file: File): ReadonlyArray<Violation> => {
  const tree = parse(file)
  if (file.path !== entry && Number.isNaN(floorOf(file.path)))
    return [at(tree, tree, `stands in no room of the house: ${Object.keys(floorTable).join(', ')}`)]
  return importsOf(tree).flatMap((one) => {
    const target = resolve(file.path, one.specifier)
    const fault =
      target === undefined ? packageFault(file.path, one) : relativeFault(file.path, target)
    return fault === undefined ? [] : [at(tree, one.node, fault)]
  })
}

const relativeFault = (from: string, target: string): string | undefined => {
  // The command says its own version, which the build takes in as data.
  if (target === 'package.json' && roomOf(from) === 'cli') return undefined
  // A file of numbers beside the one that types them is data, not a module.
  if (target.endsWith('.json') && folderOf(target) === folderOf(from)) return undefined
  if (isIndex(target) || !target.endsWith('.ts'))
    return `imports ${target}: name the file, with .js, never an index`
  if (!target.startsWith('src/')) return `imports ${target}, which is outside src/`
  const here = from === entry ? entryFloor + 0.5 : floorOf(from)
  const there = floorOf(target)
  if (roomOf(from) !== undefined && roomOf(from) === roomOf(target)) return undefined
  if (roomOf(from) === 'backtest' && roomOf(target) === 'adapters')
    return 'backtest imports adapters: a recording speaks the house’s events'
  if (there > here) return `imports up: ${target} is on floor ${there}, this on ${here}`
  if (there === here) return `imports across: ${target} is another folder of floor ${there}`
  return Number.isNaN(there) ? `imports ${target}, which stands in no room` : undefined
}

/** What docs/decisions/008 takes, and where. */
const edges: Readonly<Record<string, ReadonlyArray<string>>> = {
  hyparquet: ['recordings'],
  'hyparquet-compressors': ['recordings'],
  yauzl: ['recordings'],
  tinypool: ['recordings'],
  ws: ['bot'],
  'prom-client': ['bot'],
  uplot: ['bot'],
}

const folderOf = (path: string): string => path.replace(/[^/]*$/, '')

const packageFault = (from: string, { specifier, typeOnly }: Import): string | undefined => {
  const room = roomOf(from) ?? ''
  const floor = floorOf(from)
  if (specifier.startsWith('node:'))
    return floor >= 7 || isClient(from)
      ? undefined
      : `imports ${specifier}: take the data as an argument`
  if (/^io-ts(\/|$)/.test(specifier))
    return room === 'codec' || room === 'adapters'
      ? undefined
      : 'io-ts lives in codec/ and adapters/'
  if (/^jstat(\/|$)/.test(specifier))
    return room === 'statistics' ? undefined : 'jstat lives in statistics/'
  if (/^fp-ts(\/|$)/.test(specifier)) {
    if (!/^fp-ts\/lib\/\w+\.js$/.test(specifier))
      return `imports ${specifier}, which Node cannot load: fp-ts/lib/NAME.js`
    return floor >= 5 || typeOnly ? undefined : 'fp-ts below floor 5 as a type only: import type'
  }
  const rooms = edges[specifier]
  if (rooms !== undefined)
    return rooms.includes(room) ? undefined : `${specifier} lives in ${rooms.join(' and ')}`
  return `imports ${specifier}: a dependency needs a page in docs/decisions/ and a line here`
}

const indexes = (files: ReadonlyArray<File>): ReadonlyArray<Violation> =>
  files
    .filter(({ path }) => isIndex(path))
    .flatMap((file) => {
      const tree = parse(file)
      return tree.statements
        .filter((one) => !(ts.isExportDeclaration(one) && one.moduleSpecifier && one.exportClause))
        .map((one) =>
          at(tree, one, 'an index only re-exports: export * as X from, export { … } from'),
        )
    })

const cycles = (files: ReadonlyArray<File>): ReadonlyArray<Violation> => {
  const targets = new Map(
    files.map((file) => [
      file.path,
      importsOf(parse(file)).flatMap(({ specifier }) => resolve(file.path, specifier) ?? []),
    ]),
  )
  const done = new Set<string>()
  const found: Violation[] = []
  const visit = (path: string, trail: ReadonlyArray<string>): void => {
    const seen = trail.indexOf(path)
    if (seen >= 0) {
      const circle = [...trail.slice(seen), path].join(' → ')
      found.push({ path, line: 1, message: `imports in a circle: ${circle}` })
    }
    if (seen >= 0 || done.has(path)) return
    for (const target of targets.get(path) ?? []) visit(target, [...trail, path])
    done.add(path)
  }
  for (const { path } of files) visit(path, [])
  return found
}
