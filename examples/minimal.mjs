// A minimum viable market maker, on paper: 100 contracts two cents either side, every second.
import { presets } from 'twoway'
import { CoinbaseOptions, client } from 'twoway/adapters/coinbase'
import { createBot, noJournal, paperVenue, runConfigOf, runDefaults } from 'twoway/bot'
import { WebSocket } from 'ws'

const world = { WebSocket, now: Date.now, random: Math.random, setTimeout, clearTimeout }
const quote = { ...presets.v1, ladder: { ...presets.v1.ladder, levels: 1 } }
const bot = { ...runDefaults.bot, assets: ['BTC'] }
const config = runConfigOf({ quote, bot, feeds: ['coinbase'] })
const venue = paperVenue({ config, world, markets: null, held: [] })
const coinbase = client(CoinbaseOptions.against('USD')(['BTC']))(world)
const listen = (output) => output.kind === 'say' && console.log(output.text)
const rest = { live: false, journal: noJournal, before: null, listen }
const maker = createBot({ venue, feeds: [venue.watch(coinbase)], config, world, ...rest })

process.once('SIGINT', () => maker.stop('SIGINT'))
await maker.start()
