/**
 * The lines of a journal: a header wherever a run begins, then every event of its desk.
 */

import * as E from 'fp-ts/lib/Either.js'
import * as Json from 'fp-ts/lib/Json.js'
import type * as t from 'io-ts'
import type { DeskScope } from '../desk/decide/decideWith.js'
import type { DeskConfig } from '../desk/decide/deskConfig.js'
import type { DeskSettings } from '../desk/desk.js'
import type { DeskEvent } from '../desk/deskEvent.js'
import { check, failuresOf } from './check.js'
import { decode } from './decode.js'
import type { DecodeError } from './decodeError.js'
import { deskConfig, deskSettings } from './deskConfig.js'
import { deskEvent } from './deskEvent.js'
import { isObject } from './isObject.js'
import { instant } from './orderEvents.js'
import { name, number, oneOf, optional } from './scalar.js'
import { byKind, struct } from './shape.js'

/**
 * The version of the lines that this code writes, and the only one that it reads.
 *
 * @example
 * import { Journal } from 'twoway/codec'
 *
 * Journal.version // => 1
 *
 * @category codec
 * @since 0.1.0
 */
export const version = 1

/**
 * How a run begins: at which instant, under what name of a venue, with what the desk is opened with
 * and what it decides by. A second header in a journal is a restart, whose desk goes on from the
 * events before it, its orders numbered from `nextOrder` at least.
 *
 * @category codec
 * @since 0.1.0
 */
export type JournalHeader = {
  readonly journal: 'twoway'
  readonly version: number
  readonly at: number
  readonly mode: 'paper' | 'live'
  readonly venue: string
  readonly nextOrder: number
  readonly settings: DeskSettings
  readonly config: DeskConfig
}

/**
 * An event as its desk heard it; of an `acted` one also which markets were decided.
 *
 * @category codec
 * @since 0.1.0
 */
export type JournalEntry = {
  readonly event: DeskEvent
  readonly scope?: DeskScope | null | undefined
}

/** A line of a journal. @category codec @since 0.1.0 */
export type JournalLine = JournalHeader | JournalEntry

type Scoped<Kind extends DeskScope['kind']> = Extract<DeskScope, { readonly kind: Kind }>

const header = struct<JournalHeader>({
  journal: oneOf('twoway'),
  version: number({ from: version, to: version, whole: true, unit: 'the version' }),
  at: instant,
  mode: oneOf('paper', 'live'),
  venue: name,
  nextOrder: number({ from: 0, to: Number.MAX_SAFE_INTEGER, whole: true, unit: 'orders' }),
  settings: deskSettings,
  config: deskConfig,
})

const entry = struct<JournalEntry>({
  event: deskEvent,
  scope: optional(
    byKind<DeskScope>({
      all: struct<Scoped<'all'>>({ kind: oneOf('all') }),
      asset: struct<Scoped<'asset'>>({ kind: oneOf('asset'), asset: name }),
      market: struct<Scoped<'market'>>({ kind: oneOf('market'), marketId: name }),
    }),
  ),
})

/**
 * The codec of a line: a header where it says `journal`, an entry otherwise.
 *
 * @example
 * import { Journal } from 'twoway/codec'
 *
 * Journal.line.is({ event: { kind: 'clock', at: 0 } }) // => true
 *
 * @category codec
 * @since 0.1.0
 */
export const line: t.Type<JournalLine> = check('a line of a journal', (value, context) =>
  failuresOf(isObject(value) && 'journal' in value ? header : entry, value, context),
)

/**
 * Returns the text of a line, without the line end.
 *
 * @example
 * import { Journal } from 'twoway/codec'
 *
 * Journal.lineOf({ event: { kind: 'clock', at: 0 } }) // => '{"event":{"kind":"clock","at":0}}'
 *
 * @category codec
 * @since 0.1.0
 */
export const lineOf = (said: JournalLine): string => JSON.stringify(said)

/**
 * Returns the line that a text holds, or every error in it. Never throws.
 *
 * @example
 * import { Journal } from 'twoway/codec'
 *
 * const read = Journal.decodeLine('{"event":{"kind":"clo')
 * read._tag === 'Left' ? read.left.map(({ expected }) => expected) : [] // => ['a line of JSON']
 *
 * @category codec
 * @since 0.1.0
 */
export const decodeLine = (text: string): E.Either<ReadonlyArray<DecodeError>, JournalLine> => {
  const value = Json.parse(text)
  if (E.isRight(value)) return decode(line)(value.right)
  return E.left([{ _tag: 'wrong-value', path: '', value: text, expected: 'a line of JSON' }])
}
