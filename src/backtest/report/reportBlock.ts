/**
 * The sums of an hour: of the markets that settled in it, in one list that intervals are made of.
 */

import { toUnits } from '../../desk/ledger/micro.js'
import { type Attribution, partNames } from './attribution.js'
import { markoutLength } from './markout.js'
import type { ReportConfig } from './reportConfig.js'

/** Where the sums stand, the parts in dollars. @category backtest @since 0.1.0 */
export const blockPlaces: Readonly<
  Record<'block' | 'markets' | 'fills' | 'shares' | 'parts' | 'markouts', number>
> = {
  block: 0,
  markets: 1,
  fills: 2,
  shares: 3,
  parts: 4,
  markouts: 4 + partNames.length,
}

/** What an hour gains; no markouts where nothing was filled. @category backtest @since 0.1.0 */
export type BlockPart = {
  readonly at: number
  readonly markets: number
  readonly fills: number
  readonly shares: number
  readonly parts: Attribution
  readonly markouts: ReadonlyArray<number>
}

/**
 * The sums of the hour that is not over, and of those that are.
 *
 * @category backtest
 * @since 0.1.0
 */
export type BlockSums = {
  readonly block: ReadonlyArray<number>
  readonly blocks: ReadonlyArray<ReadonlyArray<number>>
}

/**
 * Returns the sums with more of them, in the hour it came in.
 *
 * @category backtest
 * @since 0.1.0
 */
export const withPart = (config: ReportConfig, sums: BlockSums, more: BlockPart): BlockSums => {
  const index = Math.floor(more.at / config.bootstrap.blockMs)
  const { block, blocks } = sums
  const isNew = block[blockPlaces.block] !== index
  const next = isNew ? nothing(config, index) : block.slice()
  const add = (place: number, by: number): void => {
    next[place] = (next[place] ?? 0) + by
  }
  add(blockPlaces.markets, more.markets)
  add(blockPlaces.fills, more.fills)
  add(blockPlaces.shares, toUnits(more.shares))
  addParts(next, more.parts)
  more.markouts.forEach((value, i) => {
    add(blockPlaces.markouts + i, value)
  })
  return { block: next, blocks: isNew && block.length > 0 ? [...blocks, block] : blocks }
}

/**
 * Returns the sums with more of them in an hour that has some; as they are where it has none.
 *
 * @category backtest
 * @since 0.1.0
 */
export const withLate = (
  config: ReportConfig,
  sums: BlockSums,
  { at, parts }: Pick<BlockPart, 'at' | 'parts'>,
): BlockSums => {
  const index = Math.floor(at / config.bootstrap.blockMs)
  const { block, blocks } = sums
  if (block[blockPlaces.block] === index) return { block: withParts(block, parts), blocks }
  let place = blocks.length - 1
  while (place >= 0 && blocks[place]?.[blockPlaces.block] !== index) place--
  const known = blocks[place]
  if (known === undefined) return sums
  const next = blocks.slice()
  next[place] = withParts(known, parts)
  return { block, blocks: next }
}

/** The sums of all hours, the one that is not over too. @category backtest @since 0.1.0 */
export const allBlocks = ({ block, blocks }: BlockSums): ReadonlyArray<ReadonlyArray<number>> =>
  block.length === 0 ? blocks : [...blocks, block]

const addParts = (sums: Array<number>, parts: Attribution): void => {
  partNames.forEach((name, i) => {
    const place = blockPlaces.parts + i
    sums[place] = (sums[place] ?? 0) + toUnits(parts[name])
  })
}

const withParts = (sums: ReadonlyArray<number>, parts: Attribution): ReadonlyArray<number> => {
  const next = sums.slice()
  addParts(next, parts)
  return next
}

const nothing = (config: ReportConfig, index: number): Array<number> => {
  const sums = new Array<number>(blockPlaces.markouts + markoutLength(config)).fill(0)
  sums[blockPlaces.block] = index
  return sums
}
