// What comes before the tests: every type is checked, and dist/ is built, two at a time.
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * Checks the sources, the tests and the configs as one program, where each source is checked once:
 * what `tsc --noEmit` and `tsc --project test/tsconfig.json` say. The first asks besides that the
 * declarations of a source can be written without its neighbours, which is asked here of each.
 */
const checkWhole = () => {
  const file = join(root, 'test/tsconfig.json')
  const { config } = ts.readConfigFile(file, ts.sys.readFile)
  const { fileNames, options, errors } = ts.parseJsonConfigFileContent(
    config,
    ts.sys,
    dirname(file),
    { declaration: true, isolatedDeclarations: true },
    file,
  )
  const program = ts.createProgram(fileNames, options)
  const found = [...errors, ...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()]
  for (const source of program.getSourceFiles()) {
    if (program.isSourceFileFromExternalLibrary(source)) continue
    found.push(
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    )
    if (source.fileName.startsWith(join(root, 'src/')) && !source.isDeclarationFile)
      found.push(...program.getDeclarationDiagnostics(source))
  }
  process.stdout.write(
    ts.formatDiagnosticsWithColorAndContext(ts.sortAndDeduplicateDiagnostics(found), {
      getCanonicalFileName: (name) => name,
      getCurrentDirectory: () => root,
      getNewLine: () => '\n',
    }),
  )
  process.exitCode = found.length === 0 ? 0 : 1
}

const run = (command, ...args) =>
  new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
    child.on('error', (fault) => {
      console.error(`${command}: ${fault.message}`)
      done(1)
    })
    child.on('close', (code) => done(code ?? 1))
  })

const node = (...args) => run(process.execPath, ...args)
const npm = (...args) => {
  const { npm_execpath: script } = process.env
  return script === undefined ? run('npm', ...args) : node(script, ...args)
}
const tsc = (project) => node(join(root, 'node_modules/typescript/bin/tsc'), '--project', project)

/** The longest first; each ends, so that all that is wrong is told. */
const checkAll = async () => {
  const waiting = [
    () => node(fileURLToPath(import.meta.url), '--whole'),
    () => npm('run', '--silent', 'build'),
    () => tsc('test/tsconfig.pure.json'),
    () => tsc('src/bot/page/tsconfig.json'),
  ]
  const codes = []
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      codes.push(await next())
  }
  await Promise.all([work(), work()])
  process.exitCode = codes.every((code) => code === 0) ? 0 : 1
}

if (process.argv[2] === '--whole') checkWhole()
else await checkAll()
