/**
 * The files of a backtest as one recording.
 */

import * as E from 'fp-ts/lib/Either.js'
import { defaults, type EventOptions } from '../../recordings/eventOptions.js'
import { firstLineOf } from '../../recordings/firstLineOf.js'
import { type Form, formOf } from '../../recordings/formOf.js'
import { isBar, ofFirstLine } from '../../recordings/layout.js'
import { type Purpose, readEvents } from '../../recordings/readEvents.js'
import { fromSystem, message } from '../../recordings/recordingError.js'
import { open, type Source } from '../../recordings/source.js'
import { type BacktestSettings, type BarsSetting, pathStepMs } from './backtestSettings.js'
import { marketsIn, type RecordedMarkets } from './recordedMarkets.js'

/**
 * A recording that can be read once. `form`: what the file of prices turned out to be; `size` in
 * bytes and `read` are of all files.
 *
 * @category cli
 * @since 0.1.0
 */
export type OpenedRecording = RecordedMarkets & {
  readonly names: ReadonlyArray<string>
  readonly form: Form
  readonly size: number | null
  readonly read: () => number
}

/**
 * Opens all files of a backtest, or says which of them cannot be.
 *
 * The prices make a market of each window, unless the file lists markets of its own or a file of
 * outcomes does; our own events do where a window is asked for and they list none.
 *
 * @category cli
 * @since 0.1.0
 */
export const openRecording = async (
  settings: BacktestSettings,
): Promise<E.Either<string, OpenedRecording>> => {
  const sources: Array<readonly [Source, Purpose]> = []
  for (const [path, purpose] of filesOf(settings)) {
    const source = await open(path)
    if (E.isLeft(source)) return E.left(message(source.left))
    sources.push([source.right, purpose])
  }
  const first = await peeked(sources[0]?.[0] as Source)
  if (E.isLeft(first)) return first
  const { form, text, source, release } = first.right
  const asked = barsOf(settings, form, text)
  if (E.isLeft(asked)) {
    await release()
    return asked
  }
  const all = [[source, 'prices'] as const, ...sources.slice(1)]
  const options = optionsOf(settings, asked.right)
  const streams = all.map(([each, purpose]) => readEvents(each, purpose, options))
  const found = await marketsIn(streams, form, settings, options)
  if (E.isLeft(found)) {
    await release()
    return found
  }
  const sizes = all.map(([{ size }]) => size)
  return E.right({
    ...found.right,
    names: all.map(([{ name }]) => name),
    form,
    bars: found.right.bars ?? asked.right,
    size: sizes.includes(null) ? null : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0),
    read: () => all.reduce((sum, [{ read }]) => sum + read(), 0),
    release: async () => {
      await found.right.release()
      await release()
    },
  })
}

/** A path where nothing finer was recorded; a made-up price beside real trades would belie them. */
const barsOf = (
  { prices, trades, book, bars }: BacktestSettings,
  form: Form,
  text: string,
): E.Either<string, BarsSetting | null> => {
  const layout = form === 'prices' ? ofFirstLine(text) : null
  const hasBars = layout !== null && isBar(layout)
  if (bars?.kind === 'path' && !hasBars) {
    const name = prices === '-' ? 'standard input' : prices
    return E.left(
      `--bars path needs bars: ${name} has no rows with a start, open, high, low and close`,
    )
  }
  if (!hasBars) return E.right(form === 'markets' ? { kind: 'close' } : bars)
  const isFinest = trades === null && book === null
  return E.right(bars ?? (isFinest ? { kind: 'path', stepMs: pathStepMs } : { kind: 'close' }))
}

/** The files in the order in which their events go, of those of one instant. */
const filesOf = ({
  prices,
  trades,
  book,
  outcomes,
}: BacktestSettings): ReadonlyArray<readonly [string, Purpose]> => {
  const files = [
    [prices, 'prices'],
    [outcomes, 'outcomes'],
    [trades, 'trades'],
    [book, 'book'],
  ] as const
  return files.flatMap(([path, purpose]) => (path === null ? [] : [[path, purpose] as const]))
}

type Peeked = Pick<OpenedRecording, 'form' | 'release'> & {
  readonly source: Source
  readonly text: string
}

const peeked = async (source: Source): Promise<E.Either<string, Peeked>> => {
  try {
    const { text, source: whole, release } = await firstLineOf(source)
    return E.right({ form: formOf(text ?? ''), text: text ?? '', source: whole, release })
  } catch (thrown) {
    return E.left(message(fromSystem(source.name, thrown)))
  }
}

const optionsOf = (
  { asset, market, seed }: BacktestSettings,
  bars: BarsSetting | null,
): EventOptions => ({
  ...defaults,
  asset,
  marketId: market,
  path: bars?.kind === 'path' ? { seed, stepMs: bars.stepMs } : null,
})
