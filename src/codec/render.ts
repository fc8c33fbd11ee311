/**
 * A value in few characters, for the line of an error.
 */

/**
 * Returns a value as one short line, whatever it is: strings in quotes, undefined as `missing`,
 * what is long or deep cut off with `…`. Reads no getter and follows no cycle, so it cannot fail on
 * one.
 *
 * @category codec
 * @since 0.1.0
 */
export const render = (value: unknown): string => cut(renderTo(value, maxDepth), maxLength)

const maxLength = 60
const maxMembers = 10
const maxDepth = 3

const renderTo = (value: unknown, depth: number): string => {
  switch (typeof value) {
    case 'undefined':
      return 'missing'
    case 'string':
      return JSON.stringify(cut(value, maxLength - 10))
    case 'bigint':
      return `${value}n`
    case 'function':
    case 'symbol':
      return `a ${typeof value}`
    case 'object':
      return value === null ? 'null' : renderMembers(value, depth)
    default:
      return String(value)
  }
}

const renderMembers = (value: object, depth: number): string => {
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  if (depth === 0) return `${open}…${close}`
  const keys = Object.keys(value)
  const members = keys.slice(0, maxMembers).map((key) => {
    const member = renderTo(Object.getOwnPropertyDescriptor(value, key)?.value, depth - 1)
    return open === '[' ? member : `${renderTo(key, 0)}:${member}`
  })
  if (keys.length > maxMembers) members.push('…')
  return `${open}${members.join(',')}${close}`
}

const cut = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text
