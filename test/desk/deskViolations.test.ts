import { describe, expect, test } from 'vitest'
import { apply } from '../../src/desk/apply/apply.js'
import { decide } from '../../src/desk/decide/decide.js'
import type { DeskActions, PlaceAction } from '../../src/desk/decide/deskActions.js'
import { type Desk, market as marketOf } from '../../src/desk/desk.js'
import { withMarket } from '../../src/desk/deskChange.js'
import { changed } from '../../src/desk/deskMarket.js'
import { type DeskViolation, message } from '../../src/desk/deskViolation.js'
import { deskViolations } from '../../src/desk/deskViolations.js'
import { venueRates } from '../../src/risk/venueRates.js'
import { accepted, config, priced, quoting, start } from './desks.js'

const desk = accepted(quoting())
const none: DeskActions = { ...decide(desk, config), worths: [] }

const place = (parts: Partial<PlaceAction['order']> = {}, id = 'm#99'): PlaceAction => ({
  marketId: 'm',
  clientOrderId: id,
  order: { side: 'bid', outcome: 'yes', price: 0.4, size: 10, ...parts },
})

const tags = (of: Desk, actions: DeskActions, by = config): ReadonlyArray<DeskViolation['_tag']> =>
  deskViolations(of, by, actions).map(({ _tag }) => _tag)

describe('deskViolations: what each of them catches', () => {
  test('nothing, where all is well', () => {
    expect(tags(desk, none)).toEqual([])
    expect(tags(desk, { ...none, places: [place()] })).toEqual([])
  })

  test('a position past its limit if all that is in flight fills', () => {
    const room = 5_000 - 300
    expect(tags(desk, { ...none, places: [place({ size: room })] })).toEqual([])
    const more = [place({ size: room }), place({ size: 0.000_001 }, 'm#98')]
    expect(tags(desk, { ...none, places: more })).toEqual(['past-limit'])
    const sold = place({ side: 'ask', price: 0.6, size: room + 1 })
    expect(tags(desk, { ...none, places: [sold] })).toEqual(['past-limit'])
  })

  test('a bid that meets an own ask, be it on NO, resting or placed beside it', () => {
    expect(tags(desk, { ...none, places: [place({ price: 0.51 })] })).toEqual([])
    expect(tags(desk, { ...none, places: [place({ price: 0.52 })] })).toEqual(['self-cross'])
    const no = place({ side: 'ask', outcome: 'no', price: 0.48 })
    expect(tags(desk, { ...none, places: [no] })).toEqual(['self-cross'])
    const pair = [place({ price: 0.5 }), place({ outcome: 'no', price: 0.5 }, 'm#98')]
    expect(tags(desk, { ...none, places: pair })).toEqual(['self-cross'])
  })

  test('an id used twice, by a place or a cancel', () => {
    expect(tags(desk, { ...none, places: [place({}, 'm#1')] })).toEqual(['doubled'])
    const cancel = { marketId: 'm', clientOrderId: 'm#1', venueId: 'v m#1' }
    expect(tags(desk, { ...none, cancels: [cancel, cancel] })).toEqual(['doubled'])
  })

  test('a cancel of what is not there', () => {
    const cancel = { marketId: 'm', clientOrderId: 'm#77', venueId: null }
    expect(tags(desk, { ...none, cancels: [cancel] })).toEqual(['unknown-cancel'])
  })

  test('a halted market that is placed in, or whose orders are left', () => {
    const stale = apply(desk, { kind: 'clock', at: start + 60_000 })
    const actions = decide(stale, config)
    expect(tags(stale, actions)).toEqual([])
    expect(tags(stale, { ...actions, cancels: actions.cancels.slice(1) })).toEqual([
      'left-standing',
    ])
    expect(tags(stale, { ...actions, places: [place()] })).toEqual(['places-on-halt'])
  })

  test('what waits for a budget or a rest is excused, and nothing else', () => {
    const stale = apply(desk, { kind: 'clock', at: start + 60_000 })
    const actions = decide(stale, config)
    const [first, ...cancels] = actions.cancels
    if (first === undefined) throw new Error('nothing to cancel')
    const until = start + 61_000
    const reason = { _tag: 'resting', until } as const
    const delayed = [{ id: first.clientOrderId, reason }]
    const decisions = actions.decisions.map((one) => ({ ...one, delayed }))
    const waits = { ...actions, cancels, decisions }
    expect(tags(stale, waits)).toEqual(['left-standing'])
    expect(deskViolations(stale, { ...config, rates: venueRates.degen }, waits)).toEqual([])
    const resting = apply(stale, { kind: 'limited', at: stale.now, until })
    expect(tags(resting, waits)).toEqual([])
    expect(tags(apply(resting, { kind: 'clock', at: until }), waits)).toEqual(['left-standing'])
    expect(tags(resting, { ...waits, decisions: actions.decisions })).toEqual(['left-standing'])
  })

  test('a place while the switch is off', () => {
    const reason = { _tag: 'asked', by: 'ops' } as const
    const event = { kind: 'kill', at: start, reason } as const
    const killed = apply(desk, { kind: 'switch', at: start, event })
    expect(tags(killed, { ...none, places: [place()] })).toEqual(['places-on-halt'])
  })

  test('cash that is not the sum of its parts', () => {
    const { account } = desk.ledger
    const richer = { ...desk, ledger: { ...desk.ledger, account: { ...account, cash: 1 } } }
    expect(tags(richer, none)).toEqual(['cash', 'cash'])
  })

  test('a cancel that no clock would miss, and sums that are not those of the markets', () => {
    const held = marketOf(desk, 'm')
    if (held === null) throw new Error('no market')
    const [first, ...rest] = held.orders
    if (first === undefined) throw new Error('no order')
    const odd = { ...first, state: 'cancelling', cancelSentAt: null } as const
    const lost = withMarket(desk, held, changed(held, { orders: [odd, ...rest] }))
    expect(tags(lost, none)).toEqual(['unanswered'])
    expect(tags({ ...desk, live: 5 }, none)).toEqual(['count'])
    expect(tags(withMarket(desk, null, held), none)).toEqual(['count', 'count'])
  })

  test('a group past what it may lose', () => {
    const groups = { maxLossOfInstant: 150, maxLossOfUnderlying: 1_000 }
    const limited = { ...config, groups }
    const worse = [place({ price: 0.4, size: 100 })]
    expect(tags(desk, { ...none, places: worse }, limited)).toEqual(['group-limit'])
    // Sold at 0.6, the YES that would be owed loses no more than the bids that rest already do.
    const asks = [place({ side: 'ask', price: 0.6, size: 1 })]
    expect(tags(quoting(), { ...none, places: asks }, limited)).toEqual([])
    const all = { ...config, groups: { maxLossOfInstant: 1_000, maxLossOfUnderlying: 150 } }
    expect(tags(desk, { ...none, places: worse }, all)).toEqual(['group-limit'])
  })

  test('what it finds it says, with its values', () => {
    const found = deskViolations(desk, config, {
      ...none,
      places: [place({ price: 0.52, size: 5_000 })],
    })
    expect(found.map(message)).toEqual([
      'm could come to 5300000000 micro-shares; 5000000000 are allowed',
      'in m the own bid 0.52 meets the own ask 0.52',
    ])
    expect(apply(desk, priced(start + 1)).events).toBe(desk.events + 1)
  })
})
