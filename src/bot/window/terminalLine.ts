/**
 * One line of a terminal, whatever the text holds.
 */

/**
 * Returns a text as one line of so many columns at most, cut with an ellipsis. What a venue says
 * may hold anything: no control character reaches the terminal.
 *
 * @category bot
 * @since 0.1.0
 */
export const terminalLine = (text: string, columns: number): string => {
  const clean = [...text].map((one) => (/\p{Cc}|\p{Cf}/u.test(one) ? '�' : one))
  return clean.length <= columns ? clean.join('') : `${clean.slice(0, columns - 1).join('')}…`
}
