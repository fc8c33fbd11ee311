/**
 * A Parquet file as the lines of a CSV file, so that all that reads the one reads the other.
 */

import { type FileHandle, open, stat } from 'node:fs/promises'
import type { AsyncBuffer, ParquetParsers, ParquetScan, parquetSchema } from 'hyparquet'
import { asThrown } from './recordingError.js'

/**
 * Yields a header and the rows of a Parquet file as CSV, one row group in memory at a time; `taken`
 * hears of each byte read. Row n stands in line n + 1.
 *
 * Columns of lists and structs are left out. Instants are ms since the epoch, those of µs stay µs;
 * null is the empty cell. Rejects where the file is cut off or spoilt.
 *
 * @category recordings
 * @since 0.1.0
 */
export const parquetLines = async function* (
  path: string,
  taken: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let file: FileHandle | null = null
  try {
    file = await open(path)
    const size = (await stat(path)).size
    if (!(await endsWhole(file, size))) throw asThrown({ _tag: 'ends-early', source: path })
    // Loaded where there is such a file: a start without one is the faster for it.
    const { parquetScan, parquetSchema } = await import('hyparquet')
    const { compressors } = await import('hyparquet-compressors')
    const scan = await parquetScan({
      file: bufferOf(file, size, taken),
      compressors,
      parsers,
      geoparquet: false,
    })
    const columns = flatColumns(scan, parquetSchema)
    yield Buffer.from(`${columns.map(cell).join()}\n`)
    for (const range of scan.ranges) yield* linesOf(scan, columns, range)
  } catch (thrown) {
    if (thrown instanceof Error && ('recording' in thrown || 'code' in thrown)) throw thrown
    const cause = thrown instanceof Error ? thrown.message : String(thrown)
    throw asThrown({ _tag: 'spoilt', source: path, form: 'Parquet', cause })
  } finally {
    await file?.close()
  }
}

type Range = ParquetScan['ranges'][number]

/** Such a file begins and ends with the same word. */
const endsWhole = async (file: FileHandle, size: number): Promise<boolean> => {
  const end = Buffer.alloc(4)
  await file.read(end, 0, 4, Math.max(0, size - 4))
  return size >= 12 && end.toString('latin1') === 'PAR1'
}

const bufferOf = (file: FileHandle, size: number, taken: (bytes: number) => void): AsyncBuffer => ({
  byteLength: size,
  slice: async (start, end = size) => {
    const bytes = new ArrayBuffer(Math.max(0, Math.min(end, size) - start))
    await file.read(new Uint8Array(bytes), 0, bytes.byteLength, start)
    taken(bytes.byteLength)
    return bytes
  },
})

const parsers: Partial<ParquetParsers> = {
  timestampFromMilliseconds: Number,
  timestampFromMicroseconds: Number,
  timestampFromNanoseconds: (nanos) => Number(nanos) / 1e6,
  dateFromDays: (days) => days * 86_400_000,
}

const flatColumns = (
  { metadata }: ParquetScan,
  schemaOf: typeof parquetSchema,
): ReadonlyArray<string> =>
  schemaOf(metadata)
    .children.filter(({ children, element }) => {
      return children.length === 0 && element.repetition_type !== 'REPEATED'
    })
    .map(({ element }) => element.name)

const rowsAtOnce = 4_096

const linesOf = async function* (
  { readColumn }: ParquetScan,
  columns: ReadonlyArray<string>,
  { rowStart, rowEnd }: Range,
): AsyncGenerator<Uint8Array> {
  const data = await Promise.all(columns.map((column) => readColumn({ column, rowStart, rowEnd })))
  for (let from = 0; from < rowEnd - rowStart; from += rowsAtOnce) {
    const to = Math.min(from + rowsAtOnce, rowEnd - rowStart)
    let text = ''
    for (let row = from; row < to; row++) {
      for (let at = 0; at < data.length; at++) {
        text += `${at === 0 ? '' : ','}${cell(data[at]?.[row])}`
      }
      text += '\n'
    }
    yield Buffer.from(text)
  }
}

/** Bytes as hexadecimal digits, and what else is made of parts as JSON. */
const textOf = (value: string | object): string => {
  if (typeof value === 'string') return value
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : JSON.stringify(value)
}

/** In quotes where a comma or a quote would break the row; a line end becomes a space. */
const cell = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'string' && typeof value !== 'object') return String(value)
  const line = textOf(value).replace(/[\r\n]+/g, ' ')
  return /[",]/.test(line) ? `"${line.replaceAll('"', '""')}"` : line
}
