import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { windowBundle } from '../../src/bot/window/windowBundle.js'
import { root } from '../tidy/project.js'

const text = (path: string): string => readFileSync(`${root}${path}`, 'utf8')

describe('windowBundle', () => {
  const { script, style } = windowBundle

  it('holds the page’s own code and uPlot, and asks no other place for anything', () => {
    expect(script).toContain('kill-question')
    expect(script).toContain('u-hz')
    expect(style).toContain('.u-legend')
    expect(style).toContain('prefers-color-scheme: dark')
    expect(`${script}${style}`).not.toMatch(/\bimport\b|@import|url\(|https?:\/\/(?!www\.w3\.org)/)
  })

  it('runs under a policy that evaluates no text and trusts no markup', () => {
    expect(script).not.toMatch(
      /\beval\(|new Function\(|innerHTML|insertAdjacentHTML|document\.write/,
    )
  })

  it('is small enough to be read over a slow line', () => {
    expect(script.length + style.length).toBeLessThan(100_000)
  })

  it('comes with the licence of what it holds', () => {
    const { version } = JSON.parse(text('node_modules/uplot/package.json'))
    expect(text('THIRD-PARTY-NOTICES.txt')).toContain(`uPlot ${version}\n`)
    expect(text('THIRD-PARTY-NOTICES.txt')).toContain(text('node_modules/uplot/LICENSE').trim())
  })
})
