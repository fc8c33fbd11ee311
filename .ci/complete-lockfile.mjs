// Adds to package-lock.json the optional platform packages that npm leaves out when the registry it
// installed from does not hold them: `npm ci` refuses a lockfile that lacks one. Everything written
// follows from the parent's own optionalDependencies and the name, so no download address is kept.
// Run it after each change of dependencies: node .ci/complete-lockfile.mjs
import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'wasi',
  'win32',
]
const processors = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'x64',
  'wasm32',
]
const named = (words, known) => known.filter((word) => words.includes(word))

const platform = (name) => {
  const words = name.split(/[/-]/).flatMap((word) => (word === 'musleabihf' ? ['musl'] : [word]))
  const libc = words.some((word) => word.startsWith('musl'))
    ? ['musl']
    : words.some((word) => word.startsWith('gnu'))
      ? ['glibc']
      : []
  return {
    cpu: named(words, processors),
    ...(libc.length > 0 ? { libc } : {}),
    optional: true,
    os: named(words, systems),
  }
}

let added = 0
for (const [path, parent] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const nested = `${path}/node_modules/${name}`
    const found = lock.packages[nested] ?? lock.packages[`node_modules/${name}`]
    if (found !== undefined) continue
    if (/[~^<>*]/.test(version)) {
      console.error(`left out: ${name} ${version}, whose exact version is not known`)
      continue
    }
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(parent.dev ? { dev: true } : {}),
      ...platform(name),
    }
    added += 1
  }
}

const sorted = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)),
)
writeFileSync(file, `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`)
console.log(`${added} platform packages added to package-lock.json`)
