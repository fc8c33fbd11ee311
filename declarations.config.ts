import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { filesIn, isSource, root } from './sources.config.js'

const declared = join('out', 'declarations')

/** Throws where the types of a file cannot be written without reading another. */
const declarationOf = (path: string): string => {
  const text = readFileSync(join(root, path), 'utf8')
  if (path.endsWith('.d.ts')) return text
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(text, {
    fileName: path,
    compilerOptions: { strict: true, isolatedDeclarations: true },
    reportDiagnostics: true,
  })
  const [fault] = diagnostics
  if (fault === undefined) return outputText
  throw new Error(`${path}: ${ts.flattenDiagnosticMessageText(fault.messageText, '\n')}`)
}

const declaredAt = (path: string): string => join(declared, path.replace(/(\.d)?\.ts$/, '.d.ts'))

/**
 * Writes the declarations of every source, each by itself, and returns those of some entries: to
 * be bundled without all types being checked again, which `npm test` does, and takes far longer.
 */
export const declarationsOf = (
  entries: Readonly<Record<string, string>>,
): Record<string, string> => {
  rmSync(join(root, declared), { recursive: true, force: true })
  for (const path of filesIn('src').filter(isSource)) {
    if (!path.endsWith('.ts')) continue
    const file = join(root, declaredAt(path))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, declarationOf(path))
  }
  return Object.fromEntries(
    Object.entries(entries).map(([name, path]) => [name, declaredAt(path)] as const),
  )
}
