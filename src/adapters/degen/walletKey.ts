/**
 * The key of a wallet, as it is handed in.
 */

import type { SizeUnit } from './orderBytes.js'

/**
 * A secret key as Solana's tools write it, base58 of 64 bytes (the seed and the public key) or of
 * the 32 of the seed, and what the order message counts a size in.
 *
 * @category adapters
 * @since 0.1.0
 */
export type WalletKey = { readonly secretKey: string; readonly sizeUnit: SizeUnit }
