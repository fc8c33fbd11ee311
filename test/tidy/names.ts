/**
 * Names: of files, of what an index exports, of what the code declares.
 */

import ts from 'typescript'
import {
  at,
  type Check,
  type File,
  inSource,
  isIndex,
  parse,
  type Violation,
  walk,
} from './source.js'

const vague = ['utils', 'util', 'common', 'helpers', 'helper', 'misc', 'types', 'shared', 'lib']

const short = new Set(
  'cfg ctx tmp idx val num str arr obj fn cb res req err msg qty px mkt pos cnt'.split(' '),
)

export const names: Check = (files) =>
  inSource(files).flatMap((file) => [
    ...ofFile(file),
    ...(isIndex(file.path) ? ofIndex(file) : ofDeclarations(file)),
  ])

const stem = (path: string): string => path.replace(/^.*\//, '').replace(/(\.d)?\.ts$/, '')

const ofFile = ({ path }: File): ReadonlyArray<Violation> => {
  const segments = path.split('/').slice(1, -1)
  const bad = [...segments, stem(path)].filter((name) => vague.includes(name.toLowerCase()))
  const cased = [...segments, stem(path)].filter((name) => !/^[a-z][a-zA-Z0-9]*$/.test(name))
  return [
    ...bad.map((name) => ({
      path,
      line: 1,
      message: `${name} says nothing: name the noun or verb`,
    })),
    ...cased.map((name) => ({ path, line: 1, message: `${name} is not in camelCase` })),
  ]
}

/** A noun file is exported whole, under its name; a verb file by the value named like it. */
const ofIndex = (file: File): ReadonlyArray<Violation> => {
  const tree = parse(file)
  return tree.statements.flatMap((one) => {
    if (!ts.isExportDeclaration(one) || !one.exportClause || !one.moduleSpecifier) return []
    const name = stem(one.moduleSpecifier.getText().slice(1, -1).replace(/\.js$/, '.ts'))
    const noun = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
    const given = valuesOf(one)
    if (given === undefined || given.includes(name) || given.includes(noun)) return []
    const said = `${given.join(', ')}: not what ${name} is named for`
    return [at(tree, one, `${said}: export * as ${noun}, or name the file after its one verb`)]
  })
}

/** What an export gives of values, or nothing where it gives types alone. */
const valuesOf = (one: ts.ExportDeclaration): ReadonlyArray<string> | undefined => {
  if (one.isTypeOnly || one.exportClause === undefined) return undefined
  if (ts.isNamespaceExport(one.exportClause)) return [one.exportClause.name.text]
  const values = one.exportClause.elements.filter(({ isTypeOnly }) => !isTypeOnly)
  return values.length === 0 ? undefined : values.map(({ name }) => name.text)
}

const ofDeclarations = (file: File): ReadonlyArray<Violation> => {
  if (file.path.endsWith('.d.ts')) return []
  const tree = parse(file)
  const found: Violation[] = []
  walk(tree, (node) => {
    if (ts.isExportAssignment(node) || node.kind === ts.SyntaxKind.DefaultKeyword) {
      if (!ts.isDefaultClause(node.parent) && !ts.isCaseOrDefaultClause(node))
        found.push(at(tree, node, 'a default export: give it a name'))
      return
    }
    const name = declaredName(node)
    const word = name === undefined ? undefined : words(name.text).find((one) => short.has(one))
    if (name !== undefined && word !== undefined)
      found.push(at(tree, name, `${name.text}: write ${word} out`))
  })
  return found
}

const words = (name: string): ReadonlyArray<string> =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[ _]/)

/** What this code names itself: not the keys of data, which may be another's. */
const declaredName = (node: ts.Node): ts.Identifier | undefined => {
  if (
    ts.isVariableDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isBindingElement(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isNamespaceImport(node)
  )
    return node.name !== undefined && ts.isIdentifier(node.name) ? node.name : undefined
  return undefined
}
