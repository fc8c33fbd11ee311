/** Feeds that this project makes itself. */

import { consensus } from '../../src/signals/consensus.js'
import type { Consensus } from '../../src/signals/consensusAt.js'
import type { ConsensusConfig, SourcePrice } from '../../src/signals/consensusConfig.js'
import type { ConsensusState } from '../../src/signals/consensusState.js'

export const limits = {
  halfLifeMs: 1_000,
  maxAgeMs: 5_000,
  frozenMs: 30_000,
  basis: { mean: 0, deviation: 0.0002 },
}

export const configOf = (
  names: ReadonlyArray<string>,
  over: Partial<ConsensusConfig> = {},
): ConsensusConfig => ({
  sources: names.map((name) => ({ name, ...limits })),
  outlierAt: 5,
  leastScale: 0.00005,
  width: 0.0003,
  maxSpread: 0.001,
  doubtMs: 3_000,
  basisHalfLifeMs: 600_000,
  ...over,
})

export const three = configOf(['a', 'b', 'c'])

/** A price heard at the instant that its source gives it. */
export const said = (source: string, price: number, at: number): SourcePrice => ({
  source,
  price,
  at,
  heardAt: at,
})

export const stateOf = (
  config: ConsensusConfig,
  prices: ReadonlyArray<SourcePrice>,
): ConsensusState => {
  const { initial, step } = consensus(config)
  return prices.reduce(step, initial)
}

export const told = (config: ConsensusConfig, prices: ReadonlyArray<SourcePrice>): Consensus =>
  consensus(config).value(stateOf(config, prices))

export const viewOf = ({ sources }: Consensus, name: string): Consensus['sources'][number] =>
  sources.find((view) => view.name === name) as Consensus['sources'][number]

/** Each second every source says its price; `priceOf` gives null where one stays silent. */
export const rounds = (
  names: ReadonlyArray<string>,
  count: number,
  priceOf: (name: string, second: number) => number | null,
): ReadonlyArray<SourcePrice> =>
  Array.from({ length: count }, (_, second) =>
    names.flatMap((name) => {
      const price = priceOf(name, second)
      return price === null ? [] : [said(name, price, second * 1_000)]
    }),
  ).flat()
