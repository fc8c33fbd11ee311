import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyAll } from '../../src/desk/apply/applyAll.js'
import { decide } from '../../src/desk/decide/decide.js'
import { type Desk, markets } from '../../src/desk/desk.js'
import type { DeskEvent, OrderNews } from '../../src/desk/deskEvent.js'
import { accepted, config, fill, filled, priced, quoting, run, sent, start } from './desks.js'

const ids = (desk: Desk): ReadonlyArray<readonly [string, string]> =>
  markets(desk).flatMap(({ market, orders }) =>
    orders.map(({ clientOrderId }) => [market.id, clientOrderId] as const),
  )

const news = (desk: Desk, index: number, said: OrderNews): DeskEvent => {
  const all = ids(desk)
  const [marketId, clientOrderId] = all[index % all.length] ?? ['m', 'm#0']
  return { kind: 'order', at: said.at, marketId, clientOrderId, news: said }
}

const gone = (at: number): OrderNews => ({ _tag: 'cancel-accepted', filled: 0, at })

/** Old orders that rest and are to be cancelled, and new ones that no answer has come to. */
const busy = (names: ReadonlyArray<string> = ['m', 'n']): Desk => {
  const opened = quoting(...names)
  const resting = accepted({ ...opened, settings: { ...opened.settings, keepEnded: 2 } })
  const moved = run(resting, [priced(start + 10, 65_400)])
  return sent(moved, decide(moved, config))
}

const asked = { _tag: 'asked', by: 'the test' } as const

describe('a desk after several events', () => {
  test('answers to all of a market’s orders leave the desk that each by itself leaves', () => {
    const desk = busy()
    const all = ids(desk).map((_, i) => news(desk, i, gone(start + 20)))
    expect(all.length).toBeGreaterThan(desk.settings.keepEnded)
    const after = applyAll(desk, all)
    expect(after).toEqual(run(desk, all))
    expect(after.live).toBe(0)
    expect(after.events).toBe(desk.events + all.length)
    expect(after.now).toBe(start + 20)
  })

  test('no events leave the very desk', () => {
    const desk = busy()
    expect(applyAll(desk, [])).toBe(desk)
  })

  test('a second word of an order that is forgotten meanwhile is one of an unknown order', () => {
    const desk = busy(['m'])
    const all = ids(desk).flatMap((_, i) => {
      const told = news(desk, i, gone(start + 20))
      const first = news(desk, 0, gone(start + 20))
      return [told, first]
    })
    const after = applyAll(desk, all)
    expect(after).toEqual(run(desk, all))
    expect(after.anomalies.counts['unknown-order']).toBeGreaterThan(0)
  })

  test('a fill told as news of an order is not believed in a row either', () => {
    const desk = busy()
    const told = { _tag: 'filled', id: 'f', size: 1, price: 1, fee: 0, at: start + 20 } as const
    const wrong = { ...news(desk, 1, gone(start + 20)), news: told } as unknown as DeskEvent
    const all = [news(desk, 0, gone(start + 20)), wrong, news(desk, 2, gone(start + 20))]
    expect(applyAll(desk, all)).toEqual(run(desk, all))
  })

  test('a desk that is being killed counts each answer', () => {
    const killed = run(busy(), [
      { kind: 'switch', at: start + 11, event: { kind: 'kill', at: start + 11, reason: asked } },
    ])
    const all = ids(killed).map((_, i) => news(killed, i, gone(start + 20)))
    expect(applyAll(killed, all)).toEqual(run(killed, all))
  })

  test('any events leave the desk that each by itself leaves', () => {
    const step = fc.record({
      tag: fc.constantFrom<OrderNews['_tag'] | 'price' | 'clock' | 'unknown'>(
        'cancel-accepted',
        'cancel-accepted',
        'cancel-rejected',
        'accepted',
        'accepted',
        'rejected',
        'expired',
        'answer-lost',
        'price',
        'clock',
        'unknown',
      ),
      index: fc.nat(60),
      ms: fc.integer({ min: -1, max: 3 }),
    })
    const names = fc.constantFrom(['m'], ['m', 'n'])
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), names, fc.boolean(), (steps, of, withFill) => {
        const before = busy(of)
        const desk = withFill
          ? filled(before, 'matched', fill(ids(before)[0]?.[1] ?? null))
          : before
        let at = desk.now
        const all = steps.map(({ tag, index, ms }): DeskEvent => {
          at += ms
          switch (tag) {
            case 'price':
              return priced(at, 65_000 + index)
            case 'clock':
              return { kind: 'clock', at }
            case 'unknown':
              return { ...news(desk, index, gone(at)), marketId: 'x' } as DeskEvent
            case 'cancel-accepted':
            case 'expired':
              return news(desk, index, { _tag: tag, filled: 0, at })
            case 'cancel-rejected':
              return news(desk, index, { _tag: tag, rests: index % 2 === 0, at })
            case 'accepted':
              return news(desk, index, { _tag: tag, venueId: `v${index}`, at })
            case 'rejected':
              return news(desk, index, { _tag: 'rejected', at })
            default:
              return news(desk, index, { _tag: 'answer-lost', at })
          }
        })
        expect(JSON.stringify(applyAll(desk, all))).toBe(JSON.stringify(run(desk, all)))
      }),
    )
  })
})
