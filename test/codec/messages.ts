import type { Either } from 'fp-ts/lib/Either.js'
import * as DecodeError from '../../src/codec/decodeError.js'

/** The lines a person would read; none where the value decoded. */
export const messages = (
  result: Either<ReadonlyArray<DecodeError.DecodeError>, unknown>,
): ReadonlyArray<string> => (result._tag === 'Left' ? result.left.map(DecodeError.message) : [])

export const paths = (
  result: Either<ReadonlyArray<DecodeError.DecodeError>, unknown>,
): ReadonlyArray<string> => (result._tag === 'Left' ? result.left.map(({ path }) => path) : [])

type Key = string | number

/** A copy of plain data with the member at a path changed; `undefined` takes it out. */
export const put = (
  whole: unknown,
  [key, ...rest]: ReadonlyArray<Key>,
  value: unknown,
): unknown => {
  if (key === undefined) return value
  const copy = (Array.isArray(whole) ? [...whole] : { ...(whole as object) }) as Record<
    Key,
    unknown
  >
  const member = put(copy[key], rest, value)
  if (member === undefined) delete copy[key]
  else copy[key] = member
  return copy
}

/** The paths of all that is no object or list, in plain data. */
export const leaves = (
  whole: unknown,
  at: ReadonlyArray<Key> = [],
): ReadonlyArray<ReadonlyArray<Key>> => {
  if (typeof whole !== 'object' || whole === null) return [at]
  return Object.entries(whole).flatMap(([key, member]) =>
    leaves(member, [...at, Array.isArray(whole) ? Number(key) : key]),
  )
}

/** A path as errors write it. */
export const written = (path: ReadonlyArray<Key>): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .slice(1)

/** The paths of all members in plain data, groups and lists too. */
export const keys = (
  whole: unknown,
  at: ReadonlyArray<Key> = [],
): ReadonlyArray<ReadonlyArray<Key>> =>
  typeof whole !== 'object' || whole === null
    ? []
    : Object.entries(whole).flatMap(([key, member]) => {
        const path = [...at, Array.isArray(whole) ? Number(key) : key]
        return [path, ...keys(member, path)]
      })
