import twoway = require('twoway')
import backtest = require('twoway/backtest')
import bot = require('twoway/bot')
import codec = require('twoway/codec')
import statistics = require('twoway/statistics')

export const entries = [backtest, bot, codec, statistics]

export const cash = (ledger: twoway.Ledger.Ledger): number => twoway.Ledger.cash(ledger)
