/**
 * What rounding lost in a sum or a product: with it two doubles carry one number to about 106 bits.
 *
 * Made of +, − and × alone, which IEEE 754 rounds exactly, so every engine gives the same bits.
 */

/**
 * Returns `(a + b) − fl(a + b)`, exact for any two doubles whose sum is finite.
 *
 * Knuth, The Art of Computer Programming 2, 4.2.2, theorem B (TwoSum).
 *
 * @category math
 * @since 0.1.0
 */
export const sumError = (a: number, b: number): number => {
  const sum = a + b
  const fromB = sum - a
  return a - (sum - fromB) + (b - fromB)
}

/**
 * Returns `a·b − fl(a·b)`, exact for factors below 2⁹⁹⁶ whose product is 0 or above 2⁻⁹⁶⁹.
 *
 * Dekker, Numerische Mathematik 18 (1971). Multiplying by 2²⁷ + 1 (Veltkamp) splits a factor into
 * two halves of 26 bits, whose products are exact.
 *
 * @category math
 * @since 0.1.0
 */
export const productError = (a: number, b: number): number => {
  const aShifted = 134_217_729 * a
  const bShifted = 134_217_729 * b
  const aHigh = aShifted - (aShifted - a)
  const bHigh = bShifted - (bShifted - b)
  const aLow = a - aHigh
  const bLow = b - bHigh
  return aLow * bLow - (a * b - aHigh * bHigh - aLow * bHigh - aHigh * bLow)
}
