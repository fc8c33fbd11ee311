import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cost, spend } from '../../src/risk/rateBudget.js'
import { venueRates } from '../../src/risk/venueRates.js'
import { type Action, type Purpose, withinBudget } from '../../src/risk/withinBudget.js'

const { kalshiBasic, polymarket } = venueRates

type Named = Action & { readonly id: string }

const action = (id: string, kind: Action['kind'], purpose: Purpose): Named => ({
  id,
  kind,
  purpose,
})

const ids = (actions: ReadonlyArray<Named>): string => actions.map(({ id }) => id).join(' ')

const mixed = [
  action('tidy', 'cancel', 'cosmetic'),
  action('add', 'place', 'adding'),
  action('reduce', 'place', 'reducing'),
  action('save', 'cancel', 'unsafe'),
  action('more', 'place', 'adding'),
]

const sentWith = (tokens: number, live: number): string =>
  ids(withinBudget(kalshiBasic, { at: 0, tokens: [tokens] }, { actions: mixed, live }).sent)

describe('examples', () => {
  test('with tokens enough everything goes out, the most important first', () => {
    expect(sentWith(100, 4)).toBe('save reduce add more tidy')
  })

  // Live 4: the cancel leaves 3, so the first place leaves 4 and one more in reserve, 10 tokens.
  test.each([
    [1, ''],
    [2, 'save'],
    [21, 'save'],
    [22, 'save reduce'],
    [33, 'save reduce'],
    [34, 'save reduce add'],
    [46, 'save reduce add more tidy'],
    [45, 'save reduce add'],
  ])('with %d tokens: %s', (tokens, sent) => {
    expect(sentWith(tokens, 4)).toBe(sent)
  })

  test('what an unsafe place is called does not open the reserve to it', () => {
    const actions = [action('a', 'place', 'unsafe'), action('b', 'place', 'reducing')]
    const tight = withinBudget(kalshiBasic, { at: 0, tokens: [14] }, { actions, live: 0 })
    expect(ids(tight.sent)).toBe('b')
    expect(ids(tight.cut)).toBe('a')
    expect(tight.budget.tokens).toEqual([4])
  })

  test('separate buckets: places wait for cancels in reserve, unsafe cancels for nothing', () => {
    const actions = [action('a', 'place', 'adding'), action('b', 'cancel', 'unsafe')]
    const without = withinBudget(polymarket, { at: 0, tokens: [60, 1] }, { actions, live: 3 })
    expect(ids(without.sent)).toBe('b')
    const empty = withinBudget(polymarket, { at: 0, tokens: [0, 1] }, { actions, live: 3 })
    expect(ids(empty.sent)).toBe('b')
  })
})

describe('edges', () => {
  test('nothing to do costs nothing', () => {
    const budget = { at: 0, tokens: [0] }
    expect(withinBudget(kalshiBasic, budget, { actions: [], live: 9 })).toEqual({
      sent: [],
      cut: [],
      budget,
    })
  })

  test('an amendment costs as one, and no standing order', () => {
    const actions = [action('a', 'amend', 'cosmetic')]
    const at = (tokens: number) =>
      withinBudget(kalshiBasic, { at: 0, tokens: [tokens] }, { actions, live: 2 })
    expect(ids(at(16).sent)).toBe('a')
    expect(ids(at(15).sent)).toBe('')
  })
})

describe('laws', () => {
  const actions = fc.array(
    fc.record({
      id: fc.string({ maxLength: 3 }),
      kind: fc.constantFrom('place' as const, 'cancel' as const, 'amend' as const),
      purpose: fc.constantFrom<Purpose>('unsafe', 'reducing', 'adding', 'cosmetic'),
    }),
    { maxLength: 15 },
  )
  const rates = fc.constantFrom(venueRates.degen, kalshiBasic, polymarket)
  const order: ReadonlyArray<Purpose> = ['unsafe', 'reducing', 'adding', 'cosmetic']
  const rank = ({ kind, purpose }: Action): number =>
    purpose === 'unsafe' && kind !== 'cancel' ? 2 : order.indexOf(purpose)

  const cases = fc
    .record({ rates, list: actions, tokens: fc.nat(150), live: fc.nat(10) })
    .map(({ rates, list, tokens, live }) => {
      const cancels = list.filter(({ kind }) => kind === 'cancel').length
      const budget = {
        at: 0,
        tokens: rates.buckets.map(({ capacity }) => Math.min(capacity, tokens)),
      }
      return { rates, list, budget, live: live + cancels }
    })

  const counted = (list: ReadonlyArray<Action>) => ({
    place: list.filter(({ kind }) => kind === 'place').length,
    cancel: list.filter(({ kind }) => kind === 'cancel').length,
    amend: list.filter(({ kind }) => kind === 'amend').length,
  })

  test('sent and cut are the list; nothing cut is more important than what is sent', () => {
    fc.assert(
      fc.property(cases, ({ rates, list, budget, live }) => {
        const { sent, cut } = withinBudget(rates, budget, { actions: list, live })
        expect([...sent, ...cut].sort(byRankAndPlace(list))).toEqual(
          [...list].sort(byRankAndPlace(list)),
        )
        const last = Math.max(-1, ...sent.map(rank))
        expect(Math.min(9, ...cut.map(rank))).toBeGreaterThanOrEqual(last)
      }),
    )
  })

  const byRankAndPlace = (list: ReadonlyArray<Action>) => (a: Action, b: Action) =>
    rank(a) - rank(b) || list.indexOf(a as never) - list.indexOf(b as never)

  test('what is sent is taken whole, and what is left is what it says', () => {
    fc.assert(
      fc.property(cases, ({ rates, list, budget, live }) => {
        const { sent, budget: left } = withinBudget(rates, budget, { actions: list, live })
        expect(spend(rates, budget, counted(sent))).toEqual(left)
      }),
    )
  })

  test('an unsafe cancel is cut only when it cannot be paid for', () => {
    fc.assert(
      fc.property(cases, ({ rates, list, budget, live }) => {
        const { sent, cut } = withinBudget(rates, budget, { actions: list, live })
        if (!cut.some((one) => rank(one) === 0)) return
        expect(sent.every((one) => rank(one) === 0)).toBe(true)
        const more = { ...counted(sent), cancel: sent.length + 1 }
        expect(spend(rates, budget, more)).toBeNull()
      }),
    )
  })

  test('once anything but an unsafe cancel is sent, all that is live can be cancelled', () => {
    fc.assert(
      fc.property(cases, ({ rates, list, budget, live }) => {
        const { sent, budget: left } = withinBudget(rates, budget, { actions: list, live })
        if (sent.every((one) => rank(one) === 0)) return
        const { place, cancel } = counted(sent)
        const all = { place: 0, cancel: live + place - cancel + 1, amend: 0 }
        for (const [index, bucket] of rates.buckets.entries()) {
          expect(left.tokens[index]).toBeGreaterThanOrEqual(cost(rates, bucket, all))
        }
      }),
    )
  })

  test('more tokens never send less', () => {
    fc.assert(
      fc.property(cases, fc.nat(50), ({ rates, list, budget, live }, more) => {
        const richer = { at: 0, tokens: budget.tokens.map((tokens) => tokens + more) }
        const poor = withinBudget(rates, budget, { actions: list, live }).sent.length
        expect(
          withinBudget(rates, richer, { actions: list, live }).sent.length,
        ).toBeGreaterThanOrEqual(poor)
      }),
    )
  })
})
