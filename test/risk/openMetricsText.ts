/** A strict reader of OpenMetrics text, of what the format asks for counters and gauges. */

export type ReadFamily = {
  readonly name: string
  readonly kind: string
  readonly unit: string | null
  readonly help: string
  readonly samples: ReadonlyArray<{
    readonly labels: Readonly<Record<string, string>>
    readonly value: number
  }>
}

const fail = (line: string, why: string): never => {
  throw new Error(`${why}: ${JSON.stringify(line)}`)
}

/** Takes the text of one answer; throws on whatever a reader may refuse. */
export const readOpenMetrics = (text: string): ReadonlyArray<ReadFamily> => {
  if (!text.endsWith('# EOF\n')) fail(text.slice(-20), 'no # EOF and end of line at the end')
  const lines = text.slice(0, -'# EOF\n'.length).split('\n')
  if (lines.pop() !== '') fail(text, 'the last line does not end')
  const families: Array<ReadFamily> = []
  let at = 0
  while (at < lines.length) {
    const [family, next] = readFamily(lines, at)
    if (families.some(({ name }) => name === family.name)) fail(family.name, 'a family twice')
    families.push(family)
    at = next
  }
  return families
}

const readFamily = (lines: ReadonlyArray<string>, start: number): readonly [ReadFamily, number] => {
  const first = lines[start] ?? ''
  const type = first.match(/^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge)$/)
  const name = type?.[1] ?? fail(first, 'no type')
  const kind = type?.[2] ?? ''
  if (kind === 'counter' && name.endsWith('_total')) fail(first, 'a counter family named _total')
  let at = start + 1
  const unit = lines[at]?.match(/^# UNIT (\S+) ([a-zA-Z0-9_:]+)$/)
  if (unit) {
    if (unit[1] !== name || !name.endsWith(`_${unit[2]}`)) fail(lines[at] ?? '', 'a wrong unit')
    at++
  }
  const help = lines[at]?.match(/^# HELP (\S+) (.*)$/)
  if (!help || help[1] !== name) return fail(lines[at] ?? '', 'no help')
  at++
  const samples: Array<ReadFamily['samples'][number]> = []
  const seen = new Set<string>()
  for (; at < lines.length && !lines[at]?.startsWith('#'); at++) {
    const sample = readSample(lines[at] ?? '', kind === 'counter' ? `${name}_total` : name)
    if (kind === 'counter' && !(sample.value >= 0)) fail(lines[at] ?? '', 'a counter below 0')
    const key = JSON.stringify(Object.entries(sample.labels).sort())
    if (seen.has(key)) fail(lines[at] ?? '', 'a sample twice')
    seen.add(key)
    samples.push(sample)
  }
  return [{ name, kind, unit: unit?.[2] ?? null, help: unescaped(help[2] ?? ''), samples }, at]
}

const readSample = (line: string, name: string): ReadFamily['samples'][number] => {
  if (!line.startsWith(name)) fail(line, 'another name')
  let rest = line.slice(name.length)
  const labels: Record<string, string> = {}
  if (rest.startsWith('{')) {
    rest = rest.slice(1)
    for (;;) {
      const label = rest.match(/^([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"/)
      if (!label) return fail(line, 'no label')
      if (Object.hasOwn(labels, label[1] ?? '')) fail(line, 'a label twice')
      labels[label[1] ?? ''] = unescaped(label[2] ?? '')
      rest = rest.slice(label[0].length)
      const next = rest[0]
      rest = rest.slice(1)
      if (next === '}') break
      if (next !== ',') fail(line, 'labels without end')
    }
  }
  const value = rest.match(/^ (NaN|[+-]Inf|[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/)?.[1]
  if (value === undefined) return fail(line, 'no value')
  return { labels, value: Number(value.replace('Inf', 'Infinity')) }
}

const unescaped = (text: string): string => {
  if (/(^|[^\\])(\\\\)*\\([^\\n"]|$)/.test(text)) fail(text, 'a stray backslash')
  return text.replace(/\\(.)/g, (_, after: string) => (after === 'n' ? '\n' : after))
}
