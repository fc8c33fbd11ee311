/**
 * Base58 as Bitcoin and Solana write keys and signatures: no 0, O, I or l, and a leading zero byte
 * is a leading `1`.
 */

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** A signature has 88 characters at most; what is longer than this is no key and no signature. */
const maxCharacters = 128

/**
 * Returns bytes as text.
 *
 * @example
 * import { Base58 } from 'twoway/adapters/degen'
 *
 * Base58.encode(new Uint8Array([0, 0, 40, 127, 180, 205])) // => '11233QC4'
 *
 * @category adapters
 * @since 0.1.0
 */
export const encode = (bytes: Uint8Array): string => {
  const digits: Array<number> = []
  for (const byte of bytes) {
    let carry = byte
    for (let i = 0; i < digits.length; i++) {
      carry += (digits[i] as number) * 256
      digits[i] = carry % 58
      carry = Math.floor(carry / 58)
    }
    for (; carry > 0; carry = Math.floor(carry / 58)) digits.push(carry % 58)
  }
  const zeros = leading(bytes.length, (i) => bytes[i] === 0)
  return '1'.repeat(zeros) + digits.reduceRight((text, digit) => text + alphabet[digit], '')
}

/**
 * Returns the bytes of a text, or null where it holds another character or more than 128.
 *
 * @example
 * import { Base58 } from 'twoway/adapters/degen'
 *
 * Base58.decode('11233QC4') // => new Uint8Array([0, 0, 40, 127, 180, 205])
 * Base58.decode('0') // => null
 *
 * @category adapters
 * @since 0.1.0
 */
export const decode = (text: string): Uint8Array | null => {
  if (typeof text !== 'string' || text.length > maxCharacters) return null
  const bytes: Array<number> = []
  for (const character of text) {
    let carry = alphabet.indexOf(character)
    if (carry < 0) return null
    for (let i = 0; i < bytes.length; i++) {
      carry += (bytes[i] as number) * 58
      bytes[i] = carry % 256
      carry = Math.floor(carry / 256)
    }
    for (; carry > 0; carry = Math.floor(carry / 256)) bytes.push(carry % 256)
  }
  const zeros = leading(text.length, (i) => text[i] === '1')
  return new Uint8Array([...new Array<number>(zeros).fill(0), ...bytes.reverse()])
}

const leading = (length: number, isZero: (index: number) => boolean): number => {
  let zeros = 0
  while (zeros < length && isZero(zeros)) zeros += 1
  return zeros
}
