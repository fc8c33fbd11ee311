/**
 * Metrics as text, in the format of OpenMetrics 1.0, which Prometheus reads.
 */

/** One number of a family and what tells it from the others. @category risk @since 0.1.0 */
export type Sample = {
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/**
 * The samples of one name. The name of a counter has no `_total`, which its samples get; `unit` is
 * the last word of the name, or null.
 *
 * @category risk
 * @since 0.1.0
 */
export type MetricFamily = {
  readonly name: string
  readonly kind: 'counter' | 'gauge'
  readonly unit: string | null
  readonly help: string
  readonly samples: ReadonlyArray<Sample>
}

/**
 * Returns families as the text of one answer, each after its type, unit and help, `# EOF` at the
 * end. Served as `application/openmetrics-text; version=1.0.0; charset=utf-8`.
 *
 * Label values and help are escaped; a character that a name may not have becomes `_`. Of two
 * families of one name, and of two samples of the same labels, the first stands, since a reader
 * refuses the whole answer otherwise. A counter that is no number of 0 or more is left out.
 *
 * @example
 * import { openMetrics } from 'twoway'
 *
 * const samples = [{ labels: { side: 'bid' }, value: 3 }]
 * openMetrics([{ name: 'fills', kind: 'counter', unit: null, help: 'Fills.', samples }])
 * // => '# TYPE fills counter\n# HELP fills Fills.\nfills_total{side="bid"} 3\n# EOF\n'
 *
 * @category risk
 * @since 0.1.0
 */
export const openMetrics = (families: ReadonlyArray<MetricFamily>): string => {
  const seen = new Set<string>()
  let text = ''
  for (const family of families) {
    const name = nameOf(family.name, /[^a-zA-Z0-9_:]/g)
    if (seen.has(name)) continue
    seen.add(name)
    text += linesOf(family, name)
  }
  return `${text}# EOF\n`
}

const linesOf = ({ kind, unit, help, samples }: MetricFamily, name: string): string => {
  const sampleName = kind === 'counter' ? `${name}_total` : name
  const written = new Set<string>()
  let text = `# TYPE ${name} ${kind}\n`
  // A unit that is not the end of the name would be refused.
  if (unit !== null && name.endsWith(`_${unit}`)) text += `# UNIT ${name} ${unit}\n`
  text += `# HELP ${name} ${escaped(help)}\n`
  for (const { labels, value } of samples) {
    if (kind === 'counter' && !(value >= 0)) continue
    const set = labelsOf(labels)
    if (written.has(set)) continue
    written.add(set)
    text += `${sampleName}${set} ${numberOf(value)}\n`
  }
  return text
}

/** In the order of their names, so that the same labels are the same text. */
const labelsOf = (labels: Readonly<Record<string, string>>): string => {
  const parts = new Map<string, string>()
  for (const key of Object.keys(labels).sort()) {
    const name = nameOf(key, /[^a-zA-Z0-9_]/g)
    if (!parts.has(name)) parts.set(name, `${name}="${escaped(labels[key] ?? '')}"`)
  }
  return parts.size === 0 ? '' : `{${[...parts.values()].join(',')}}`
}

const nameOf = (name: string, outside: RegExp): string => {
  const clean = name.replace(outside, '_')
  return /^[a-zA-Z_:]/.test(clean) ? clean : `_${clean}`
}

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"')

const numberOf = (value: number): string => {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf'
  return String(value)
}
