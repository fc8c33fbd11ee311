import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import ts from 'typescript'

const root = import.meta.dirname
const declared = join(root, 'out', 'declarations')

const sources = (): ReadonlyArray<string> =>
  readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(join(root, 'src'), join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith(join('bot', 'page')))

/** Throws where the types of a file cannot be written without reading another. */
const declarationOf = (path: string): string => {
  const text = readFileSync(join(root, 'src', path), 'utf8')
  if (path.endsWith('.d.ts')) return text
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(text, {
    fileName: path,
    compilerOptions: { strict: true, isolatedDeclarations: true },
    reportDiagnostics: true,
  })
  const [fault] = diagnostics
  if (fault === undefined) return outputText
  throw new Error(`src/${path}: ${ts.flattenDiagnosticMessageText(fault.messageText, '\n')}`)
}

/**
 * Writes the declarations of every source, each by itself, and returns those of some entries: to
 * be bundled without all types being checked again, which `npm test` does, and takes far longer.
 */
export const declarationsOf = <Name extends string>(
  entries: Readonly<Record<Name, string>>,
): Record<string, string> => {
  rmSync(declared, { recursive: true, force: true })
  for (const path of sources()) {
    const file = join(declared, path.replace(/(\.d)?\.ts$/, '.d.ts'))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, declarationOf(path))
  }
  return Object.fromEntries(
    Object.entries<string>(entries).map(([name, source]) => [
      name,
      join('out', 'declarations', source.replace(/^src\//, '').replace(/\.ts$/, '.d.ts')),
    ]),
  )
}
