/**
 * Codecs of objects: with known keys, and chosen by `kind`. Written here because io-ts' own
 * `strict` and `exact` drop unknown keys in silence.
 */

import * as t from 'io-ts'
import { check, type Failure, failuresAt, failuresOf } from './check.js'
import { isObject } from './isObject.js'
import { nearest } from './nearest.js'
import { oneOf } from './scalar.js'

/** A codec for each field of an object. @category codec @since 0.1.0 */
export type Fields<A> = { readonly [Key in keyof A]-?: t.Type<A[Key]> }

/** A number of an object that must not pass another of it. @category codec @since 0.1.0 */
export type Order<A> = {
  readonly low: keyof A & string
  readonly high: keyof A & string
  readonly orEqual: boolean
}

/** The codec of an object, and the keys it knows. @category codec @since 0.1.0 */
export type Struct<A> = t.Type<A> & { readonly keys: ReadonlyArray<string> }

type AnyStruct = t.Mixed & { readonly keys: ReadonlyArray<string> }

/**
 * Returns the codec of an object with these fields and no other: an unknown key fails and is told
 * the nearest known one. `orders` are judged where both numbers hold by themselves.
 *
 * @category codec
 * @since 0.1.0
 */
export const struct = <A>(fields: Fields<A>, orders: ReadonlyArray<Order<A>> = []): Struct<A> => {
  const keys = Object.keys(fields)
  const whole = check<A>(anObjectWith(keys), (value, context) =>
    isObject(value)
      ? [...unknownKeys(value, keys, context), ...memberFailures(fields, orders, value, context)]
      : [{ value, context, message: anObjectWith(keys) }],
  )
  return Object.assign(whole, { keys })
}

/**
 * Returns the codec of an object whose `kind` names which of several it is.
 *
 * @category codec
 * @since 0.1.0
 */
export const byKind = <A extends { readonly kind: string }>(
  members: Members<A, 'kind'>,
): t.Type<A> => byTag('kind', members)

/** A codec for each word of a tag. @category codec @since 0.1.0 */
export type Members<A extends { readonly [T in Tag]: string }, Tag extends string> = {
  readonly [Word in A[Tag]]: Struct<Member<A, Tag, Word>>
}

type Member<A, Tag extends string, Word> = A extends { readonly [T in Tag]: infer Said }
  ? Word extends Said
    ? A
    : never
  : never

/**
 * Returns the codec of an object of which one field, the tag, names which of several it is.
 *
 * @category codec
 * @since 0.1.0
 */
export const byTag = <A extends { readonly [T in Tag]: string }, Tag extends string>(
  tag: Tag,
  members: Members<A, Tag>,
): t.Type<A> => {
  const byName: Readonly<Record<string, AnyStruct>> = members
  const words = Object.keys(byName)
  const keys = [...new Set(words.flatMap((word) => byName[word]?.keys ?? []))]
  const tagOf = oneOf(...words)
  const expected = `an object with a ${tag}`
  return check(expected, (value, context) => {
    if (!isObject(value)) return [{ value, context, message: expected }]
    const said = value[tag]
    const member = words.some((known) => known === said) ? byName[said as string] : undefined
    if (member !== undefined) return failuresOf(member, value, context)
    const unknown = unknownKeys(value, keys, context)
    // Without the tag nothing tells which keys were meant, but that one of them is the tag
    // misspelt.
    const telling =
      said === undefined ? unknown.filter(({ unknownKey }) => unknownKey?.nearest === tag) : unknown
    return [...telling, ...failuresAt(tagOf, said, context, tag)]
  })
}

/**
 * Returns the codec of an object that goes without a `kind`, or has one that names another form.
 *
 * @category codec
 * @since 0.1.0
 */
export const plainOrByKind = <Plain, A extends { readonly kind: string }>(
  plain: Struct<Plain>,
  members: Members<A, 'kind'>,
): t.Type<Plain | A> => {
  const tagged = byKind<A>(members)
  return check(plain.name, (value, context) =>
    failuresOf(isObject(value) && 'kind' in value ? tagged : plain, value, context),
  )
}

const anObjectWith = (keys: ReadonlyArray<string>): string => `an object with ${keys.join(', ')}`

const unknownKeys = (
  value: Readonly<Record<string, unknown>>,
  known: ReadonlyArray<string>,
  context: t.Context,
): ReadonlyArray<Failure> =>
  Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => ({
      value: value[key],
      context: t.appendContext(context, key, t.unknown, value[key]),
      message: `one of ${known.join(', ')}`,
      unknownKey: { nearest: nearest(key, known) },
    }))

const memberFailures = <A>(
  fields: Fields<A>,
  orders: ReadonlyArray<Order<A>>,
  value: Readonly<Record<string, unknown>>,
  context: t.Context,
): ReadonlyArray<Failure> => {
  const byKey: Readonly<Record<string, t.Mixed>> = fields
  const wrong = new Map(
    Object.entries(byKey).map(([key, codec]) => [key, failuresAt(codec, value[key], context, key)]),
  )
  const disordered = orders
    .filter(({ low, high }) => wrong.get(low)?.length === 0 && wrong.get(high)?.length === 0)
    .filter((order) => !isOrdered(value[order.low], value[order.high], order.orEqual))
    .map(({ low, high, orEqual }) => ({
      value: value[low],
      context: t.appendContext(context, low, t.number, value[low]),
      message: `${orEqual ? 'at most' : 'less than'} ${high}`,
      limit: {
        context: t.appendContext(context, high, t.number, value[high]),
        value: value[high],
        orEqual,
      },
    }))
  return [...[...wrong.values()].flat(), ...disordered]
}

/** What is no number, an optional field left out, is ordered with anything. */
const isOrdered = (low: unknown, high: unknown, orEqual: boolean): boolean =>
  typeof low !== 'number' || typeof high !== 'number' || low < high || (orEqual && low === high)
