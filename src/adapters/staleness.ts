/**
 * When each asset was last heard of, and whether its silence has been told.
 */

/**
 * One asset; `told` once its silence was told, until it is heard again.
 *
 * @category adapters
 * @since 0.1.0
 */
export type Hearsay = {
  readonly asset: string
  readonly heardAt: number
  readonly told: boolean
}

/** Every asset of a feed, in its order. @category adapters @since 0.1.0 */
export type Staleness = ReadonlyArray<Hearsay>

/** Returns assets whose silence is counted from now. @category adapters @since 0.1.0 */
export const since = (assets: ReadonlyArray<string>, now: number): Staleness =>
  assets.map((asset) => ({ asset, heardAt: now, told: false }))

/** Returns them after one was heard. @category adapters @since 0.1.0 */
export const heard = (all: Staleness, asset: string, now: number): Staleness => {
  const index = all.findIndex((one) => one.asset === asset)
  if (index < 0) return all
  const next = all.slice()
  next[index] = { asset, heardAt: now, told: false }
  return next
}

/** Returns whether the silence of an asset is told. @category adapters @since 0.1.0 */
export const isTold = (all: Staleness, asset: string): boolean =>
  all.some((one) => one.told && one.asset === asset)

/**
 * Returns whether there is an asset whose silence is told and that was not heard since an instant.
 *
 * @category adapters
 * @since 0.1.0
 */
export const isNeglected = (all: Staleness, since: number): boolean =>
  all.some(({ heardAt, told }) => told && heardAt < since)

/** Returns those silent for so long, and not told yet. @category adapters @since 0.1.0 */
export const silent = (all: Staleness, now: number, staleMs: number): Staleness =>
  all.filter(({ heardAt, told }) => !told && now - heardAt >= staleMs)

/** Returns them with the silence of some told. @category adapters @since 0.1.0 */
export const withTold = (all: Staleness, some: Staleness): Staleness =>
  all.map((one) =>
    some.includes(one) ? { asset: one.asset, heardAt: one.heardAt, told: true } : one,
  )

/** Returns the instant at which the next silence is to be told. @category adapters @since 0.1.0 */
export const dueAt = (all: Staleness, staleMs: number): number => {
  let due = Infinity
  for (const { heardAt, told } of all) if (!told && heardAt + staleMs < due) due = heardAt + staleMs
  return due
}
