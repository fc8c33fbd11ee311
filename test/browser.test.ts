/**
 * The built core in a browser, from a server that hands out files and knows nothing of packages.
 * Skips where no Chromium is; `.ci/run` installs one.
 */

import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Normal } from '../src/index.js'
import { root } from './tidy/project.js'

const executablePath = '/usr/bin/chromium'

const serve = (): Server =>
  createServer(({ url = '/' }, response) => {
    const file = `${root}dist${url}`
    if (!/^\/[\w-]+\.js$/.test(url) || !existsSync(file)) {
      // The page itself is empty; an icon is asked for by every browser, and nobody misses it.
      const status = url === '/' ? 200 : url === '/favicon.ico' ? 204 : 404
      response.writeHead(status, { 'content-type': 'text/html' }).end()
      return
    }
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(file))
  })

describe.skipIf(!existsSync(executablePath))('dist/index.js in Chromium', () => {
  const server = serve()
  let browser: Browser
  let address = ''

  beforeAll(async () => {
    await new Promise<void>((listening) => {
      server.listen(0, '127.0.0.1', listening)
    })
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
    })
  })

  afterAll(async () => {
    await browser?.close()
    server.close()
  })

  test('loads, and gives the bits that Node gives', async () => {
    const page = await browser.newPage()
    const faults: string[] = []
    page.on('pageerror', (fault) => faults.push(fault.message))
    page.on('console', (line) => faults.push(line.text()))
    await page.goto(address)
    const points = [-8, -1.25, -0.1, 0, 0.3, 2.75, 8]
    const [values, names] = (await page.evaluate(
      `import('/index.js').then(({ Normal, ...others }) =>
        [${JSON.stringify(points)}.map(Normal.cdf), Object.keys(others)])`,
    )) as [ReadonlyArray<number>, ReadonlyArray<string>]
    expect(faults).toEqual([])
    expect(values).toEqual(points.map((x) => Normal.cdf(x)))
    expect(names).toEqual(expect.arrayContaining(['decideQuotes', 'explainQuotes', 'presets']))
  })
})
