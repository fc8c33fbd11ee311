/**
 * Figures as JSON can hold them.
 */

/** The value, null where it is not finite. @category backtest @since 0.1.0 */
export const finiteOrNull = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null

/** The values of an object so. @category backtest @since 0.1.0 */
export const finiteOrNulls = <Key extends string>(
  values: Readonly<Record<Key, number>>,
): { readonly [Each in Key]: number | null } => {
  const entries = Object.entries<number>(values)
  return Object.fromEntries(entries.map(([key, value]) => [key, finiteOrNull(value)])) as {
    readonly [Each in Key]: number | null
  }
}
