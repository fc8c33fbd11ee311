import * as fc from 'fast-check'

const number = (text: string | undefined, fallback: number): number =>
  text === undefined || text === '' ? fallback : Number(text)

/** One seed for every run, so that a red build is red again; FC_SEED and FC_RUNS dig elsewhere. */
fc.configureGlobal({
  seed: number(process.env['FC_SEED'], 20261122),
  numRuns: number(process.env['FC_RUNS'], 200),
})
