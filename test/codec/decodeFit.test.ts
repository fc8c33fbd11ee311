import { describe, expect, it } from 'vitest'
import { decodeFit, fit } from '../../src/codec/decodeFit.js'
import { recommendedOutlook } from '../../src/decision/recommendedOutlook.js'
import { keys, leaves, messages, paths, put, written } from './messages.js'

const copy = (): unknown => JSON.parse(JSON.stringify(recommendedOutlook))

describe('decodeFit: examples', () => {
  it('hands a fit back unchanged, with both models or with one', () => {
    const value = copy()
    const decoded = decodeFit(value)
    expect(decoded._tag === 'Right' && decoded.right).toBe(value)
    const prices = put(value, ['full'], null)
    expect(decodeFit(prices)).toEqual({ _tag: 'Right', right: prices })
    expect(fit.is(prices)).toBe(true)
  })
})

describe('decodeFit: edges', () => {
  it.each([
    [['fittedOn'], '', 'fittedOn: "", expected a string that is not empty'],
    [['prices'], null, 'prices: null, expected an object with clock, levelMinutes, pulseMinutes, '],
    [['prices', 'clock', 'weekday'], [1], 'prices.clock.weekday: [1], expected a list of 48'],
    [['prices', 'clock', 'weekend'], 5, 'prices.clock.weekend: 5, expected a list of 48'],
    [['full', 'clock', 'quarter'], [], 'full.clock.quarter: [], expected a list of 15'],
    [
      ['full', 'clock', 'quarter', 2],
      0,
      'full.clock.quarter[2]: 0, expected a number above 0 and at most 1000 (of the mean)',
    ],
    [
      ['full', 'terms', 0, 'of'],
      'two',
      'full.terms[0].of: "two", expected "one" or "elapsed" or "elapsedSquared" or "season" or ',
    ],
    [
      ['full', 'terms', 7, 'weights', 0],
      101,
      'full.terms[7].weights[0]: 101, expected a number from -100 to 100 (a weight)',
    ],
    [
      ['full', 'terms', 7, 'against'],
      0,
      'full.terms[7].against: 0, expected a number above 0 and at most 1000000 (minutes)',
    ],
    [
      ['prices', 'errors', 0, 'error'],
      -1,
      'prices.errors[0].error: -1, expected a number from 0 to 10 (of ln σ)',
    ],
    [
      ['prices', 'errors', 1, 'seconds'],
      0,
      'prices.errors[1].seconds: 0, expected a number above 0 and at most 1000000000 (seconds)',
    ],
  ])('what is wrong at %j is told', (path, value, message) => {
    const [first, ...rest] = messages(decodeFit(put(copy(), path, value)))
    expect(first?.slice(0, message.length)).toBe(message)
    expect(rest).toEqual([])
  })

  it('what is no object, or throws, is no fit', () => {
    for (const value of [null, 5, [], 'fit']) expect(paths(decodeFit(value))).toEqual([''])
  })
})

describe('decodeFit: laws', () => {
  it('a number that is text, or missing, is told by its path', () => {
    for (const leaf of leaves(copy())) {
      const isText = leaf.at(-1) === 'of' || leaf.at(-1) === 'fittedOn'
      expect(paths(decodeFit(put(copy(), leaf, isText ? 7 : 'seven')))).toEqual([written(leaf)])
    }
  })

  it('a key that is misspelt is told, and so is the one that is missing', () => {
    const members = keys(copy()).filter((path) => typeof path.at(-1) === 'string')
    for (const path of members.filter((path) => path.length < 3)) {
      const misspelt = put(copy(), [...path.slice(0, -1), `${path.at(-1)}s`], 1)
      expect(paths(decodeFit(misspelt))).toEqual([`${written(path)}s`])
    }
  })
})
