/**
 * A value in few characters, for the line of an error.
 */

/**
 * Returns a value as one short line, whatever it is: strings in quotes, undefined as `missing`,
 * what is long or deep cut off with `…`. It cannot fail: it reads no getter, follows no cycle, and
 * says of a proxy that throws that it cannot be read.
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
      return value === null ? 'null' : renderObject(value, depth)
    default:
      return String(value)
  }
}

/** A proxy may throw at anything, at the question whether it is a list even. */
const renderObject = (value: object, depth: number): string => {
  try {
    return renderMembers(value, depth)
  } catch {
    return 'an object that cannot be read'
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
