/**
 * What the pure floors may not touch, each with what to do instead; and what no floor may.
 */

import ts from 'typescript'
import { at, type Check, type File, floorOf, inSource, isClient, parse, walk } from './source.js'

const caller = 'leave it to the caller'

const globals: Readonly<Record<string, string>> = {
  performance: 'take the time as an argument',
  console: 'return data',
  process: caller,
  fetch: caller,
  setTimeout: caller,
  setInterval: caller,
  setImmediate: caller,
  queueMicrotask: caller,
  crypto: 'take a seed from the config',
  globalThis: caller,
  window: caller,
  document: caller,
  require: 'import it',
}

const members: Readonly<Record<string, string>> = {
  'Date.now': 'take state.now',
  'Math.random': 'take a seed from the config',
  'Math.round': 'Grid.floor, Grid.ceil or Math.floor(x + 0.5), whose direction is in the name',
}

const locale = 'print the number itself: it reads the locale of the machine'
const methods: Readonly<Record<string, string>> = {
  toLocaleString: locale,
  toLocaleDateString: locale,
  toLocaleTimeString: locale,
  localeCompare: 'compare with <: it reads the locale of the machine',
}

export const purity: Check = (files) =>
  inSource(files).flatMap((file) => {
    const tree = parse(file)
    const rules = [everywhere, floorOf(file.path) <= 6 && !isClient(file.path) ? inPure : nothing]
    const ownNames = declared(tree)
    const found: ReturnType<Check>[number][] = []
    walk(tree, (node) => {
      for (const rule of rules) {
        const message = rule(node, ownNames)
        if (message !== undefined) found.push(at(tree, node, message))
      }
    })
    return [...found, ...slowEither(file)]
  })

type Rule = (node: ts.Node, ownNames: ReadonlySet<string>) => string | undefined

const nothing: Rule = () => undefined

const everywhere: Rule = (node) => {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return 'any: unknown, and decode it'
  if (ts.isClassLike(node)) return 'class: a function, or a type and its functions'
  return ts.isAsExpression(node) && isUnknownCast(node.expression)
    ? 'as unknown as: decode it, or type where it comes from'
    : undefined
}

const isUnknownCast = (node: ts.Expression): boolean =>
  ts.isParenthesizedExpression(node)
    ? isUnknownCast(node.expression)
    : ts.isAsExpression(node) && node.type.kind === ts.SyntaxKind.UnknownKeyword

const inPure: Rule = (node, ownNames) => {
  if (ts.isThrowStatement(node)) return 'throw: return a value; see E1 to E4 of docs/STYLE.md'
  if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
    if (ts.isIdentifier(node.expression) && node.expression.text === 'Date')
      return 'new Date: take state.now'
  }
  const path = memberOf(node)
  if (path !== undefined && members[path] !== undefined) return `${path}: ${members[path]}`
  if (ts.isPropertyAccessExpression(node) && methods[node.name.text] !== undefined)
    return `${node.name.text}: ${methods[node.name.text]}`
  return ts.isIdentifier(node) && !ownNames.has(node.text) && isReference(node)
    ? Object.hasOwn(globals, node.text)
      ? `${node.text}: ${globals[node.text]}`
      : undefined
    : undefined
}

/** `Math.random`, `Math['random']` and `const { random } = Math` are one thing. */
const memberOf = (node: ts.Node): string | undefined => {
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression))
    return `${node.expression.text}.${node.name.text}`
  if (ts.isElementAccessExpression(node) && ts.isIdentifier(node.expression))
    return ts.isStringLiteralLike(node.argumentExpression)
      ? `${node.expression.text}.${node.argumentExpression.text}`
      : undefined
  if (!ts.isBindingElement(node)) return undefined
  const from = node.parent.parent
  return ts.isVariableDeclaration(from) && from.initializer && ts.isIdentifier(from.initializer)
    ? `${from.initializer.text}.${(node.propertyName ?? node.name).getText()}`
    : undefined
}

/** A name that is read, as against a key, a member of something else, or a type's field. */
const isReference = (node: ts.Identifier): boolean => {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isQualifiedName(parent)) return parent.left === node
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node
  if (ts.isBindingElement(parent)) return parent.initializer === node
  return !(
    ts.isPropertySignature(parent) ||
    ts.isMethodSignature(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isImportSpecifier(parent) ||
    ts.isExportSpecifier(parent) ||
    ts.isJSDoc(parent.parent)
  )
}

const declared = (tree: ts.SourceFile): ReadonlySet<string> => {
  const names = new Set<string>()
  walk(tree, (node) => {
    if (
      (ts.isVariableDeclaration(node) ||
        ts.isParameter(node) ||
        ts.isBindingElement(node) ||
        ts.isFunctionDeclaration(node) ||
        ts.isImportSpecifier(node)) &&
      node.name !== undefined &&
      ts.isIdentifier(node.name)
    )
      names.add(node.name.text)
  })
  return names
}

const slow = new Set([
  'flatMap',
  'chain',
  'bind',
  'Do',
  'filterOrElse',
  'chainW',
  'flatMapW',
  'bindW',
])
const edges = /^src\/(codec|adapters|recordings|bot|cli)\//

/** A flatMap of fp-ts costs 1,200 ns and a hand-written one 27: outside the edge files, by hand. */
const slowEither = (file: File): ReturnType<Check> => {
  if (edges.test(file.path)) return []
  const tree = parse(file)
  const namespaces = new Set<string>()
  const found: ReturnType<Check>[number][] = []
  const refuse = (node: ts.Node, name: string): void => {
    found.push(at(tree, node, `${name} of fp-ts: E.map, or if (E.isLeft(x)) return x`))
  }
  walk(tree, (node) => {
    if (ts.isImportDeclaration(node) && /^fp-ts\//.test(node.moduleSpecifier.getText().slice(1))) {
      const bindings = node.importClause?.namedBindings
      if (bindings && ts.isNamespaceImport(bindings)) namespaces.add(bindings.name.text)
      if (bindings && ts.isNamedImports(bindings))
        for (const one of bindings.elements) {
          const name = (one.propertyName ?? one.name).text
          if (slow.has(name)) refuse(one, name)
        }
    }
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression))
      if (namespaces.has(node.expression.text) && slow.has(node.name.text))
        refuse(node, node.name.text)
  })
  return found
}
