/**
 * Puts an error in the words of whoever set the variables.
 */

import { identity } from 'fp-ts/lib/function.js'
import type { DecodeError } from './decodeError.js'
import { render } from './render.js'
import { variables } from './variable.js'

/**
 * Returns an error in the settings as one in the variables they were read from: their names for the
 * paths, their text for the values. Of two in the wrong order it blames one that was set.
 *
 * @category codec
 * @since 0.1.0
 */
export const inVariables =
  (env: Readonly<Record<string, string | undefined>>) =>
  (error: DecodeError): DecodeError => {
    const { path, text, form } = placeOf(error.path, env)
    const expected = form(error.expected)
    if (error._tag !== 'out-of-order')
      return { ...error, path, value: text ?? error.value, expected }
    const other = placeOf(error.limit.path, env)
    const limit = { ...error.limit, path: other.path }
    if (text !== undefined) {
      const bound = `at most ${limit.path} (${render(limit.value)})`
      return { ...error, path, value: text, expected: bound, limit }
    }
    return {
      _tag: 'out-of-order',
      path: other.path,
      value: other.text,
      expected: `at least ${path} (${render(error.value)})`,
      limit: { ...limit, path, value: error.value },
    }
  }

type Place = {
  readonly path: string
  readonly text: string | undefined
  readonly form: (expected: string) => string
}

/** The text belongs to the variable as a whole, not to an element of it. */
const placeOf = (path: string, env: Readonly<Record<string, string | undefined>>): Place => {
  const variable = variables.find((one) => path === one.path || isWithin(path, one.path))
  if (variable === undefined) return { path, text: undefined, form: identity }
  const rest = path.slice(variable.path.length)
  return rest === ''
    ? { path: variable.name, text: env[variable.name], form: variable.form }
    : { path: `${variable.name}${rest}`, text: undefined, form: identity }
}

const isWithin = (path: string, whole: string): boolean =>
  path.startsWith(`${whole}.`) || path.startsWith(`${whole}[`)
