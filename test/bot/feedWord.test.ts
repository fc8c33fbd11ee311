/** What a bot says of its feeds. */

import { expect, test } from 'vitest'
import { quoting } from './running.js'

test('why a feed is refused is said with it', async () => {
  const run = await quoting()
  const detail = 'Unexpected server response: 451, closed with 1006'
  run.feed.say({ kind: 'connection', status: { kind: 'refused', detail } })
  run.feed.say({ kind: 'connection', status: { kind: 'connecting', detail: '' } })
  expect(run.said()).toContain(`news: coinbase is refused: ${detail}`)
  expect(run.said()).toContain('news: coinbase is connecting')
})
