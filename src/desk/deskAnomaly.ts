/**
 * What a desk hears that cannot be, or not now: counted, never thrown.
 */

/**
 * The kinds. `late`: heard before the last event; `unreadable`: of no kind that there is, or with
 * parts that are none; `unknown-market`, `unknown-order`: of what the desk does not know;
 * `listed-twice`: another market of an id; `bad-price`, `old-price`: passed over; `unknown-fill`: a
 * fill of no order, counted in the ledger; `doubled-place`: an order that is sent already
 * or cannot be;
 * `adopted`, `stray`: the venue lists an order that the desk does not know, in a market it knows or
 * not; `mismatched`: the venue holds other positions; `order`, `ledger`: what an order's life and
 * the ledger note.
 *
 * @category desk
 * @since 0.1.0
 */
export type DeskAnomalyTag =
  | 'late'
  | 'unreadable'
  | 'unknown-market'
  | 'unknown-order'
  | 'listed-twice'
  | 'bad-price'
  | 'old-price'
  | 'unknown-fill'
  | 'doubled-place'
  | 'adopted'
  | 'stray'
  | 'mismatched'
  | 'order'
  | 'ledger'

/**
 * One of them: what the event was about (a market, an order, an asset), and when it came.
 *
 * @category desk
 * @since 0.1.0
 */
export type DeskAnomaly = {
  readonly _tag: DeskAnomalyTag
  readonly at: number
  readonly about: string
}

/**
 * How often each kind came, and the last ones, oldest first: memory that does not grow.
 *
 * @category desk
 * @since 0.1.0
 */
export type DeskAnomalies = {
  readonly counts: Readonly<Partial<Record<DeskAnomalyTag, number>>>
  readonly last: ReadonlyArray<DeskAnomaly>
}

const keptLast = 16

/**
 * None yet.
 *
 * @example
 * import { DeskAnomaly } from 'twoway'
 *
 * DeskAnomaly.none.last.length // => 0
 *
 * @category desk
 * @since 0.1.0
 */
export const none: DeskAnomalies = { counts: {}, last: [] }

/**
 * Returns the anomalies with one more.
 *
 * @example
 * import { DeskAnomaly } from 'twoway'
 *
 * const late = { _tag: 'late', at: 0, about: 'price' } as const
 * DeskAnomaly.counted(DeskAnomaly.none, late).counts.late // => 1
 *
 * @category desk
 * @since 0.1.0
 */
export const counted = ({ counts, last }: DeskAnomalies, anomaly: DeskAnomaly): DeskAnomalies => ({
  counts: { ...counts, [anomaly._tag]: (counts[anomaly._tag] ?? 0) + 1 },
  last: [...last.slice(1 - keptLast), anomaly],
})

/**
 * Returns an anomaly as a sentence that says what it was about.
 *
 * @example
 * import { DeskAnomaly } from 'twoway'
 *
 * DeskAnomaly.message({ _tag: 'unknown-market', at: 0, about: 'BTC-5m' })
 * // => 'BTC-5m is no market of the desk'
 *
 * @category desk
 * @since 0.1.0
 */
export const message = ({ _tag, about }: DeskAnomaly): string => `${about} ${words[_tag]}`

const words: Readonly<Record<DeskAnomalyTag, string>> = {
  late: 'is heard before the event that came last',
  unreadable: 'is no event that can be read',
  'unknown-market': 'is no market of the desk',
  'unknown-order': 'is no order of the desk',
  'listed-twice': 'is listed again, as another market',
  'bad-price': 'is said to cost what is no price',
  'old-price': 'is told a price from before the last of its source',
  'unknown-fill': 'is a fill of no order that the desk knows',
  'doubled-place': 'is said to have an order placed that it has already, or that cannot be',
  adopted: 'rests at the venue and was not known',
  stray: 'rests at the venue, in a market that is not known',
  mismatched: 'is held at the venue in another number than the ledger has',
  order: 'is an order of which the venue says what cannot be',
  ledger: 'is booked though it cannot be',
}
