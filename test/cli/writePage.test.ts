import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { unwritable } from '../../src/cli/writePage.js'
import { inFolder } from './twoway.js'

describe('unwritable', () => {
  it('is null where a file could stand, and leaves none there', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'a', 'b.html')
      expect(await unwritable(path)).toBeNull()
      expect(existsSync(path)).toBe(false)
      expect(await unwritable(null)).toBeNull()
    })
  })

  it('leaves a file that stands there as it is', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'a.html')
      writeFileSync(path, 'before')
      expect(await unwritable(path)).toBeNull()
      expect(readFileSync(path, 'utf8')).toBe('before')
    })
  })

  it('opens no pipe, which would wait for its reader, and end it', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'pipe')
      execFileSync('mkfifo', [path])
      expect(await unwritable(path)).toBeNull()
    })
  })

  it('says what stands in the way', async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'a')
      writeFileSync(file, '')
      const inside = join(file, 'b.html')
      expect(await unwritable(folder)).toBe(`${folder}: is a directory; expected a file`)
      expect(await unwritable(inside)).toBe(`${inside}: a file stands where a folder is needed`)
    })
  })
})
