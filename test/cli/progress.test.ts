import { describe, expect, it } from 'vitest'
import { createProgress } from '../../src/cli/progress.js'

const drawing = (size: number | null, isTTY: boolean) => {
  const drawn: Array<string> = []
  const clock = { now: 0, read: 0 }
  const progress = createProgress({
    stream: {
      isTTY,
      write: (text: unknown) => {
        drawn.push(String(text))
        return true
      },
    },
    size,
    read: () => clock.read,
    now: () => clock.now,
  })
  return { drawn, clock, progress }
}

describe('createProgress: examples', () => {
  it('draws the part of the bytes read, and the rate, at most ten times a second', () => {
    const { drawn, clock, progress } = drawing(8_000_000, true)
    for (const at of [0, 99, 100, 150, 199, 200]) {
      Object.assign(clock, { now: at, read: at * 20_000 })
      progress.tick(at * 1_000)
    }
    expect(drawn).toEqual([
      `\r\u001b[K${'█'.repeat(7)}${'░'.repeat(23)} 25 % of 8.0 MB  100,000 prices, 1,000,000/s`,
      `\r\u001b[K${'█'.repeat(15)}${'░'.repeat(15)} 50 % of 8.0 MB  200,000 prices, 1,000,000/s`,
    ])
    progress.end()
    expect(drawn.at(-1)).toBe('\r\u001b[K')
  })

  it('counts the bytes where the size is not known', () => {
    const { drawn, clock, progress } = drawing(null, true)
    Object.assign(clock, { now: 500, read: 1_250_000 })
    progress.tick(5)
    expect(drawn).toEqual(['\r\u001b[K1.3 MB  5 prices, 10/s'])
  })
})

describe('createProgress: edges', () => {
  it('draws nothing where nobody sees it, and wipes nothing that it did not draw', () => {
    const hidden = drawing(8, false)
    hidden.clock.now = 1_000
    hidden.progress.tick(1)
    hidden.progress.end()
    const short = drawing(8, true)
    short.progress.end()
    expect([...hidden.drawn, ...short.drawn]).toEqual([])
  })

  it('never draws more than the whole of a file that grew meanwhile', () => {
    const { drawn, clock, progress } = drawing(1_000_000, true)
    Object.assign(clock, { now: 100, read: 2_000_000 })
    progress.tick(1)
    expect(drawn[0]).toContain(`${'█'.repeat(30)} 100 %`)
  })
})
