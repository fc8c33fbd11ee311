import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLines } from '../../src/recordings/readLines.js'
import { inPieces } from './gather.js'

const linesOf = async (text: string, sizes: ReadonlyArray<number>, longest = 1_000) => {
  const lines: Array<ReadonlyArray<string>> = []
  for await (const some of readLines(inPieces(Buffer.from(text), sizes).bytes(), longest))
    lines.push(some)
  return lines
}

describe('readLines: examples', () => {
  it('yields together what a chunk completes, and nothing if it completes none', async () => {
    expect(await linesOf('ab\nc\nd', [4, 1, 1])).toEqual([['ab'], ['c'], ['d']])
    expect(await linesOf('ab\nc\nd', [6])).toEqual([['ab', 'c'], ['d']])
  })

  it('drops the return of CRLF wherever the bytes are cut, and only that one', async () => {
    for (const size of [1, 2, 3, 99]) {
      expect((await linesOf('a\r\n\r\rb\r\nc\r', [size])).flat()).toEqual(['a', '\r\rb', 'c'])
    }
  })
})

describe('readLines: edges', () => {
  it('yields nothing of nothing, and the blank lines between', async () => {
    expect(await linesOf('', [1])).toEqual([])
    expect((await linesOf('\n\na\n', [9])).flat()).toEqual(['', '', 'a'])
  })

  it('cuts a line that is too long off, as soon as it is, and goes on after its end', async () => {
    expect(await linesOf('abcdefgh\ni', [3], 5)).toEqual([['abcdef'], ['i']])
    expect(await linesOf('abcdefgh', [7, 1], 5)).toEqual([['abcdef']])
    for (const size of [1, 2, 3, 4, 99]) {
      expect((await linesOf('abcdefghijklmnopq\n\nij\n', [size], 5)).flat()).toEqual([
        'abcdef',
        '',
        'ij',
      ])
    }
  })

  it('takes the return of CRLF for no part of a line, and any other for one', async () => {
    for (const size of [1, 2, 3, 99]) {
      const text = 'abcde\r\nabcdef\r\nabcde\rf\nabcde\r\r\nabcde'
      expect((await linesOf(text, [size], 5)).flat()).toEqual([
        'abcde',
        'abcdef',
        'abcde\r',
        'abcde\r',
        'abcde',
      ])
    }
  })
})

describe('readLines: laws', () => {
  it('yields what split yields, however characters and line ends are cut', async () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'é', '€', '😀', '"', ' '), maxLength: 8 })
    const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), sizes, async (lines, cuts) => {
        const text = lines.map((each) => `${each}\n`).join('')
        expect((await linesOf(text, cuts)).flat()).toEqual(lines)
      }),
    )
  })

  it('yields each line once, cut one character beyond the longest', async () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'é', '€', '\r'), maxLength: 12 })
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 })
    const longest = fc.nat(12)
    await fc.assert(
      fc.asyncProperty(fc.array(line), sizes, longest, async (lines, cuts, most) => {
        const text = lines.map((each) => `${each}\r\n`).join('')
        const wanted = lines.map((each) => each.slice(0, most + 1))
        expect((await linesOf(text, cuts, most)).flat()).toEqual(wanted)
      }),
    )
  })
})
