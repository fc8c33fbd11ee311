import { gzipSync } from 'node:zlib'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { contentHash } from '../../src/recordings/contentHash.js'
import { fromBytes } from '../../src/recordings/source.js'
import { inPieces } from './gather.js'

const abc = Buffer.from('abc')

describe('contentHash', () => {
  it('is the SHA-256 of its published example, however the bytes are cut and packed', async () => {
    const wanted = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
    for (const source of [
      fromBytes('p.csv', [abc]),
      fromBytes('other', [gzipSync(abc)]),
      inPieces(abc, [1]),
      inPieces(gzipSync(abc), [3]),
    ]) {
      expect(await contentHash(source)).toEqual(E.right(wanted))
    }
  })

  it('says why the bytes cannot be read', async () => {
    const cut = gzipSync(Buffer.alloc(9_999, 'abcd')).subarray(0, 30)
    expect(await contentHash(fromBytes('p.csv', [cut]))).toEqual(
      E.left({ _tag: 'ends-early', source: 'p.csv' }),
    )
  })
})
