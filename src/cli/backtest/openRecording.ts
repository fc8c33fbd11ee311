/**
 * The files of a backtest as one recording.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { EventStream } from '../../recordings/eventChunk.js'
import { defaults, type EventOptions, upOrDown } from '../../recordings/eventOptions.js'
import { firstLineOf } from '../../recordings/firstLineOf.js'
import { type Form, formOf } from '../../recordings/formOf.js'
import { ofFirstLine } from '../../recordings/layout.js'
import { merged } from '../../recordings/merged.js'
import { isBar } from '../../recordings/parseBar.js'
import { type Purpose, readEvents } from '../../recordings/readEvents.js'
import { fromSystem, message } from '../../recordings/recordingError.js'
import { open, type Source } from '../../recordings/source.js'
import { withWindows } from '../../recordings/withWindows.js'
import { type BacktestSettings, type BarsSetting, pathStepMs } from './backtestSettings.js'
import { peekedPath } from './peekedPath.js'

/**
 * A recording that can be read once. `form`: what the file of prices turned out to be; `bars`: what
 * became of its bars, null where it has none; `hasTrades`: whether trades may be among the events.
 * `size` in bytes and `read` are of all files. `release` closes what was opened, where nobody reads
 * the stream.
 *
 * @category cli
 * @since 0.1.0
 */
export type OpenedRecording = {
  readonly names: ReadonlyArray<string>
  readonly form: Form
  readonly bars: BarsSetting | null
  readonly hasTrades: boolean
  readonly size: number | null
  readonly read: () => number
  readonly stream: EventStream
  readonly release: () => Promise<void>
}

/**
 * Opens all files of a backtest, or says which of them cannot be.
 *
 * The prices make a market of each window, unless the file lists markets of its own or a file of
 * outcomes does; our own events do where a window is asked for.
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
  const [prices, ...others] = all.map(([each, purpose]) => readEvents(each, purpose, options))
  const peek = form === 'events' ? await peekedPath(prices as EventStream) : null
  const stream = windowed(peek?.stream ?? (prices as EventStream), form, settings, options)
  const sizes = all.map(([{ size }]) => size)
  return E.right({
    names: all.map(([{ name }]) => name),
    form,
    bars: peek?.bars ?? asked.right,
    hasTrades: settings.trades !== null || form === 'events',
    size: sizes.includes(null) ? null : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0),
    read: () => all.reduce((sum, [{ read }]) => sum + read(), 0),
    stream: merged([stream, ...others]),
    release: async () => {
      await peek?.release()
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

const windowed = (
  stream: EventStream,
  form: Form,
  { windowMs, strike, outcomes }: BacktestSettings,
  options: EventOptions,
): EventStream => {
  const isAsked = windowMs !== null || form === 'prices'
  if (!isAsked || form === 'markets' || outcomes !== null) return stream
  const { asset, source, tickSize } = options
  const opening = upOrDown(options)
  const settlement =
    strike === 'open' ? opening : ({ ...opening, strike: { kind: 'fixed' }, tie: 'no' } as const)
  const rule = { windowMs: windowMs ?? quarterHour, strike }
  return withWindows(stream, { asset, source, rule, tickSize, settlement })
}

const quarterHour = 900_000
