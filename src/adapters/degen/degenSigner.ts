/**
 * Who signs: given by the caller, so that no key comes near what decides or what is told.
 */

import type { OrderToSign } from './orderBytes.js'

/**
 * An order's signature in base58, and the message that was signed in base64.
 *
 * @category adapters
 * @since 0.1.0
 */
export type SignedOrder = { readonly signature: string; readonly binaryMessage: string }

/**
 * A wallet that signs. `address` is its public key in base58. `signMessage` signs the text of a
 * sign-in as it came; `signCancel` signs `cancel:<id>`, and `cancel:all` where the id is `all`.
 * Signatures are base58. Any of them may take its time, or reject: then nothing is sent.
 *
 * @category adapters
 * @since 0.1.0
 */
export type DegenSigner = {
  readonly address: string
  readonly signMessage: (text: string) => string | Promise<string>
  readonly signOrder: (order: OrderToSign) => SignedOrder | Promise<SignedOrder>
  readonly signCancel: (id: string) => string | Promise<string>
}
