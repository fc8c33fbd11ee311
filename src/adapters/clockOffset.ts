/**
 * By how much a sender's clock is ahead of ours, from what it sends alone.
 */

/**
 * The least `heardAt − sentAt` of this window and of the one before it, in ms; Infinity for none.
 *
 * @category adapters
 * @since 0.1.0
 */
export type ClockOffset = {
  readonly since: number
  readonly least: number
  readonly before: number
}

/** Nothing heard yet. @category adapters @since 0.1.0 */
export const unknown: ClockOffset = { since: -Infinity, least: Infinity, before: Infinity }

/**
 * Returns the estimate after a message. What lies between sending and hearing is the way, which is
 * never below 0, less the sender's lead: the least of many is the nearest to the lead alone. A
 * window ends after `windowMs`, so that a clock that is set is followed after two.
 *
 * @category adapters
 * @since 0.1.0
 */
export const heard =
  (windowMs: number) =>
  (
    offset: ClockOffset,
    { sentAt, heardAt }: { readonly sentAt: number; readonly heardAt: number },
  ): ClockOffset => {
    const way = heardAt - sentAt
    if (!Number.isFinite(way)) return offset
    if (heardAt - offset.since < windowMs)
      return way < offset.least
        ? { since: offset.since, least: way, before: offset.before }
        : offset
    const isNext = heardAt - offset.since < 2 * windowMs
    return { since: heardAt, least: way, before: isNext ? offset.least : Infinity }
  }

/**
 * Returns by how many ms the sender's clock is ahead of ours, or null where nothing was heard. It
 * is too low by the least time a message takes on its way, some ms to some tens of them.
 *
 * @category adapters
 * @since 0.1.0
 */
export const ahead = ({ least, before }: ClockOffset): number | null => {
  const way = least < before ? least : before
  return way < Infinity ? 0 - way : null
}
