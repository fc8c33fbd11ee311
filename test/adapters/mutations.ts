/** Frames spoilt on purpose, at least half of which are JSON still; the same for the same seed. */

/** Numbers in [0, 1) from a seed (mulberry32). */
export const uniform = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)])

const strange: ReadonlyArray<unknown> = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  '',
  '0',
  '-1',
  '1e9',
  'NaN',
  'Infinity',
  '0x10',
  '1.',
  '.5',
  ' 1',
  '١',
  '9'.repeat(400),
  'x'.repeat(5_000),
  [],
  {},
  [[]],
  nested(7),
  nested(40),
  'constructor',
  '__proto__',
  'toString',
  '2026-02-30T00:00:00Z',
  '2026-01-01T00:00:00',
  { toString: 1, valueOf: 2 },
  1_672_515_782_136,
  '1672515782136',
  '\u0000',
  '\ud800',
]

type Draw = <A>(all: ReadonlyArray<A>) => A

/** Changes one thing of a value, somewhere in it. */
const mutated = (value: unknown, draw: Draw, chance: () => number): unknown => {
  if (typeof value !== 'object' || value === null || chance() < 0.1) return draw(strange)
  const keys = Object.keys(value)
  if (keys.length === 0) return draw(strange)
  const key = draw(keys)
  const copy: Record<string, unknown> = { ...value }
  const how = chance()
  if (how < 0.15) delete copy[key]
  else if (how < 0.25) copy[draw(['e', 'type', 'data', 's', '__proto__', 'extra'])] = copy[key]
  else if (how < 0.35) copy[key] = copy[draw(keys)]
  else copy[key] = mutated(copy[key], draw, chance)
  return copy
}

/** Changes a few characters of a text. */
const garbled = (text: string, draw: Draw, chance: () => number): string => {
  const at = Math.floor(chance() * text.length)
  const how = chance()
  if (how < 0.25) return text.slice(0, at)
  if (how < 0.5) return text.slice(0, at) + text.slice(at + 1 + Math.floor(chance() * 5))
  if (how < 0.6) return text.slice(0, at) + '['.repeat(70_000)
  const put = draw(['"', '\\', '{', '}', '[', ',', ':', '-', '1', 'e', '\u0000', '\ud83d', text])
  return text.slice(0, at) + put + text.slice(at + (how < 0.8 ? 0 : 1))
}

/** Returns a source of spoilt frames, each another's offspring now and then. */
export const mutations = (frames: ReadonlyArray<object>, seed: number): (() => string) => {
  const chance = uniform(seed)
  const draw: Draw = (all) => all[Math.floor(chance() * all.length)] as never
  return () => {
    let value: unknown = draw(frames)
    const times = 1 + Math.floor(chance() * 3)
    for (let i = 0; i < times; i++) value = mutated(value, draw, chance)
    const text = JSON.stringify(value) ?? ''
    return chance() < 0.65 ? text : garbled(text, draw, chance)
  }
}
