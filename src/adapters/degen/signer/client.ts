/**
 * A ready signer over Node's own ed25519.
 */

import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import * as Base58 from '../base58.js'
import type { DegenSigner } from '../degenSigner.js'
import { orderBytes } from '../orderBytes.js'
import type { WalletKey } from '../walletKey.js'

/** What DER puts before an ed25519 seed (RFC 8410). */
const derPrefix = '302e020100300506032b657004220420'
const seedLength = 32

/**
 * Returns a signer over Node's ed25519, or null where the key is none.
 *
 * @category adapters
 * @since 0.1.0
 */
export const signerOver = ({ secretKey, sizeUnit }: WalletKey): DegenSigner | null => {
  const bytes = Base58.decode(secretKey.trim())
  if (bytes === null || (bytes.length !== seedLength && bytes.length !== 2 * seedLength))
    return null
  const key = createPrivateKey({
    key: Buffer.concat([Buffer.from(derPrefix, 'hex'), bytes.subarray(0, seedLength)]),
    format: 'der',
    type: 'pkcs8',
  })
  const publicKey = publicBytes(key)
  const said = bytes.subarray(seedLength)
  if (said.length > 0 && Buffer.compare(said, publicKey) !== 0) return null
  const signed = (data: Uint8Array): string => Base58.encode(sign(null, data, key))
  return {
    address: Base58.encode(publicKey),
    signMessage: (text) => signed(Buffer.from(text, 'utf8')),
    signCancel: (id) => signed(Buffer.from(`cancel:${id}`, 'utf8')),
    signOrder: (order) => {
      const message = orderBytes(order, sizeUnit)
      // The client takes what is thrown for an order that was not sent.
      if (message === null) throw new Error(`order ${order.clientOrderId} does not fit its message`)
      return { signature: signed(message), binaryMessage: Buffer.from(message).toString('base64') }
    },
  }
}

const publicBytes = (key: KeyObject): Uint8Array => {
  const der = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return new Uint8Array(der.subarray(der.length - seedLength))
}
