/**
 * Why a window does not open: one closed union, and its words.
 */

/**
 * A port that is none, one that something else has; a host others can reach; a token that can be
 * guessed; a registry that has metrics of these names already; what the system says otherwise.
 *
 * @category bot
 * @since 0.1.0
 */
export type WindowError =
  | { readonly _tag: 'bad-port'; readonly port: number }
  | { readonly _tag: 'port-in-use'; readonly port: number }
  | { readonly _tag: 'port-forbidden'; readonly port: number }
  | { readonly _tag: 'not-loopback'; readonly host: string }
  | { readonly _tag: 'short-token'; readonly length: number }
  | { readonly _tag: 'bad-registry'; readonly detail: string }
  | { readonly _tag: 'system'; readonly detail: string }

/**
 * Returns why a window does not open as a sentence that holds the offending value, but no token.
 *
 * @example
 * import { WindowError } from 'twoway/bot'
 *
 * WindowError.message({ _tag: 'port-in-use', port: 8787 })
 * // => 'port 8787 is in use: another window may be open; choose another port, or 0 for any'
 *
 * @category bot
 * @since 0.1.0
 */
export const message = (error: WindowError): string => {
  switch (error._tag) {
    case 'bad-port':
      return `the port is a whole number from 0 to 65535, 0 for any that is free; have ${error.port}`
    case 'port-in-use':
      return `port ${error.port} is in use: another window may be open; choose another port, or 0 for any`
    case 'port-forbidden':
      return `port ${error.port} is not open to this user; those above 1023 mostly are`
    case 'not-loopback':
      return `the window opens on 127.0.0.1 or ::1 only, where no other machine reaches it; have ${error.host}`
    case 'short-token':
      return `the token of the window has ${error.length} characters; at least 16 of A-Z a-z 0-9 - _ . ~ are asked`
    case 'bad-registry':
      return `the registry takes no metrics of the desk: ${error.detail}`
    case 'system':
      return `the window does not open: ${error.detail}`
  }
}
