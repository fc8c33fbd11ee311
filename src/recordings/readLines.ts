/**
 * Bytes into lines.
 */

/**
 * Yields the lines of UTF-8 bytes as soon as they are there, all that a chunk completes together.
 *
 * A chunk may end anywhere, inside a character too. Lines end with LF or CRLF, the last one also
 * with the input; a byte order mark at the start is dropped. Of a line of more than `longest`
 * characters the first `longest + 1` are yielded, by which its reader knows it, and the rest is
 * passed over, so that a file without any line end cannot fill the memory.
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
  let isPassing = false
  // Longer by one than what is yielded, since a return at the end of it may be of the line's end.
  const enough = longest + 2
  const whole = (line: string): string => withoutReturn(line).slice(0, longest + 1)
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true })
    const lines: Array<string> = []
    let start = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      if (!isPassing) lines.push(whole(rest + text.slice(start, end)))
      isPassing = false
      rest = ''
      start = end + 1
    }
    if (!isPassing) rest += text.slice(start)
    if (rest.length >= enough) {
      lines.push(whole(rest))
      rest = ''
      isPassing = true
    }
    if (lines.length > 0) yield lines
  }
  const last = isPassing ? '' : whole(rest + decoder.decode())
  if (last !== '') yield [last]
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)
