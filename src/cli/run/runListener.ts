/**
 * Who hears what a bot does: the screen, the webhook, the recording.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { BotWorld } from '../../bot/botOptions.js'
import { type HeardTrade, recordedEvents } from '../../bot/journal/recordedEvents.js'
import type { BotOutput } from '../../bot/turn/botMessage.js'
import { webhook } from '../../bot/webhook.js'
import type { DeskEvent } from '../../desk/deskEvent.js'
import { message } from '../../recordings/recordingError.js'
import type { RunFiles } from './runFiles.js'
import type { RunScreen } from './runScreen.js'

/**
 * Returns what hears all that a bot does. `url`: where alerts are posted, null for nowhere.
 *
 * @category cli
 * @since 0.1.0
 */
export const runListener = ({
  screen,
  files,
  world,
  url,
}: {
  readonly screen: RunScreen
  readonly files: Pick<RunFiles, 'record'>
  readonly world: BotWorld
  readonly url: string | null
}): ((output: BotOutput) => void) => {
  const failed = (text: string): void => screen.say(world.now(), 'warning', text)
  const limits = { perMinute: 10, timeoutMs: 5_000 }
  const send = url === null ? null : webhook({ url, post: fetch, world, failed, ...limits })
  const record = recorder(files, failed)
  return (output) => {
    if (output.kind === 'say') screen.say(output.at, output.weight, output.text)
    if (output.kind === 'alert') send?.(output.event)
    if (output.kind === 'heard') record(output.entry.event)
    if (output.kind === 'traded') record({ kind: 'trade', at: output.at, ...output.trade })
  }
}

const recorder = (
  { record }: Pick<RunFiles, 'record'>,
  failed: (text: string) => void,
): ((event: DeskEvent | HeardTrade) => void) => {
  let state = recordedEvents.initial
  let isBroken = false
  return (event) => {
    if (record === null || isBroken) return
    state = recordedEvents.step(state, event)
    for (const found of recordedEvents.value(state)) record.add(found)
    if (event.kind !== 'clock') return
    void record.flush().then((written) => {
      if (E.isRight(written) || isBroken) return
      isBroken = true
      failed(`the recording ends: ${message(written.left)}`)
    })
  }
}
