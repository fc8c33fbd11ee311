// Writes docs/MUTATION.md from what `npm run mutation` reports, of all floors at once or of rooms one by one:
// node .ci/mutation-page.mjs [REPORT...]
import { readFileSync, writeFileSync } from 'node:fs'

const given = process.argv.slice(2)
const reports = given.length === 0 ? ['out/mutation.json'] : given
const parts = reports.map((path) => Object.entries(JSON.parse(readFileSync(path, 'utf8')).files))

const count = (mutants, ...statuses) =>
  mutants.filter(({ status }) => statuses.includes(status)).length
const figures = (mutants) => {
  const caught = count(mutants, 'Killed', 'Timeout')
  const missed = count(mutants, 'Survived', 'NoCoverage')
  const score = caught + missed === 0 ? 100 : (100 * caught) / (caught + missed)
  return { caught, missed, left: count(mutants, 'Ignored'), score: score.toFixed(1) }
}

const isDrawn = ({ statusReason }) => statusReason !== 'of another share'
const files = parts
  .flat()
  .map(([path, file]) => [path, { source: file.source, mutants: file.mutants.filter(isDrawn) }])
const all = files.flatMap(([, { mutants }]) => mutants)
const possible = parts.flat().reduce((total, [, { mutants }]) => total + mutants.length, 0)
const tried =
  all.length === possible
    ? `${possible}`
    : `${possible} (of which ${all.length} were drawn, see \`.ci/mutation-share.mjs\`)`
const rooms = [...new Set(files.map(([path]) => path.split('/')[1]))].sort()
const inRoom = (room) =>
  files.filter(([path]) => path.split('/')[1] === room).flatMap(([, { mutants }]) => mutants)

const row = (name, mutants) => {
  const { caught, missed, left, score } = figures(mutants)
  return `| ${name} | ${caught} | ${missed} | ${left} | ${score} % |`
}

const code = (text) => `\`${text.replace(/\s+/g, ' ').replaceAll('|', '\\|').slice(0, 60)}\``
const survivor = (source, { location: { start, end }, replacement }) => {
  const lines = source.split('\n').slice(start.line - 1, end.line)
  lines[lines.length - 1] = lines[lines.length - 1].slice(0, end.column - 1)
  lines[0] = lines[0].slice(start.column - 1)
  return `line ${start.line}: ${code(lines.join(' '))} as ${code(replacement ?? '')}`
}

const survivors = files.flatMap(([path, { source, mutants }]) => {
  const missed = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
  const said = missed.map((mutant) => `- ${survivor(source, mutant)}`)
  return missed.length === 0 ? [] : [`### ${path}`, '', ...said, '']
})

const page = `# Mutation testing

\`npm run mutation\` changes floors 0 to 3 in
${tried} small ways,
one at a time, and runs the tests that reach the change, at a tenth of the usual number of cases a property. A change
that no test notices is a hole in the tests, or changes nothing that anyone could see. Written by
\`.ci/mutation-page.mjs\` from the report on ${new Date().toISOString().slice(0, 10)}: what was written since is not in it.

| room | caught | missed | left out | score |
|---|---|---|---|---|
${rooms.map((room) => row(`\`${room}/\``, inRoom(room))).join('\n')}
${row('all', all)}

Left out are changes to what runs once at import (constants, tables of names), which the tool cannot try one test at a
time; the presets among them are compared with the contract's own.

## What survives, and why

Most of it cannot be seen from outside: \`<\` for \`<=\` where both sides of the equality give the same value, or where
the bound is a tolerance that no double meets; a shortcut whose long way comes to the same (short lists as literals,
doubled ids in long lists); \`NaN\` compared with anything; the order in which terms are summed only to see whether they
are finite; ends of series that are less than an ulp. In \`violations\` a slack may be wider than it says without a
difference of ours or a planted one falling into the gap.

${survivors.join('\n').trimEnd()}
`
writeFileSync('docs/MUTATION.md', page)
const { score, missed } = figures(all)
console.log(`docs/MUTATION.md: ${score} %, ${missed} survivors`)
