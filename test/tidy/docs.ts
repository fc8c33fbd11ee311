/**
 * Documentation: each export says what it does, where it belongs, since when, and shows it.
 */

import ts from 'typescript'
import {
  at,
  type Check,
  type File,
  floors,
  inSource,
  isIndex,
  parse,
  resolve,
  roomOf,
  type Violation,
} from './source.js'

export const docs: Check = (files) => {
  const open = publicNames(files)
  return inSource(files)
    .filter(({ path }) => !isIndex(path) && !path.endsWith('.d.ts') && roomOf(path) !== undefined)
    .flatMap((file) => exportsOf(parse(file)).flatMap((one) => faults(file, one, open)))
}

type Exported = { readonly name: string; readonly node: ts.Node; readonly shown: boolean }

const faults = (
  file: File,
  { name, node, shown }: Exported,
  open: ReadonlySet<string>,
): ReadonlyArray<Violation> => {
  const tree = parse(file)
  const doc = commentOf(tree, node)
  if (doc === undefined) return [at(tree, node, `${name} has no doc`)]
  const category = doc.match(/@category\s+(\S+)/)?.[1]
  const isPublic = open.has(`${file.path}#${name}`) || open.has(`${file.path}#*`)
  return [
    ...(/^[^@]*?\S\.(\s|$)/.test(summaryOf(doc)) ? [] : ['opens with no sentence and full stop']),
    ...(category !== undefined && Object.hasOwn(floors, category) && category === roomOf(file.path)
      ? []
      : [`has @category ${category ?? 'missing'}: it lives in ${roomOf(file.path)}`]),
    ...(/@since\s+\d+\.\d+\.\d+(\s|$)/.test(doc) ? [] : ['has no @since and version']),
    ...(isPublic && shown && !/@example\s+[^@\s]/.test(doc)
      ? ['is public and has no @example']
      : []),
  ].map((message) => at(tree, node, `${name} ${message}`))
}

/** The text of the block right above a declaration, its stars taken off. */
const commentOf = (tree: ts.SourceFile, node: ts.Node): string | undefined => {
  const range = ts.getLeadingCommentRanges(tree.text, node.pos)?.at(-1)
  const text = range && tree.text.slice(range.pos, range.end)
  if (range === undefined || text === undefined || !text.startsWith('/**')) return undefined
  const between = tree.text.slice(range.end, node.getStart(tree))
  // A module doc stands apart by an empty line: it documents the file, not the first declaration.
  return /\n\s*\n/.test(between) ? undefined : text.replace(/^\/\*\*|\*\/$|^ *\* ?/gm, '')
}

const summaryOf = (doc: string): string =>
  (doc.trim().split(/\n\s*\n|(?:^|\s)@(?:example|category|since|param|returns)\b/)[0] ?? '').trim()

const exportsOf = (tree: ts.SourceFile): ReadonlyArray<Exported> =>
  tree.statements.flatMap((node): ReadonlyArray<Exported> => {
    if (!ts.canHaveModifiers(node)) return []
    if (!ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return []
    if (ts.isVariableStatement(node))
      return node.declarationList.declarations.map(({ name }) => ({
        name: name.getText(tree),
        node,
        shown: true,
      }))
    if (ts.isFunctionDeclaration(node))
      return [{ name: node.name?.text ?? 'default', node, shown: true }]
    return ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node)
      ? [{ name: node.name.text, node, shown: false }]
      : []
  })

/** `path#name` of all that an entry opens; `path#*` where it opens a file whole. */
const publicNames = (files: ReadonlyArray<File>): ReadonlySet<string> =>
  new Set(
    inSource(files)
      .filter(({ path }) => isIndex(path))
      .flatMap((file) => parse(file).statements.flatMap((one) => opened(file.path, one))),
  )

const opened = (index: string, one: ts.Statement): ReadonlyArray<string> => {
  if (!ts.isExportDeclaration(one) || !one.exportClause || !one.moduleSpecifier) return []
  const path = resolve(index, one.moduleSpecifier.getText().slice(1, -1))
  return ts.isNamespaceExport(one.exportClause)
    ? [`${path}#*`]
    : one.exportClause.elements.map(
        ({ propertyName, name }) => `${path}#${(propertyName ?? name).text}`,
      )
}
