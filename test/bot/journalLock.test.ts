import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { journalLock } from '../../src/bot/journal/journalLock.js'

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'twoway-lock-'))
  file = join(folder, 'j.jsonl')
})
afterEach(() => rmSync(folder, { recursive: true }))

const taken = (): string => readFileSync(`${file}.lock`, 'utf8')

const holding = (parts: object): void =>
  writeFileSync(`${file}.lock`, JSON.stringify({ ...JSON.parse(own()), ...parts }))

/** What this process writes. */
const own = (): string => {
  const lock = journalLock(join(folder, 'other'))
  const text = readFileSync(join(folder, 'other.lock'), 'utf8')
  if (lock._tag === 'Right') lock.right()
  return text
}

describe('examples', () => {
  test('a journal is taken once, and again after it was given back', () => {
    const first = journalLock(file)
    expect(first._tag).toBe('Right')
    expect(journalLock(file)).toMatchObject({ _tag: 'Left', left: process.pid })
    if (first._tag === 'Right') first.right()
    expect(readdirSync(folder)).toEqual([])
    expect(journalLock(file)._tag).toBe('Right')
  })

  test.each([
    ['a file', true],
    ['no file yet', false],
  ])('by a link to %s it is the same journal', (_, isThere) => {
    if (isThere) writeFileSync(file, '')
    symlinkSync('j.jsonl', join(folder, 'link'))
    expect(journalLock(file)._tag).toBe('Right')
    expect(journalLock(join(folder, 'link'))._tag).toBe('Left')
  })
})

describe('edges', () => {
  test.each<[string, () => void]>([
    ['another that is gone, by its number alone', () => writeFileSync(`${file}.lock`, '999999')],
    ['nobody', () => writeFileSync(`${file}.lock`, '')],
    ['nonsense', () => writeFileSync(`${file}.lock`, '{"pid":-1}')],
    ['another that is gone', () => holding({ pid: 999_999 })],
    ['one with this number that began before, as in a container', () => holding({ started: '1' })],
    [
      'one with this number that this one is not, where no start is told',
      () => holding({ boot: null, space: null, started: null, token: 'x' }),
    ],
    ['one of another container, whose journal is not there', () => holding({ space: 'pid:[1]' })],
  ])('of %s it is taken over', (_, before) => {
    before()
    expect(journalLock(file)._tag).toBe('Right')
    expect(JSON.parse(taken()).pid).toBe(process.pid)
    expect(readdirSync(folder)).toEqual(['j.jsonl.lock'])
  })

  test('of one of another container it is not, while its journal is written', () => {
    holding({ space: 'pid:[1]' })
    writeFileSync(file, '')
    expect(journalLock(file)._tag).toBe('Left')
    const past = Date.now() / 1_000 - 60
    utimesSync(file, past, past)
    expect(journalLock(file)._tag).toBe('Right')
  })

  test('of another that lives it is not', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    await once(child, 'spawn')
    writeFileSync(`${file}.lock`, String(child.pid))
    expect(journalLock(file)).toMatchObject({ _tag: 'Left', left: child.pid })
    child.kill()
    await once(child, 'close')
    expect(journalLock(file)._tag).toBe('Right')
  })

  test('who was about to take over and died holds nobody up', () => {
    writeFileSync(`${file}.lock`, '999999')
    const right = `${file}.lock.removing`
    writeFileSync(right, '999999')
    const past = Date.now() / 1_000 - 60
    utimesSync(right, past, past)
    expect(journalLock(file)._tag).toBe('Right')
    expect(existsSync(right)).toBe(false)
  })
})
