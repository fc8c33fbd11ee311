import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { decideQuotes } from '../../src/decision/decideQuotes.js'
import { explainQuotes } from '../../src/decision/explainQuotes.js'
import { presets } from '../../src/decision/presets.js'
import { inFolder, linesOf, start, twoway } from './twoway.js'

const now = 1_750_000_000_000
const order = {
  id: 'o1',
  outcome: 'yes',
  side: 'bid',
  price: 0.3,
  size: 100,
  status: 'open',
} as const
const stateAt = (price: number) => ({
  now,
  market: {
    id: 'BTC-5m-€',
    asset: 'BTC',
    strike: 65_000,
    openedAt: now,
    expiresAt: now + 300_000,
    tickSize: 0.01,
  },
  spot: { price, at: now },
  position: { yes: 0, no: 0 },
  orders: [order, { ...order, id: 'o2', status: 'cancelling' } as const],
  pnl: { today: 0 },
})

const config = presets.v2
const line = (price: number): string => JSON.stringify({ state: stateAt(price), config })
const answerTo = (price: number): string => JSON.stringify(decideQuotes(stateAt(price), config))
const retreat = (cancel: ReadonlyArray<string>): string =>
  JSON.stringify({ cancel, keep: [], place: [], halted: 'invalid-input', explain: null })

describe('twoway decide: examples', () => {
  it('answers each line, in order', async () => {
    const prices = [65_000, 65_100, 64_900]
    const ended = await twoway(['decide'], [prices.map((price) => `${line(price)}\n`).join('')])
    expect(ended).toEqual({ code: 0, stdout: `${prices.map(answerTo).join('\n')}\n`, stderr: '' })
  })

  it('reads a file, packed or not, and - as standard input', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'states.jsonl')
      for (const content of [line(65_000), gzipSync(line(65_000))]) {
        await writeFile(path, content)
        expect((await twoway(['decide', path])).stdout).toBe(`${answerTo(65_000)}\n`)
      }
    })
    expect((await twoway(['decide', '-'], [line(65_000)])).stdout).toBe(`${answerTo(65_000)}\n`)
  })

  it('explains where it is asked to', async () => {
    const { stdout } = await twoway(['decide', '--explain'], [line(65_000)])
    expect(JSON.parse(stdout)).toEqual(
      JSON.parse(JSON.stringify(explainQuotes(stateAt(65_000), config))),
    )
  })

  it('answers a line before it has seen the next', async () => {
    const child = start(['decide'])
    for (const price of [65_000, 65_050]) {
      child.stdin.write(`${line(price)}\n`)
      const [answer] = await once(child.stdout, 'data')
      expect(String(answer)).toBe(`${answerTo(price)}\n`)
    }
    child.stdin.end()
    expect(await once(child, 'close')).toEqual([0, null])
  })

  it('takes each config as it comes', async () => {
    const wide = { ...config, spread: { ...config.spread, base: 0.1 } }
    const configs = [config, wide, wide, config]
    const input = configs.map(
      (each) => `${JSON.stringify({ state: stateAt(65_000), config: each })}\n`,
    )
    const answers = configs.map((each) => JSON.stringify(decideQuotes(stateAt(65_000), each)))
    expect(linesOf((await twoway(['decide'], input)).stdout)).toEqual(answers)
  })
})

describe('twoway decide: edges', () => {
  it('says nothing to nothing', async () => {
    expect(await twoway(['decide'])).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(await twoway(['decide'], ['\n \r\n'])).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  it('reads any line ends, a byte order mark, and bytes that are cut anywhere', async () => {
    const bytes = Buffer.from(`\uFEFF${line(65_000)}\r\n\n${line(65_100)}\n${line(64_900)}`)
    const euro = bytes.indexOf('€')
    const pieces = [bytes.subarray(0, 1), bytes.subarray(1, euro + 1), bytes.subarray(euro + 1)]
    const child = start(['decide'])
    const answers: Array<string> = []
    child.stdout.on('data', (chunk) => answers.push(String(chunk)))
    for (const piece of pieces) {
      child.stdin.write(piece)
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
    child.stdin.end()
    expect(await once(child, 'close')).toEqual([0, null])
    expect(linesOf(answers.join(''))).toEqual([65_000, 65_100, 64_900].map(answerTo))
  })

  it('answers the others where a line is no JSON, and ends with code 1', async () => {
    const { code, stdout, stderr } = await twoway(
      ['decide'],
      [`${line(65_000)}\n\n{"state":\n${line(65_100)}\n`],
    )
    expect(code).toBe(1)
    expect(linesOf(stdout)).toEqual([65_000, 65_100].map(answerTo))
    expect(linesOf(stderr)).toHaveLength(1)
    expect(stderr).toMatch(/^line 3: not JSON: /)
  })

  it('tells once of a line that is too long, and answers the lines around it', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'states.jsonl.gz')
      const long = ' '.repeat(2 ** 26 + 1)
      await writeFile(path, gzipSync(`${line(65_000)}\n${long}\n${line(65_100)}\n{\n`))
      const { code, stdout, stderr } = await twoway(['decide', path])
      expect({ code, answers: linesOf(stdout) }).toEqual({
        code: 1,
        answers: [65_000, 65_100].map(answerTo),
      })
      expect(linesOf(stderr)[0]).toBe('line 2: longer than 67108864 characters')
      expect(linesOf(stderr)[1]).toMatch(/^line 4: not JSON: /)
      expect(linesOf(stderr)).toHaveLength(2)
    })
  })

  it('passes over keys that a decision does not read, and tells of them on a retreat', async () => {
    const carrying = { ...stateAt(65_000), note: 'mine' }
    const [decided, retreated] = [carrying, { ...carrying, now: '0' }].map((state) =>
      twoway(['decide'], [JSON.stringify({ state, config })]),
    )
    expect(await decided).toEqual({ code: 0, stdout: `${answerTo(65_000)}\n`, stderr: '' })
    const unknown = 'line 1: state.note: unknown key, expected one of now, market'
    const lines = linesOf((await retreated)?.stderr ?? '')
    expect(lines).toHaveLength(2)
    expect(lines[0]?.slice(0, unknown.length)).toBe(unknown)
    expect(lines[1]).toBe('line 1: state.now: "0", expected a number (ms since the epoch)')
  })

  const { spread, ...lacking } = config
  const misspelt = { ...config, spraed: spread }
  const bad: ReadonlyArray<readonly [string, unknown, string, string]> = [
    ['a number', 5, retreat([]), 'line 1: 5, expected an object with state and config'],
    ['a list', [1], retreat([]), 'line 1: [1], expected an object with state and config'],
    ['null', null, retreat([]), 'line 1: null, expected an object with state and config'],
    ['no state', { config }, retreat([]), 'line 1: state: missing, expected an object'],
    [
      'a bad state',
      { state: { ...stateAt(65_000), now: '0' }, config },
      retreat(['o1']),
      'line 1: state.now: "0", expected a number',
    ],
    [
      'a bad order',
      { state: { ...stateAt(65_000), orders: [order, { ...order, price: 2, id: 'o9' }] }, config },
      retreat(['o1', 'o9']),
      'line 1: state.orders[1].price: 2, expected ',
    ],
    [
      'no config',
      { state: stateAt(65_000) },
      retreat(['o1']),
      'line 1: config: missing, expected an object',
    ],
    [
      'a config that lacks a part',
      { state: stateAt(65_000), config: lacking },
      retreat(['o1']),
      'line 1: config.spread: missing, expected ',
    ],
    [
      'a config with a name that is not known',
      { state: stateAt(65_000), config: misspelt },
      retreat(['o1']),
      'line 1: config.spraed: unknown key; did you mean "spread"?',
    ],
  ]
  for (const [name, request, answer, problem] of bad) {
    it(`retreats from ${name}, says why, and ends with code 0`, async () => {
      const { code, stdout, stderr } = await twoway(['decide'], [JSON.stringify(request)])
      expect({ code, stdout }).toEqual({ code: 0, stdout: `${answer}\n` })
      expect(linesOf(stderr)[0]?.slice(0, problem.length)).toBe(problem)
    })
  }

  it('explains a retreat from a config too', async () => {
    const { stdout } = await twoway(
      ['decide', '--explain'],
      [JSON.stringify({ state: stateAt(65_000) })],
    )
    expect(JSON.parse(stdout)).toEqual({
      ...JSON.parse(retreat(['o1'])),
      reason: { _tag: 'invalid-input', path: 'config' },
      quotes: [],
    })
  })

  it('says what is wrong with a file', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'none')
      expect(await twoway(['decide', path])).toEqual({
        code: 1,
        stdout: '',
        stderr: `twoway: ${path}: no such file\n`,
      })
      await writeFile(path, gzipSync(`${line(65_000)}\n`).subarray(0, -9))
      const { code, stderr } = await twoway(['decide', path])
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: `twoway: ${path}: the file ends early; is the download complete?\n`,
      })
    })
  })

  it('ends quietly with code 0 when its reader goes away', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'states.jsonl')
      await writeFile(path, `${line(65_000)}\n`.repeat(20_000))
      const child = start(['decide', path])
      let said = ''
      child.stderr.on('data', (chunk) => {
        said += chunk
      })
      await once(child.stdout, 'data')
      child.stdout.destroy()
      expect(await once(child, 'close')).toEqual([0, null])
      expect(said).toBe('')
    })
  })
})

const vectors = new URL('../../../shared/vectors/', import.meta.url)

describe('twoway decide: oracle', () => {
  for (const name of ['decide.jsonl', 'decide-edges.jsonl']) {
    const file = new URL(name, vectors)
    it.skipIf(!existsSync(file))(
      `agrees with every case of ${name}, skipped where it is not there`,
      async () => {
        const cases = linesOf(readFileSync(file, 'utf8')).map((each) => JSON.parse(each))
        const { code, stdout } = await twoway(['decide'], [readFileSync(file)])
        expect(code).toBe(0)
        const answers = linesOf(stdout).map((each) => JSON.parse(each))
        expect(answers).toHaveLength(cases.length)
        for (const [i, { expect: wanted }] of cases.entries()) {
          const { explain, ...rest } = answers[i]
          expect(rest).toEqual({ ...wanted, explain: undefined })
          expect(explain === null).toBe(wanted.explain === null)
          for (const [term, value] of Object.entries<number>(wanted.explain ?? {})) {
            expect(Math.abs(explain[term] - value)).toBeLessThanOrEqual(1e-9)
          }
        }
      },
    )
  }
})
