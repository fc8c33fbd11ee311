/**
 * A wallet whose key is at hand.
 */

import type { DegenSigner } from './degenSigner.js'
import { signerOver } from './signer/client.js'
import type { WalletKey } from './walletKey.js'

/**
 * Returns a signer over Node's own ed25519, or null where the key is none, or its second half is
 * not the public key of its first. No text of an error holds the key.
 *
 * @example
 * import { walletSigner } from 'twoway/adapters/degen'
 *
 * const secretKey = '1'.repeat(32)
 * walletSigner({ secretKey, sizeUnit: 'share' })?.address
 * // => '4zvwRjXUKGfvwnParsHAS3HuSVzV5cA4McphgmoCtajS'
 *
 * @category adapters
 * @since 0.1.0
 */
export const walletSigner = (key: WalletKey): DegenSigner | null => signerOver(key)
