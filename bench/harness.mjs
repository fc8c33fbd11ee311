// Times functions over the same inputs in interleaved rounds and compares the medians, so that what
// else the machine does falls on all of them alike.

/** `--smoke`: a few milliseconds, to see that a bench has not rotted. Its times mean nothing. */
export const smoke = process.argv.includes('--smoke')

export const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

/**
 * Median and least ns a call of each contestant `{ name, run }`, where `run` works through all the
 * inputs once, `calls` of them, and returns a checksum, so that nothing is optimised away. Ends the
 * process on a checksum that is NaN.
 */
export const race = (contestants, { calls, rounds = 60, passes = 5 }) => {
  const times = contestants.map(() => [])
  for (let round = 0; round < (smoke ? 2 : rounds); round++) {
    for (const [k, { name, run }] of contestants.entries()) {
      let checksum = 0
      const start = process.hrtime.bigint()
      for (let pass = 0; pass < (smoke ? 1 : passes); pass++) checksum += run()
      times[k].push(Number(process.hrtime.bigint() - start) / calls / (smoke ? 1 : passes))
      if (Number.isNaN(checksum)) {
        console.error(`${name}: the checksum is NaN`)
        process.exit(1)
      }
    }
  }
  // The first third warms up.
  const warm = times.map((all) => all.slice(Math.floor(all.length / 3)))
  return contestants.map(({ name }, k) => ({
    name,
    nanoseconds: median(warm[k]),
    least: Math.min(...warm[k]),
    ratio: median(warm[k].map((time, round) => time / warm[0][round])),
  }))
}

/** Numbers in [0, 1) from a seed (mulberry32), so that two runs see the same inputs. */
export const uniform = (seed) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
