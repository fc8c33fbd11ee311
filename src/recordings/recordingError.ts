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
  | {
      readonly _tag: 'zip-content'
      readonly source: string
      readonly found: ReadonlyArray<string>
    }
  | { readonly _tag: 'parquet-stream'; readonly source: string }
  | {
      readonly _tag: 'spoilt'
      readonly source: string
      readonly form: 'a zip archive' | 'Parquet'
      readonly cause: string
    }
  | { readonly _tag: 'empty'; readonly source: string; readonly lineFor?: string }
  | {
      readonly _tag: 'unknown-header'
      readonly source: string
      readonly line: number
      readonly found: string
      readonly expected?: string
    }
  | { readonly _tag: 'unknown-bar-length'; readonly source: string }
  | {
      readonly _tag: 'out-of-order'
      readonly source: string
      readonly earlier: number
      readonly rows: number
    }
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
  | { readonly _tag: 'wrong-quotes'; readonly source: string; readonly line: number }
  | {
      readonly _tag: 'bad-value'
      readonly source: string
      readonly line: number
      readonly column: string
      readonly value: string
      readonly expected: string
    }
  | {
      readonly _tag: 'bad-event'
      readonly source: string
      readonly line: number
      readonly problem: string
    }
  | { readonly _tag: 'broken-pipe'; readonly source: string }

/**
 * Returns the error as one line that names the place, the value found and what was expected.
 *
 * @category recordings
 * @since 0.1.0
 */
export const message = (error: RecordingError): string =>
  'line' in error ? messageOfLine(error) : `${error.source}: ${problemOf(error)}`

type OfLine = Extract<RecordingError, { readonly line: number }>

const messageOfLine = (error: OfLine): string => {
  const place = `${error.source}:${error.line}`
  switch (error._tag) {
    case 'unknown-header':
      return `${place}: found ${quoted(error.found)}; expected ${expectedOf(error)}`
    case 'too-long':
      return `${place}: longer than ${error.longest} characters; expected a row`
    case 'wrong-width':
      return `${place}: ${error.found} columns; expected ${error.expected}`
    case 'wrong-quotes':
      return `${place}: a quote opens a cell and does not close it; expected "…" around the whole`
    case 'bad-value':
      return `${place}: ${error.column} is ${quoted(error.value)}; expected ${error.expected}`
    case 'bad-event':
      return `${place}: ${error.problem}`
  }
}

const problemOf = (error: Exclude<RecordingError, OfLine>): string => {
  switch (error._tag) {
    case 'unreadable':
      return error.cause
    case 'ends-early':
      return 'the file ends early; is the download complete?'
    case 'not-gzip':
      return `begins like gzip, but cannot be unpacked (${error.cause})`
    case 'zip-archive':
      return 'is a zip archive; unpack it first, as in "unzip -p FILE | twoway replay -"'
    case 'zip-content':
      return `is a zip archive of ${contentOf(error.found)}; expected one CSV file in it`
    case 'parquet-stream':
      return 'is Parquet, which is read from its end; expected a file by its path, no stream'
    case 'spoilt':
      return `begins like ${error.form}, but cannot be read (${error.cause})`
    case 'empty':
      return `the file is empty; expected a line for each ${error.lineFor ?? 'price'}`
    case 'unknown-bar-length':
      return 'the length of its bars is unknown; expected two bars or a column close_time'
    case 'out-of-order':
      return (
        `${error.earlier} of ${error.rows} rows are earlier than one before them; expected the ` +
        'order of time: is the first column the instant, and are the rows sorted by it?'
      )
    case 'broken-pipe':
      return 'its reader went away before the end'
  }
}

const contentOf = (found: ReadonlyArray<string>): string => {
  if (found.length === 0) return 'no file'
  const shown = found.slice(0, 3).map(quoted).join(', ')
  const noun = found.length === 1 ? 'file' : 'files'
  return `${found.length} ${noun} (${shown}${found.length > 3 ? ', …' : ''})`
}

/**
 * Returns the error that a failed system or gzip call stands for; what is no such error is told as
 * it tells itself.
 *
 * @category recordings
 * @since 0.1.0
 */
export const fromSystem = (source: string, thrown: unknown): RecordingError => {
  if (isCarrier(thrown)) return thrown.recording
  const { code, message: words } = described(thrown)
  if (code === 'EPIPE') return { _tag: 'broken-pipe', source }
  if (code === 'Z_BUF_ERROR') return { _tag: 'ends-early', source }
  if (code.startsWith('Z_')) return { _tag: 'not-gzip', source, cause: words }
  return { _tag: 'unreadable', source, cause: systemWords[code] ?? words }
}

/**
 * Returns what a stream of bytes rejects with where our own error is the reason: `fromSystem` gives
 * it back.
 *
 * @category recordings
 * @since 0.1.0
 */
export const asThrown = (recording: RecordingError): Error =>
  Object.assign(new Error(message(recording)), { recording })

const isCarrier = (thrown: unknown): thrown is { readonly recording: RecordingError } =>
  thrown instanceof Error && 'recording' in thrown

const expectedOf = ({ found, expected }: Extract<OfLine, { _tag: 'unknown-header' }>): string => {
  const isOtherwise = /[;\t]/.test(found) && !found.includes(',')
  return `${isOtherwise ? 'commas between the columns, and ' : ''}${expected ?? expectedHeader}`
}

const expectedHeader =
  'a header with close or price and with open_time, close_time, ts_ms or ts_us; ' +
  'or, without one, the columns of a Binance kline, trade or aggTrade, or ts_ms,price'

const systemWords: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EEXIST: 'a file stands where a folder is needed',
  EISDIR: 'is a directory; expected a file',
  EACCES: 'this user has no permission',
  ENOSPC: 'no space is left on the disk',
}

const described = (thrown: unknown): { readonly code: string; readonly message: string } => {
  if (!(thrown instanceof Error)) return { code: '', message: String(thrown) }
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : ''
  return { code, message: thrown.message }
}

/** A foreign file may hold anything: at most 60 characters of it, and none that moves a cursor. */
const quoted = (text: string): string =>
  JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
