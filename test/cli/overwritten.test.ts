import { linkSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { overwritten } from '../../src/cli/overwritten.js'
import { inFolder, twoway } from './twoway.js'

describe('overwritten', () => {
  it('knows a file by every path, link and name', async () => {
    await inFolder(async (folder) => {
      const path = (name: string): string => join(folder, name)
      mkdirSync(path('a'))
      writeFileSync(path('p'), 'p')
      symlinkSync('p', path('soft'))
      linkSync(path('p'), path('hard'))
      for (const name of ['p', 'a/../p', './p', 'soft', 'hard']) {
        expect(await overwritten({ PRICES: path('p') }, { '--html': path(name) })).toBe(
          '--html is the recording itself',
        )
        expect(await overwritten({ '--fit': path('p') }, { '--out': path(name) })).toBe(
          '--fit and --out are one file',
        )
      }
      expect(await overwritten({ PRICES: path('p') }, { '--html': path('q') })).toBeNull()
    })
  })

  it('knows two outputs that are not there yet', async () => {
    await inFolder(async (folder) => {
      const path = (name: string): string => join(folder, name)
      mkdirSync(path('a'))
      symlinkSync('a', path('b'))
      symlinkSync('a/x', path('later'))
      for (const other of ['a/x', 'a/../a/x', 'b/x', 'later']) {
        expect(
          await overwritten({ '--bars': null }, { '--out': path('a/x'), '--html': path(other) }),
        ).toBe('--out and --html are one file')
      }
      const deep = { '--out': path('n/m/x'), '--html': path('n/x') }
      expect(await overwritten({}, deep)).toBeNull()
    })
  })

  it('passes over devices, which take what they get', async () => {
    const nowhere = { '--out': '/dev/null', '--html': '/dev/null' }
    expect(await overwritten({ PRICES: '/dev/null' }, nowhere)).toBeNull()
  })
})

describe('twoway: files that would be written over', () => {
  it('refuses before it opens any, and leaves them as they are', async () => {
    await inFolder(async (folder) => {
      const prices = join(folder, 'p.csv')
      const link = join(folder, 'link')
      const rule = join(folder, 's.json')
      writeFileSync(prices, 'ts_ms,price\n0,5\n')
      writeFileSync(rule, '{}')
      symlinkSync(prices, link)
      for (const [words, problem] of [
        [['replay', prices, '--html', prices], '--html is the recording itself'],
        [['replay', prices, '--html', link], '--html is the recording itself'],
        [['replay', prices, '--config', rule, '--html', rule], '--config and --html are one file'],
        [['fit', prices, '--out', link], '--out is the recording itself'],
        [['calibrate', prices, '--out', link], '--out is the recording itself'],
        [
          ['calibrate', prices, '--settlement', rule, '--out', rule],
          '--settlement and --out are one file',
        ],
      ] as const) {
        const { code, stderr } = await twoway(words)
        expect({ code, stderr }).toEqual({
          code: 2,
          stderr: `twoway: ${problem}\nSee twoway ${words[0]} --help\n`,
        })
      }
      expect(readFileSync(prices, 'utf8')).toBe('ts_ms,price\n0,5\n')
      expect(readFileSync(rule, 'utf8')).toBe('{}')
    })
  })
})
