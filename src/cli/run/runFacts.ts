/**
 * What a run finds before it begins: its keys, its machine, and what is wrong with either.
 */

import * as E from 'fp-ts/lib/Either.js'
import type { DegenSigner } from '../../adapters/degen/degenSigner.js'
import type { DegenWorld } from '../../adapters/degen/transport/client.js'
import { walletSigner } from '../../adapters/degen/walletSigner.js'
import { type PlatformWorld, platformWorld } from '../../bot/platformWorld.js'
import { type Preflight, preflight } from '../../bot/preflight.js'
import { venueSkew } from '../../bot/venueSkew.js'
import type { RunConfig } from '../../codec/runConfig.js'
import type { RunSettings } from './runSettings.js'

/**
 * The keys of a run, null where there are none.
 *
 * @category cli
 * @since 0.1.0
 */
export type Keys = {
  readonly signer: DegenSigner | null
  readonly token: (() => string | null) | null
  readonly isUnreadable: boolean
}

/** Returns the keys that are set; a paper run reads none. @category cli @since 0.1.0 */
export const keysOf = ({ live }: RunSettings, { degen }: RunConfig): Keys => {
  const secretKey = process.env['DEGEN_WALLET_KEY']
  const token = process.env['DEGEN_API_KEY']
  if (!live) return { signer: null, token: null, isUnreadable: false }
  const signer =
    secretKey === undefined ? null : walletSigner({ secretKey, sizeUnit: degen.sizeUnit })
  return {
    signer,
    token: token === undefined || token === '' ? null : () => token,
    isUnreadable: secretKey !== undefined && signer === null,
  }
}

/** Returns the machine, or what to install. @category cli @since 0.1.0 */
export const worldOf = async (): Promise<E.Either<string, DegenWorld & PlatformWorld>> => {
  const own = await platformWorld()
  return E.isLeft(own) ? own : E.right({ ...own.right, fetch: (url, init) => fetch(url, init) })
}

/** `url`: where alerts are posted, null for nowhere. @category cli @since 0.1.0 */
export type MachineFacts = {
  readonly keys: Keys
  readonly url: string | null
  readonly hasWebSocket: boolean
}

/** Returns all that keeps a run from starting. @category cli @since 0.1.0 */
export const checkedOf = async (
  { live, markets }: RunSettings,
  config: RunConfig,
  { keys, url, hasWebSocket }: MachineFacts,
): Promise<Preflight> => {
  const { signer, token, isUnreadable } = keys
  const asks = { get: fetch, now: Date.now, timeoutMs: 5_000 }
  return preflight({
    config,
    live,
    hasWebSocket,
    webhook: url,
    node: process.versions.node,
    apiKey: token === null ? 'none' : 'given',
    walletKey: isUnreadable ? 'unreadable' : signer === null ? 'none' : 'given',
    skewMs: markets === 'own' ? null : await venueSkew(config.degen, asks),
  })
}
