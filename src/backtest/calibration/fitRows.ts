/**
 * The questions and their outcomes that an outlook is fitted to.
 */

import { logRatio } from '../../math/logRatio.js'
import type { Minute } from '../../volatility/minutes.js'
import { afterMinute, noGauges } from '../../volatility/outlookGauges.js'
import type { OutlookPlan } from '../../volatility/outlookPlan.js'
import { leadOf, measuresOf } from '../../volatility/outlookRow.js'
import { elapsed } from '../../volatility/seasonalClock.js'

/**
 * Rows by columns. `measures` are those of every minute, `stride` a minute; `minute` is a row's
 * place among them; `distance` is in parts of the level's deviation to settlement, `season` is half
 * the logarithm of the seasonal minutes left over the minutes left; `yes` is 1 or 0; `kind` is a
 * place in `kinds`.
 *
 * @category backtest
 * @since 0.1.0
 */
export type FitRows = {
  readonly measures: Float64Array
  readonly stride: number
  readonly kinds: ReadonlyArray<FitKind>
  readonly minute: Int32Array
  readonly distance: Float64Array
  readonly season: Float64Array
  readonly yes: Uint8Array
  readonly kind: Uint8Array
}

/**
 * A market of `life` minutes with `left` of them left; `fixed` where its strike is not the price at
 * its start, and then all of it is left.
 *
 * @category backtest
 * @since 0.1.0
 */
export type FitKind = {
  readonly life: number
  readonly left: number
  readonly fixed: boolean
  readonly lead: number
  readonly elapsed: number
}

/**
 * Returns the rows of a recording's minutes: every market of 5, 15 and 60 minutes, aligned to the
 * epoch, at several times left, and markets of 1 to 60 minutes with strikes spread evenly over 2.5
 * deviations either way. A market with a gap in it, or in the first two days, makes none.
 *
 * @category backtest
 * @since 0.1.0
 */
export const fitRows = (plan: OutlookPlan, minutes: ReadonlyArray<Minute>): FitRows => {
  const { measures, stride } = measured(plan, minutes)
  const found: Found = { minute: [], distance: [], season: [], yes: [], kind: [] }
  kinds.forEach((kind, k) => {
    const rows = kind.fixed ? fixedMarkets(minutes, k) : alignedMarkets(minutes, kind)
    rows.forEach((place, i) => {
      const { at, close } = minutes[place] as Minute
      const strike = minutes[place - (kind.life - kind.left)]?.close as number
      const seasonal = elapsed(plan.clock, { from: at, to: at + kind.left * minuteMs }) / 60
      const pulse = Math.exp(measures[place * stride + 1] as number) * Math.sqrt(seasonal)
      const distance = kind.fixed ? spread(i) * pulse : logRatio(close, strike)
      const level = Math.exp(measures[place * stride] as number) * Math.sqrt(seasonal)
      const end = minutes[place + kind.left]?.close as number
      found.minute.push(place)
      found.distance.push(distance / level)
      found.season.push(Math.log(seasonal / kind.left) / 2)
      found.yes.push(isYes(kind, { close, strike, end, distance }) ? 1 : 0)
      found.kind.push(k)
    })
  })
  return {
    measures,
    stride,
    kinds,
    minute: Int32Array.from(found.minute),
    distance: Float64Array.from(found.distance),
    season: Float64Array.from(found.season),
    yes: Uint8Array.from(found.yes),
    kind: Uint8Array.from(found.kind),
  }
}

type Found = Readonly<Record<'minute' | 'distance' | 'season' | 'yes' | 'kind', number[]>>

const isYes = (
  { fixed }: FitKind,
  {
    close,
    strike,
    end,
    distance,
  }: Readonly<Record<'close' | 'strike' | 'end' | 'distance', number>>,
): boolean => (fixed ? logRatio(end, close) + distance >= 0 : end >= strike)

/** By the golden ratio they fill the range evenly, however many there are. */
const spread = (i: number): number => ((i * 0.6180339887498949) % 1) * 5 - 2.5

const minuteMs = 60_000

/**
 * The minutes of which nothing is asked, two days.
 *
 * @category backtest
 * @since 0.1.0
 */
export const warmUp = 2_880

const measured = (
  plan: OutlookPlan,
  minutes: ReadonlyArray<Minute>,
): Pick<FitRows, 'measures' | 'stride'> => {
  let state = noGauges(plan)
  const stride = measuresOf(plan, state).length
  const measures = new Float64Array(stride * minutes.length)
  minutes.forEach((minute, i) => {
    state = afterMinute(plan, state, minute)
    measures.set(measuresOf(plan, state), i * stride)
  })
  return { measures, stride }
}

const hourly: ReadonlyArray<number> = Array.from({ length: 20 }, (_, i) => 2 + 3 * i)

const kindOf = (life: number, left: number, fixed: boolean): FitKind => ({
  life,
  left,
  fixed,
  lead: leadOf(left),
  elapsed: (life - left) / life,
})

const kinds: ReadonlyArray<FitKind> = [
  ...[1, 2, 3, 5, 7, 10, 12].map((left) => kindOf(15, left, false)),
  ...[1, 2, 3, 4].map((left) => kindOf(5, left, false)),
  ...hourly.map((left) => kindOf(60, left, false)),
  ...[1, 2, 5, 10, 15, 30, 60].map((left) => kindOf(left, left, true)),
]

const firstFixed = kinds.findIndex(({ fixed }) => fixed)

const alignedMarkets = (
  minutes: ReadonlyArray<Minute>,
  { life, left }: FitKind,
): ReadonlyArray<number> => {
  const places: number[] = []
  for (let i = warmUp; i < minutes.length; i++) {
    const at = minutes[i]?.at as number
    if (at % (life * minuteMs) !== (life - left) * minuteMs) continue
    if (isWhole(minutes, { from: i - (life - left), life })) places.push(i)
  }
  return places
}

const fixedMarkets = (minutes: ReadonlyArray<Minute>, kind: number): ReadonlyArray<number> => {
  const life = kinds[kind]?.life as number
  const places: number[] = []
  // Each kind begins elsewhere, so that they do not share their instants.
  for (let i = warmUp + 7 * (kind - firstFixed); i < minutes.length; i += 20) {
    if (isWhole(minutes, { from: i, life })) places.push(i)
  }
  return places
}

/**
 * Returns whether so many minutes follow one of the minutes without a gap.
 *
 * @category backtest
 * @since 0.1.0
 */
export const isWhole = (
  minutes: ReadonlyArray<Minute>,
  { from, life }: { readonly from: number; readonly life: number },
): boolean => {
  const start = minutes[from]
  const end = minutes[from + life]
  return start !== undefined && end !== undefined && end.at - start.at === life * minuteMs
}
