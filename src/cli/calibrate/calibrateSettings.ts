/**
 * What `twoway calibrate` was asked for.
 */

import * as E from 'fp-ts/lib/Either.js'
import { number } from '../../recordings/cells.js'
import type { Arguments } from '../command.js'
import { formatDuration, parseDuration } from '../duration.js'
import { named, type PresetName, parsePreset } from '../replay/replaySettings.js'

/**
 * The settings of a calibration, each checked. `leftMs` falls; `strike` is `open` or so many
 * deviations from the price at the start; files are named as they were given.
 *
 * @category cli
 * @since 0.1.0
 */
export type CalibrateSettings = {
  readonly prices: string
  readonly windowMs: number
  readonly leftMs: ReadonlyArray<number>
  readonly strike: 'open' | { readonly deviations: number }
  readonly settlement: string | null
  readonly preset: PresetName
  readonly fit: string | null
  readonly blockMs: number
  readonly seed: number
  readonly out: string | null
  readonly html: string | null
  readonly json: boolean
}

/**
 * Returns the settings, or what is wrong with the first argument that is.
 *
 * @category cli
 * @since 0.1.0
 */
export const calibrateSettings = ({
  operands,
  options,
}: Arguments): E.Either<string, CalibrateSettings> => {
  const value = (name: string, fallback: string): string => options.get(name) ?? fallback
  const window = named('window', value('window', '15m'), parseDuration)
  if (E.isLeft(window)) return window
  const windowMs = window.right
  const usual = usualLeft(windowMs)
  if (!options.has('left') && usual === '') return E.left(noUsualLeft(windowMs))
  const left = named('left', value('left', usual), parseLeft(windowMs))
  if (E.isLeft(left)) return left
  const strike = named('strike', value('strike', 'open'), parseStrike)
  if (E.isLeft(strike)) return strike
  const preset = named('preset', value('preset', 'v2'), parsePreset)
  if (E.isLeft(preset)) return preset
  const block = named('block', value('block', '1d'), parseBlock(windowMs))
  if (E.isLeft(block)) return block
  const seed = named('seed', value('seed', '1'), parseSeed)
  if (E.isLeft(seed)) return seed
  return E.right({
    prices: operands[0] ?? '-',
    windowMs,
    leftMs: left.right,
    strike: strike.right,
    settlement: options.get('settlement') ?? null,
    preset: preset.right,
    fit: options.get('fit') ?? null,
    blockMs: block.right,
    seed: seed.right,
    out: options.get('out') ?? null,
    html: options.get('html') ?? null,
    json: options.has('json'),
  })
}

/** Those of the usual times that the window is longer than. */
const usualLeft = (windowMs: number): string =>
  [600_000, 300_000, 120_000]
    .filter((left) => left < windowMs)
    .map(formatDuration)
    .join()

const noUsualLeft = (windowMs: number): string =>
  `--left is missing: none of 10m,5m,2m is shorter than the window, ${formatDuration(windowMs)}`

const parseLeft =
  (windowMs: number) =>
  (text: string): E.Either<string, ReadonlyArray<number>> => {
    const parsed = text.split(',').map(parseDuration)
    const wrong = parsed.find(E.isLeft)
    if (wrong !== undefined) {
      return E.left(`durations with commas between them, each ${wrong.left}`)
    }
    const leftMs = parsed.flatMap((each) => (E.isRight(each) ? [each.right] : []))
    if (leftMs.some((left) => left >= windowMs)) {
      return E.left(`durations shorter than the window, ${formatDuration(windowMs)}`)
    }
    if (new Set(leftMs).size < leftMs.length) return E.left('durations that differ')
    return leftMs.length > mostTimes
      ? E.left(`at most ${mostTimes} durations`)
      : E.right(leftMs.sort((a, b) => b - a))
  }

/** Each has sums of its own for every block, which are all that takes room. */
const mostTimes = 20

const parseStrike = (text: string): E.Either<string, CalibrateSettings['strike']> => {
  if (text === 'open') return E.right('open')
  const deviations = text.startsWith('fixed:') ? number(text.slice(6)) : Number.NaN
  return Math.abs(deviations) <= mostDeviations
    ? E.right({ deviations })
    : E.left(
        `open or fixed:SD, SD a number from -${mostDeviations} to ${mostDeviations}, such as fixed:0.5`,
      )
}

const mostDeviations = 10

const parseBlock =
  (windowMs: number) =>
  (text: string): E.Either<string, number> => {
    const block = parseDuration(text)
    if (E.isLeft(block)) return block
    return block.right >= windowMs
      ? block
      : E.left(`a duration of at least the window, ${formatDuration(windowMs)}`)
  }

const parseSeed = (text: string): E.Either<string, number> => {
  const seed = /^\d+$/.test(text) ? Number(text) : Number.NaN
  return seed < 2 ** 32 ? E.right(seed) : E.left(`a whole number from 0 to ${2 ** 32 - 1}`)
}
