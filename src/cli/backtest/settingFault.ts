/**
 * Settings of a backtest that are right alone and wrong together.
 */

type Settings = {
  readonly prices: string
  readonly trades: string | null
  readonly book: string | null
  readonly outcomes: string | null
  readonly market: string | null
  readonly windowMs: number | null
  readonly strike: 'open' | number
}

/**
 * Returns what is wrong with some settings together, null where nothing is.
 *
 * @category cli
 * @since 0.1.0
 */
export const settingFault = ({
  prices,
  trades,
  book,
  outcomes,
  market,
  windowMs,
  strike,
}: Settings): string | null => {
  const files = { PRICES: prices, '--trades': trades, '--book': book, '--outcomes': outcomes }
  const onInput = Object.entries(files).flatMap(([name, path]) => (path === '-' ? [name] : []))
  if (onInput.length > 1) {
    return `${onInput.join(' and ')} are standard input, which is one file; expected - once`
  }
  if (market !== null && market.trim() === '') {
    return `--market is ""; expected the name of a market`
  }
  if (market !== null && trades === null && book === null) {
    return '--market names the market of --trades or --book; neither is given'
  }
  for (const [name, isAsked] of [
    ['--window', windowMs !== null],
    ['--strike', strike !== 'open'],
  ] as const) {
    if (outcomes === null || !isAsked) continue
    return `${name} and --outcomes exclude each other: the file says which markets there are`
  }
  return null
}
