/**
 * How far the venue's clock is from this one, before anything is opened.
 */

import type { VenueAddress } from '../codec/driverConfig.js'

/** The part of the platform's `fetch` that is used. @category bot @since 0.1.0 */
export type GetLike = (
  url: string,
  init: { readonly signal: AbortSignal; readonly redirect: 'error' },
) => Promise<{
  readonly ok: boolean
  readonly status: number
  readonly text: () => Promise<string>
}>

/**
 * Returns by how many ms the venue's clock is ahead, half of the way there and back taken off, or
 * in words why it did not say. Never rejects.
 *
 * @category bot
 * @since 0.1.0
 */
export const venueSkew = async (
  { rest, prefix }: Pick<VenueAddress, 'rest' | 'prefix'>,
  {
    get,
    now,
    timeoutMs,
  }: {
    readonly get: GetLike
    readonly now: () => number
    readonly timeoutMs: number
  },
): Promise<number | string> => {
  const askedAt = now()
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const answer = await get(`${rest}${prefix}/time`, { signal, redirect: 'error' })
    if (!answer.ok) return `it answers ${answer.status}`
    const { serverTime }: { readonly serverTime?: unknown } = JSON.parse(await answer.text())
    if (typeof serverTime !== 'number' || !Number.isFinite(serverTime)) return 'it tells no number'
    return Math.round(serverTime - (askedAt + now()) / 2)
  } catch (thrown) {
    // The reason stands in the cause of what fetch throws, the address in its words.
    const cause = thrown instanceof Error ? thrown.cause : undefined
    const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : ''
    return `it cannot be reached${code}`
  }
}
