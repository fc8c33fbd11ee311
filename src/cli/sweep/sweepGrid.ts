/**
 * The configurations of a sweep: every combination of some values, on a preset.
 */

import * as E from 'fp-ts/lib/Either.js'
import { decodeConfig } from '../../codec/decodeConfig.js'
import type { DecodeError } from '../../codec/decodeError.js'
import { isObject } from '../../codec/isObject.js'
import { nearest } from '../../codec/nearest.js'
import { render } from '../../codec/render.js'
import type { QuoteConfig } from '../../decision/config.js'
import { hashOf } from './sweepSetup.js'

/**
 * A configuration: its values by their paths in the config, and the whole. `name` is short enough
 * for a table.
 *
 * @category cli
 * @since 0.1.0
 */
export type GridPoint = {
  readonly name: string
  readonly values: Readonly<Record<string, unknown>>
  readonly quote: QuoteConfig
}

/**
 * Returns every combination of a grid, the last path varying fastest, or what is wrong with it.
 *
 * A grid is an object of paths in the config, such as `spread.base`, each with a list of values. A
 * path has to be there in the preset, and each configuration has to decode and to be there once; at
 * most 100 000.
 *
 * @category cli
 * @since 0.1.0
 */
export const sweepGrid = (
  grid: unknown,
  preset: QuoteConfig,
): E.Either<ReadonlyArray<DecodeError>, ReadonlyArray<GridPoint>> => {
  if (!isObject(grid) || Object.keys(grid).length === 0) {
    return E.left([wrong('', grid, 'an object of paths in the config, each with a list of values')])
  }
  const axes = Object.entries(grid)
  const faults = axes.flatMap(([path, values], i) => [
    ...axisFaults(path, values, preset),
    ...overwrites(path, values, axes.slice(0, i)),
  ])
  if (faults.length > 0) return E.left(faults)
  const count = axes.reduce((product, [, values]) => product * (values as Values).length, 1)
  if (count > most) return E.left([wrong('', count, `at most ${most} configurations in all`)])
  const points: Array<GridPoint> = []
  for (const values of combinations(axes as ReadonlyArray<readonly [string, Values]>)) {
    let config: unknown = preset
    for (const [path, value] of values) config = withValue(config, path.split('.'), value)
    const decoded = decodeConfig(config)
    const name = values.map(([path, value]) => `${path}=${render(value)}`).join(' ')
    // One value alone is named by its path; of several the fault may be that they stand together.
    if (E.isLeft(decoded)) return axes.length > 1 ? E.left(decoded.left.map(within(name))) : decoded
    points.push({ name, values: Object.fromEntries(values), quote: decoded.right })
  }
  const twin = twinOf(points)
  return twin === null ? E.right(numbered(points)) : E.left([twin])
}

/** Two values that differ by the order of their keys alone are one. */
const twinOf = (points: ReadonlyArray<GridPoint>): DecodeError | null => {
  const names = new Map<string, string>()
  for (const { name, quote } of points) {
    const key = hashOf(quote)
    const other = names.get(key)
    if (other !== undefined) return wrong('', name, `each configuration once; it is ${other}`)
    names.set(key, name)
  }
  return null
}

/** A long value is cut in a name: where two are left the same, they are told by their order. */
const numbered = (points: ReadonlyArray<GridPoint>): ReadonlyArray<GridPoint> => {
  const all = new Map<string, number>()
  for (const { name } of points) all.set(name, (all.get(name) ?? 0) + 1)
  const seen = new Map<string, number>()
  return points.map((point) => {
    if (all.get(point.name) === 1) return point
    const place = (seen.get(point.name) ?? 0) + 1
    seen.set(point.name, place)
    return { ...point, name: `${point.name} (${place})` }
  })
}

type Values = ReadonlyArray<unknown>

const most = 100_000

const wrong = (path: string, value: unknown, expected: string): DecodeError => ({
  _tag: 'wrong-value',
  path,
  value,
  expected,
})

const within =
  (name: string) =>
  (error: DecodeError): DecodeError => ({ ...error, expected: `${error.expected}, in ${name}` })

const axisFaults = (
  path: string,
  values: unknown,
  preset: QuoteConfig,
): ReadonlyArray<DecodeError> => {
  const missing = unknownStep(preset, path.split('.'))
  if (missing !== null) {
    const { nearest: near, expected } = missing
    return [{ _tag: 'unknown-key', path, value: values, expected, nearest: near }]
  }
  const isList = Array.isArray(values) && values.length > 0
  if (!isList) return [wrong(path, values, 'a list of one value or more')]
  const texts = values.map((value) => JSON.stringify(value))
  return new Set(texts).size === texts.length ? [] : [wrong(path, values, 'each value once')]
}

/** What a later path holds it sets too, and the name of the configuration would tell another. */
const overwrites = (
  path: string,
  values: unknown,
  earlier: ReadonlyArray<readonly [string, unknown]>,
): ReadonlyArray<DecodeError> => {
  const lost = earlier.find(([each]) => each.startsWith(`${path}.`))
  return lost === undefined ? [] : [wrong(path, values, `before ${lost[0]}, which it holds`)]
}

const unknownStep = (
  config: unknown,
  steps: ReadonlyArray<string>,
): { readonly nearest: string | null; readonly expected: string } | null => {
  let whole = config
  for (let i = 0; i < steps.length; i++) {
    const known = isObject(whole) || Array.isArray(whole) ? Object.keys(whole) : []
    const step = steps[i] ?? ''
    if (!known.includes(step)) {
      const near = nearest(step, known)
      const path = near === null ? null : [...steps.slice(0, i), near, ...steps.slice(i + 1)]
      return { nearest: path?.join('.') ?? null, expected: `one of ${known.join(', ')}` }
    }
    whole = (whole as Readonly<Record<string, unknown>>)[step]
  }
  return null
}

const combinations = function* (
  axes: ReadonlyArray<readonly [string, Values]>,
): Generator<ReadonlyArray<readonly [string, unknown]>> {
  const [first, ...rest] = axes
  if (first === undefined) {
    yield []
    return
  }
  const [path, values] = first
  for (const value of values) {
    for (const others of combinations(rest)) yield [[path, value], ...others]
  }
}

const withValue = (whole: unknown, steps: ReadonlyArray<string>, value: unknown): unknown => {
  const [step, ...rest] = steps
  if (step === undefined) return value
  if (Array.isArray(whole)) {
    return whole.map((each, i) => (String(i) === step ? withValue(each, rest, value) : each))
  }
  const fields = whole as Readonly<Record<string, unknown>>
  return { ...fields, [step]: withValue(fields[step], rest, value) }
}
