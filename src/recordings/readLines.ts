/**
 * Bytes into lines.
 */

/**
 * Yields the lines of UTF-8 bytes as soon as they are there, all that a chunk completes together.
 *
 * A chunk may end anywhere, inside a character too. Lines end with LF or CRLF, the last one also
 * with the input; a byte order mark at the start is dropped. A line of more than `longest`
 * characters is handed on in pieces, so that a file without any line end cannot fill the memory.
 *
 * @category recordings
 * @since 0.1.0
 */
export const readLines = async function* (
  chunks: AsyncIterable<Uint8Array>,
  longest: number,
): AsyncGenerator<ReadonlyArray<string>> {
  const decoder = new TextDecoder()
  // Only the chunk is searched: what is left of the ones before holds no line end.
  let rest = ''
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true })
    const lines: Array<string> = []
    let start = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.push(withoutReturn(rest + text.slice(start, end)))
      rest = ''
      start = end + 1
    }
    rest += text.slice(start)
    if (rest.length > longest) {
      lines.push(rest)
      rest = ''
    }
    if (lines.length > 0) yield lines
  }
  const last = withoutReturn(rest + decoder.decode())
  if (last !== '') yield [last]
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)
