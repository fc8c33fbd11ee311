/**
 * What can be wrong with a recording: one closed union, and its words.
 */

/**
 * Why a recording cannot be read, or not further; `source` is the file's name as it was given.
 *
 * @category recordings
 * @since 0.1.0
 */
export type RecordingError =
  | { readonly _tag: 'unreadable'; readonly source: string; readonly cause: string }
  | { readonly _tag: 'ends-early'; readonly source: string }
  | { readonly _tag: 'not-gzip'; readonly source: string; readonly cause: string }
  | { readonly _tag: 'zip-archive'; readonly source: string }
  | { readonly _tag: 'empty'; readonly source: string }
  | {
      readonly _tag: 'unknown-header'
      readonly source: string
      readonly line: number
      readonly found: string
    }
  | { readonly _tag: 'unknown-bar-length'; readonly source: string }
  | {
      readonly _tag: 'too-long'
      readonly source: string
      readonly line: number
      readonly longest: number
    }
  | {
      readonly _tag: 'wrong-width'
      readonly source: string
      readonly line: number
      readonly found: number
      readonly expected: number
    }
  | {
      readonly _tag: 'bad-value'
      readonly source: string
      readonly line: number
      readonly column: string
      readonly value: string
      readonly expected: string
    }

/**
 * Returns the error as one line that names the place, the value found and what was expected.
 *
 * @category recordings
 * @since 0.1.0
 */
export const message = (error: RecordingError): string => {
  const { source } = error
  switch (error._tag) {
    case 'unreadable':
      return `${source}: ${error.cause}`
    case 'ends-early':
      return `${source}: the file ends early; is the download complete?`
    case 'not-gzip':
      return `${source}: begins like gzip, but cannot be unpacked (${error.cause})`
    case 'zip-archive':
      return `${source}: is a zip archive; unpack it first, as in "unzip -p FILE | twoway replay -"`
    case 'empty':
      return `${source}: the file is empty; expected a line for each price`
    case 'unknown-header':
      return `${source}:${error.line}: found ${quoted(error.found)}; expected ${expectedHeader}`
    case 'unknown-bar-length':
      return `${source}: the length of its bars is unknown; expected two bars or a column close_time`
    case 'too-long':
      return `${source}:${error.line}: longer than ${error.longest} characters; expected a row`
    case 'wrong-width':
      return `${source}:${error.line}: ${error.found} columns; expected ${error.expected}`
    case 'bad-value': {
      const { line, column, value, expected } = error
      return `${source}:${line}: ${column} is ${quoted(value)}; expected ${expected}`
    }
  }
}

/**
 * Returns the error that a failed system or gzip call stands for; what is no such error is told as
 * it tells itself.
 *
 * @category recordings
 * @since 0.1.0
 */
export const fromSystem = (source: string, thrown: unknown): RecordingError => {
  const { code, message: words } = described(thrown)
  if (code === 'Z_BUF_ERROR') return { _tag: 'ends-early', source }
  if (code.startsWith('Z_')) return { _tag: 'not-gzip', source, cause: words }
  return { _tag: 'unreadable', source, cause: systemWords[code] ?? words }
}

const expectedHeader =
  'a header with close or price and with open_time, close_time, ts_ms or ts_us; ' +
  'or, without one, the 12 columns of a Binance kline or the two of ts_ms,price'

const systemWords: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EISDIR: 'is a directory; expected a file',
  EACCES: 'may not be read by this user',
}

const described = (thrown: unknown): { readonly code: string; readonly message: string } => {
  if (!(thrown instanceof Error)) return { code: '', message: String(thrown) }
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : ''
  return { code, message: thrown.message }
}

/** A foreign file may hold anything: at most 60 characters of it, and none that moves a cursor. */
const quoted = (text: string): string =>
  JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
