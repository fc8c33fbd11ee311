/**
 * The word that lets a person change something through the window.
 */

import { randomBytes } from 'node:crypto'

/**
 * Returns a new token: 144 bits of the system's randomness, in characters that an address may hold.
 *
 * @example
 * import { windowToken } from 'twoway/bot'
 *
 * windowToken().length // => 24
 *
 * @category bot
 * @since 0.1.0
 */
export const windowToken = (): string => randomBytes(18).toString('base64url')
