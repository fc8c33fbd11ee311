/**
 * What every check reads: a file's path and text, its syntax tree, where in the house it stands.
 */

import ts from 'typescript'

export type File = { readonly path: string; readonly text: string }

export type Violation = { readonly path: string; readonly line: number; readonly message: string }

export type Check = (files: ReadonlyArray<File>) => ReadonlyArray<Violation>

/** The floor of each room; the closed list of categories is its keys. */
export const floors: Readonly<Record<string, number>> = {
  math: 0,
  market: 0,
  pricing: 1,
  volatility: 1,
  signals: 1,
  quoting: 2,
  risk: 2,
  decision: 3,
  desk: 4,
  codec: 5,
  statistics: 5,
  backtest: 6,
  adapters: 6,
  recordings: 7,
  bot: 7,
  cli: 8,
}

/** The folder right under `src/`, or nothing for a file that stands in none. */
export const roomOf = (path: string): string | undefined => path.match(/^src\/([^/]+)\//)?.[1]

export const floorOf = (path: string): number => floors[roomOf(path) ?? ''] ?? Number.NaN

export const isIndex = (path: string): boolean => /(^|\/)index\.ts$/.test(path)

/** The thin file of an adapter that holds its socket, and so does what the others may not. */
export const isClient = (path: string): boolean => /^src\/adapters\/.+\/client\.ts$/.test(path)

export const inSource = (files: ReadonlyArray<File>): ReadonlyArray<File> =>
  files.filter(({ path }) => path.startsWith('src/') && path.endsWith('.ts'))

const trees = new Map<string, { readonly text: string; readonly tree: ts.SourceFile }>()

/** Parses a file once, however many checks ask for it. */
export const parse = ({ path, text }: File): ts.SourceFile => {
  const known = trees.get(path)
  if (known?.text === text) return known.tree
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  trees.set(path, { text, tree })
  return tree
}

export const walk = (node: ts.Node, visit: (node: ts.Node) => void): void => {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}

export const at = (tree: ts.SourceFile, node: ts.Node, message: string): Violation => ({
  path: tree.fileName,
  line: tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1,
  message,
})

export const show = ({ path, line, message }: Violation): string => `${path}:${line} ${message}`

export type Import = {
  readonly specifier: string
  readonly node: ts.Node
  readonly typeOnly: boolean
  readonly reExport: boolean
}

/** Lists every module that a file names: imports, re-exports, `import()`, `import('…')` types. */
export const importsOf = (tree: ts.SourceFile): ReadonlyArray<Import> => {
  const found: Import[] = []
  const add = (name: ts.Node | undefined, typeOnly: boolean, reExport: boolean): void => {
    if (name !== undefined && ts.isStringLiteralLike(name))
      found.push({ specifier: name.text, node: name, typeOnly, reExport })
  }
  walk(tree, (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, onlyTypes(node), false)
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly, true)
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false, false)
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true, false)
  })
  return found
}

const onlyTypes = ({ importClause }: ts.ImportDeclaration): boolean => {
  if (importClause === undefined) return false
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const named = importClause.namedBindings
  return (
    importClause.name === undefined &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.length > 0 &&
    named.elements.every(({ isTypeOnly }) => isTypeOnly)
  )
}

/** The file a relative specifier means, as a path from the root, `.js` read as `.ts`. */
export const resolve = (from: string, specifier: string): string | undefined => {
  if (!specifier.startsWith('.')) return undefined
  const parts = from.split('/').slice(0, -1)
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/').replace(/\.js$/, '.ts')
}
