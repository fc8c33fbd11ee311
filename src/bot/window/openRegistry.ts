/**
 * A registry of prom-client, where that is installed.
 */

import { type MetricsRegistry, openMetricsType } from './metricsPage.js'

/**
 * Returns a new registry of prom-client with the metrics of this process, or null where the package
 * is not installed: the window then serves the desk's own text.
 *
 * @example
 * import { openRegistry } from 'twoway/bot'
 *
 * const registry = await openRegistry()
 * registry?.contentType // => 'application/openmetrics-text; version=1.0.0; charset=utf-8'
 *
 * @category bot
 * @since 0.1.0
 */
export const openRegistry = async (): Promise<MetricsRegistry | null> => {
  const client = await import('prom-client').catch(() => null)
  if (client === null) return null
  const registry = new client.Registry<typeof openMetricsType>()
  registry.setContentType(openMetricsType)
  client.collectDefaultMetrics({ register: registry })
  return registry
}
