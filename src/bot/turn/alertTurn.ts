/**
 * Alerts and metrics of a turn.
 */

import { message, response } from '../../risk/alert.js'
import { alerts } from '../../risk/alerts.js'
import type { MetricFact } from '../../risk/metricFact.js'
import { type BotTurn, say } from './botTurn.js'
import { alertFacts, metricFacts } from './deskFacts.js'
import { deskMetrics } from './deskMetrics.js'

/** Adds one fact to the metrics. @category bot @since 0.1.0 */
export const raisedMetrics = (turn: BotTurn, fact: MetricFact): void => {
  turn.metrics = deskMetrics(turn.setup.config).step(turn.metrics, fact)
}

/** Tells alerts that begin or are over, and gauges the desk. @category bot @since 0.1.0 */
export const alertTurn = (turn: BotTurn): void => {
  const { config } = turn.setup
  const isQuoting = turn.desk.live > 0 && turn.desk.killSwitch.kind === 'running'
  turn.quotingSince = isQuoting ? (turn.quotingSince ?? turn.now) : null
  const fold = alerts(config.alerts)
  turn.alerts = fold.step(turn.alerts, alertFacts(turn, turn.setup))
  for (const event of fold.value(turn.alerts)) {
    const { severity, action } = response(event.alert)
    turn.outputs.push({ kind: 'alert', event })
    const text = `${message(event.alert)} (${action})`
    if (event.kind === 'raised') say(turn, severity, text)
    else say(turn, 'news', `over: ${message(event.alert)}`)
  }
  const { step } = deskMetrics(config)
  turn.metrics = metricFacts(turn, config).reduce(step, turn.metrics)
}
