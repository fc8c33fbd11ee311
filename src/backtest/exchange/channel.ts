/**
 * A way on which messages take their time.
 */

/**
 * Messages underway and when each is due, from `head` up to `tail`; what stands elsewhere in the
 * arrays has come, and its place is used again. Only what owns it may change it.
 *
 * @category backtest
 * @since 0.1.0
 */
export type Channel<Message> = {
  due: Array<number>
  sent: Array<Message>
  head: number
  tail: number
}

/** A way without messages. @category backtest @since 0.1.0 */
export const opened = <Message>(): Channel<Message> => ({ due: [], sent: [], head: 0, tail: 0 })

/** Returns a way of its own with the same messages. @category backtest @since 0.1.0 */
export const copied = <Message>({ due, sent, head, tail }: Channel<Message>): Channel<Message> => ({
  due: due.slice(head, tail),
  sent: sent.slice(head, tail),
  head: 0,
  tail: tail - head,
})

/** When the next message is due, infinite without one. @category backtest @since 0.1.0 */
export const next = <Message>({ due, head, tail }: Channel<Message>): number =>
  head < tail ? (due[head] as number) : Infinity

/**
 * Returns when a message that would arrive at an instant does: not before the last one.
 *
 * @category backtest
 * @since 0.1.0
 */
export const dueAfter = <Message>({ due, head, tail }: Channel<Message>, at: number): number => {
  if (head === tail) return at
  const last = due[tail - 1] as number
  return at > last ? at : last
}

/** Adds a message that is due at an instant. @category backtest @since 0.1.0 */
export const push = <Message>(channel: Channel<Message>, due: number, message: Message): void => {
  const { head, tail } = channel
  if (head >= 1_024 && 2 * head > tail) forget(channel)
  channel.due[channel.tail] = due
  channel.sent[channel.tail] = message
  channel.tail += 1
}

/**
 * Adds a message that may overtake others: before all that are due later, behind what is due at the
 * same instant.
 *
 * @category backtest
 * @since 0.1.0
 */
export const insert = <Message>(channel: Channel<Message>, due: number, message: Message): void => {
  push(channel, due, message)
  const { due: dues, sent, head, tail } = channel
  let at = tail - 1
  for (; at > head && (dues[at - 1] as number) > due; at--) {
    dues[at] = dues[at - 1] as number
    sent[at] = sent[at - 1] as Message
  }
  dues[at] = due
  sent[at] = message
}

/** Takes the next message off; there has to be one. @category backtest @since 0.1.0 */
export const take = <Message>(channel: Channel<Message>): Message => {
  const { sent, head } = channel
  const message = sent[head] as Message
  if (head + 1 === channel.tail) {
    channel.head = 0
    channel.tail = 0
  } else channel.head = head + 1
  return message
}

/** A way that is never empty gives back the places of what has come. */
const forget = <Message>(channel: Channel<Message>): void => {
  const { due, sent, head, tail } = channel
  channel.due = due.slice(head, tail)
  channel.sent = sent.slice(head, tail)
  channel.head = 0
  channel.tail = tail - head
}
