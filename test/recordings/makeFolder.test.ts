import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFolder } from '../../src/recordings/makeFolder.js'
import { fromSystem, message } from '../../src/recordings/recordingError.js'
import { inFolder } from '../cli/twoway.js'

const problem = (path: string): Promise<string | null> =>
  makeFolder(path).then(
    () => null,
    (thrown) => message(fromSystem(path, thrown)),
  )

describe('makeFolder', () => {
  it('makes all that lead there, and leaves what stands', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'a', 'b', 'c')
      expect(await problem(path)).toBeNull()
      expect(await problem(path)).toBeNull()
      expect(statSync(path).isDirectory()).toBe(true)
      expect(await problem('.')).toBeNull()
    })
  })

  it('says what stands in the way', async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'a')
      writeFileSync(file, '')
      expect(await problem(file)).toBe(`${file}: a file stands where a folder is needed`)
      const inside = join(file, 'b')
      expect(await problem(inside)).toBe(`${inside}: no such file`)
    })
  })

  it.skipIf(!existsSync('/proc/self'))('ends where a folder takes no other', async () => {
    expect(await problem('/proc/x/y')).toBe('/proc/x/y: no such file')
  })

  it('says that a user may not', () => {
    const denied = Object.assign(new Error('EACCES: x'), { code: 'EACCES' })
    expect(message(fromSystem('p', denied))).toBe('p: this user has no permission')
  })
})
