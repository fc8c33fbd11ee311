import { describe, expect, test } from 'vitest'
import { deskViewOf } from '../../src/bot/window/deskViewOf.js'
import { market as marketOf } from '../../src/desk/desk.js'
import { venueRates } from '../../src/risk/venueRates.js'
import { pause, until } from '../adapters/degenHarness.js'
import { frameFaults, httpFaults as namedHttpFaults } from '../adapters/degenSpoils.js'
import { agreed, type Live, liveConfig, quoted, startLive, trade } from './liveBot.js'

const during = async (
  of: Parameters<typeof startLive>[0],
  see: (live: Live) => Promise<void>,
): Promise<void> => {
  const live = await startLive(of)
  try {
    await quoted(live)
    await see(live)
    expect(live.server.complaints).toEqual([])
  } finally {
    await live.close()
  }
  expect(live.resting()).toEqual([])
  expect(live.desk().live).toBe(0)
}

describe.concurrent('examples', () => {
  test('a bot signs in, finds a market, quotes it, is filled and takes all back', async () => {
    await during({}, async (live) => {
      const { server, market } = live
      const asked = server.log.map((line) => line.replace(/\?.*/, ''))
      const order = ['GET /auth/nonce', 'POST /auth/verify', 'POST /orders']
      const places = order.map((one) => asked.findIndex((line) => line.startsWith(one)))
      expect(places).toEqual([...places].sort((a, b) => a - b))
      expect(places[0]).toBeGreaterThanOrEqual(0)
      const [hit] = live.resting()
      if (hit === undefined) throw new Error('nothing rests')
      server.fill(hit, hit.size)
      const { outcome, size } = hit
      const held = (): number | undefined =>
        marketOf(live.desk(), market.address)?.position[outcome === 'YES' ? 'yes' : 'no']
      await until('the shares', () => held() === size)
      await agreed(live)
      expect(live.said.filter((line) => line.includes('confirmed, a bid of'))).toHaveLength(1)
      expect(live.resting().length).toBeGreaterThan(0)
    })
  })

  test('the depth of the venue is seen, with one’s own orders marked in it', async () => {
    await during({}, async (live) => {
      const { server, market, config } = live
      const row = (price: number) =>
        deskViewOf(live.bot.state(), {
          config,
          live: true,
          venue: 'degen',
        }).markets[0]?.book.bids.find(({ above }) => above === price)
      await until('the level', () => row(0.05)?.size === 10)
      expect(row(0.05)).toMatchObject({ own: 0 })
      server.level(market, 'YES', 'bids', [0.06, 7])
      server.level(market, 'NO', 'asks', [0.94, 3])
      await until('both outcomes in one level', () => row(0.06)?.size === 10)
      await agreed(live)
      const own = live.resting().find(({ outcome }) => outcome === 'YES')
      const price = own?.price ?? 0
      const size = own?.size ?? 0
      await until('one’s own', () => row(price)?.own === size)
      server.level(market, 'YES', 'bids', [price, 40])
      await until('one’s own among others', () => row(price)?.size === size + 40)
      expect(row(price)?.own).toBe(size)
      server.drop()
      await until('no book of a socket that is gone', () => row(0.05) === undefined)
      await until('the book again', () => row(0.05)?.size === 10)
    })
  })
})

const httpFaults = namedHttpFaults(150)

describe.concurrent('laws', () => {
  test.each(httpFaults)(
    'the desk is the venue’s after %s to every kind of request',
    async (_, fault) => {
      await during({ fillShape: 'code' }, async (live) => {
        live.server.spoil(/^POST \/orders/, fault, 2)
        live.server.spoil(/^DELETE \/orders\//, fault, 2)
        live.server.spoil(/^GET \/(orders\/|user)/, fault, 2)
        await trade(live)
        await agreed(live)
      })
    },
  )

  test.each(frameFaults)('the desk is the venue’s after %s frames', async (fault) => {
    await during({}, async (live) => {
      for (let i = 0; i < 3; i++) {
        live.server.spoilFrame(fault)
        await pause(30)
      }
      await trade(live)
      live.server.spoilFrame(fault)
      await trade(live)
      // Silent to every socket it is never taken for connected: this is about what comes after.
      if (fault === 'silence') live.server.mend()
      await agreed(live)
    })
  })

  test('a socket that is cut again and again loses nothing', async () => {
    await during({}, async (live) => {
      for (let i = 0; i < 5; i++) {
        live.server.drop()
        await pause(40 * i)
        await trade(live)
      }
      live.server.drop()
      await agreed(live)
      await quoted(live)
    })
  })

  test('a budget and a venue that both limit cancels leave the same desk', async () => {
    const rates = venueRates.degen
    const config = { ...liveConfig, desk: { ...liveConfig.desk, rates } }
    await during({ config, cancelsPerMinute: 8 }, async (live) => {
      for (let i = 0; i < 3; i++) await trade(live)
      await until('a limit', () => live.said.some((line) => line.includes('asks for a rest')))
      // The venue's minute passes at once, again and again: only then is there a calm to agree in.
      const minutes = setInterval(() => {
        live.server.account.cancels.length = 0
      }, 20)
      await agreed(live).finally(() => clearInterval(minutes))
      live.server.account.cancels.length = 0
    })
  })
})
