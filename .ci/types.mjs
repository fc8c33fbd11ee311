// Checks every type: of the sources, the tests and the configs, and of the parts that know less.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Every file is read once, for all programs: what they differ in does not touch how it is read. */
const read = new Map()
const hostOf = (options) => {
  const host = ts.createCompilerHost(options)
  const { getSourceFile } = host
  host.getSourceFile = (name, as, ...rest) => {
    const key = `${name}:${as.impliedNodeFormat}`
    if (!read.has(key)) read.set(key, getSourceFile.call(host, name, as, ...rest))
    return read.get(key)
  }
  return host
}

/** What `tsc --project` says of a project, and of the declarations of the files that `declares`. */
const diagnosticsOf = (project, more = {}, declares = () => false) => {
  const file = join(root, project)
  const { config } = ts.readConfigFile(file, ts.sys.readFile)
  const { fileNames, options, errors } = ts.parseJsonConfigFileContent(
    config,
    ts.sys,
    dirname(file),
    more,
    file,
  )
  const program = ts.createProgram(fileNames, options, hostOf(options))
  const found = [...errors, ...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()]
  for (const source of program.getSourceFiles()) {
    if (program.isSourceFileFromExternalLibrary(source)) continue
    found.push(
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    )
    if (declares(source)) found.push(...program.getDeclarationDiagnostics(source))
  }
  return found
}

/**
 * Checks the sources, the tests and the configs as one program, where each source is checked once:
 * what `tsc --noEmit` and `tsc --project test/tsconfig.json` say. The first asks besides that the
 * declarations of a source can be written without its neighbours, which is asked here of each.
 */
const whole = () =>
  diagnosticsOf(
    'test/tsconfig.json',
    { declaration: true, isolatedDeclarations: true },
    ({ fileName, isDeclarationFile }) =>
      fileName.startsWith(join(root, 'src/')) && !isDeclarationFile,
  )

/** What is pure, and the page, each with less of the world around it. */
const parts = () => [
  ...diagnosticsOf('test/tsconfig.pure.json'),
  ...diagnosticsOf('src/bot/page/tsconfig.json'),
]

const tell = (found) => {
  process.stdout.write(
    ts.formatDiagnosticsWithColorAndContext(ts.sortAndDeduplicateDiagnostics(found), {
      getCanonicalFileName: (name) => name,
      getCurrentDirectory: () => root,
      getNewLine: () => '\n',
    }),
  )
  process.exitCode = found.length === 0 ? 0 : 1
}

tell([...whole(), ...parts()])
