/**
 * The answer of `/metrics`: by the registry of prom-client that is handed in, or by our own text.
 */

import * as E from 'fp-ts/lib/Either.js'
import { type MetricFamily, openMetrics } from '../../risk/openMetrics.js'

/**
 * The part of a `Registry` of prom-client that the window uses.
 *
 * @category bot
 * @since 0.1.0
 */
export type MetricsRegistry = {
  readonly contentType: string
  metrics(): Promise<string>
  setContentType(contentType: typeof openMetricsType): void
}

/** What the page is served as. @category bot @since 0.1.0 */
export type MetricsPage = { readonly contentType: string; readonly text: () => Promise<string> }

/** The content type of OpenMetrics 1.0. @category bot @since 0.1.0 */
export const openMetricsType = 'application/openmetrics-text; version=1.0.0; charset=utf-8'

/** The note where no registry is handed in. @category bot @since 0.1.0 */
export const withoutRegistry =
  'metrics of the process itself (memory, event loop) come with prom-client: npm install prom-client'

/**
 * Returns the page of metrics. A registry is switched to OpenMetrics and gets the desk's families
 * beside what it has, each read when it is asked for; left is why it takes none.
 *
 * @category bot
 * @since 0.1.0
 */
export const metricsPage = async (
  families: () => ReadonlyArray<MetricFamily>,
  registry: MetricsRegistry | null,
): Promise<E.Either<string, MetricsPage>> => {
  if (registry === null) {
    return E.right({ contentType: openMetricsType, text: async () => openMetrics(families()) })
  }
  try {
    registry.setContentType(openMetricsType)
    await fill(registry, families)
  } catch (thrown) {
    return E.left(thrown instanceof Error ? thrown.message : String(thrown))
  }
  return E.right({ contentType: openMetricsType, text: () => registry.metrics() })
}

/** Every label that the desk's metrics have; a sample names those that it needs. */
const labelNames = ['asset', 'outcome', 'side', 'reason', 'source', 'limit']

const fill = async (
  registry: MetricsRegistry,
  families: () => ReadonlyArray<MetricFamily>,
): Promise<void> => {
  const { Counter, Gauge } = await import('prom-client')
  const registers = [registry as InstanceType<typeof import('prom-client').Registry>]
  const samplesOf = (name: string): MetricFamily['samples'] =>
    families().find((family) => family.name === name)?.samples ?? []
  for (const { name, kind, help } of families()) {
    if (kind === 'counter') {
      new Counter({
        ...{ name: `${name}_total`, help, labelNames, registers },
        collect() {
          this.reset()
          for (const { labels, value } of samplesOf(name)) this.inc(labels, value)
        },
      })
    } else {
      new Gauge({
        ...{ name, help, labelNames, registers },
        collect() {
          this.reset()
          for (const { labels, value } of samplesOf(name)) this.set(labels, value)
        },
      })
    }
  }
}
