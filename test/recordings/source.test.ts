import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as E from 'fp-ts/lib/Either.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { message } from '../../src/recordings/recordingError.js'
import { open } from '../../src/recordings/source.js'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twoway-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

const said = async (path: string): Promise<string> => {
  const source = await open(path)
  return E.isLeft(source) ? message(source.left) : 'open'
}

describe('open: examples', () => {
  it('knows the size of a file and counts the bytes taken from it', async () => {
    const path = join(folder, 'prices.csv')
    await writeFile(path, '1,2\n3,4\n')
    const source = await open(path)
    if (E.isLeft(source)) expect.unreachable(message(source.left))
    const { name, size, read, bytes } = source.right
    expect({ name, size, read: read() }).toEqual({ name: path, size: 8, read: 0 })
    const chunks: Array<Uint8Array> = []
    for await (const chunk of bytes()) chunks.push(chunk)
    expect(Buffer.concat(chunks).toString()).toBe('1,2\n3,4\n')
    expect(read()).toBe(8)
  })
})

describe('open: edges', () => {
  it('says that a file is not there, is a folder, or lies below a file', async () => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    expect(await said(join(folder, 'none'))).toBe(`${join(folder, 'none')}: no such file`)
    expect(await said(folder)).toBe(`${folder}: is a directory; expected a file`)
    expect(await said(join(file, 'x'))).toBe(`${join(file, 'x')}: no such file`)
  })

  it('knows no size of standard input', async () => {
    const source = await open('-')
    expect(E.isRight(source) && [source.right.name, source.right.size]).toEqual([
      'standard input',
      null,
    ])
  })
})
