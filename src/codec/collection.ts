/**
 * Codecs of lists and of records whose keys are free.
 */

import * as t from 'io-ts'
import { check, type Failure, failuresAt } from './check.js'
import { isObject } from './isObject.js'

/**
 * Returns the codec of a list. Its errors name an element by its place: `orders[2].price`.
 *
 * @category codec
 * @since 0.1.0
 */
export const list = <A>(item: t.Type<A>): t.Type<ReadonlyArray<A>> =>
  check('a list', (value, context) =>
    Array.isArray(value) ? itemFailures(item, value, context) : [notAList(value, context)],
  )

/**
 * Returns the codec of a list in which each element's `key`, or the element itself where `key` is
 * null, stands only once; `noun` is what it is, in the words of the error.
 *
 * @category codec
 * @since 0.1.0
 */
export const distinct = <A>(
  item: t.Type<A>,
  { key, noun }: { readonly key: (keyof A & string) | null; readonly noun: string },
): t.Type<ReadonlyArray<A>> =>
  check('a list', (value, context) =>
    Array.isArray(value)
      ? [...itemFailures(item, value, context), ...repeated(value, { key, noun }, context)]
      : [notAList(value, context)],
  )

/**
 * Returns the codec of a record: an object with any keys, all of whose values are of one kind.
 *
 * @category codec
 * @since 0.1.0
 */
export const record = <A>(values: t.Type<A>): t.Type<Readonly<Record<string, A>>> => {
  const expected = `an object, each value ${values.name}`
  return check(expected, (value, context) =>
    isObject(value)
      ? Object.keys(value).flatMap((key) => failuresAt(values, value[key], context, key))
      : [{ value, context, message: expected }],
  )
}

const notAList = (value: unknown, context: t.Context): Failure => ({
  value,
  context,
  message: 'a list',
})

const itemFailures = (
  item: t.Mixed,
  values: ReadonlyArray<unknown>,
  context: t.Context,
): ReadonlyArray<Failure> =>
  // Not by flatMap, which would pass over the holes of a sparse array.
  Array.from(values, (value, index) => failuresAt(item, value, context, String(index))).flat()

const repeated = (
  values: ReadonlyArray<unknown>,
  { key, noun }: { readonly key: string | null; readonly noun: string },
  context: t.Context,
): ReadonlyArray<Failure> => {
  const seen = new Set<unknown>()
  const failures: Array<Failure> = []
  values.forEach((value, index) => {
    const name = key === null ? value : isObject(value) ? value[key] : undefined
    if (typeof name !== 'string' && typeof name !== 'number') return
    if (seen.has(name)) {
      const inItem = t.appendContext(context, String(index), t.unknown, value)
      failures.push({
        value: name,
        context: key === null ? inItem : t.appendContext(inItem, key, t.unknown, name),
        message: `${noun} that stands only once`,
      })
    }
    seen.add(name)
  })
  return failures
}
