/**
 * A computation that sees its inputs one at a time: an estimator, a ledger, a report.
 *
 * Folds run the same live and over a recording, and a run in chunks equals a run in one piece.
 */

/**
 * A state machine in three parts: where it starts, how an input moves it, what it says.
 *
 * `step` returns a new state and leaves the old one as it was; `value` may be asked at any time.
 *
 * @example
 * import { Fold } from 'twoway'
 *
 * const sum: Fold.Fold<number, number, number> = {
 *   initial: 0,
 *   step: (total, input) => total + input,
 *   value: (total) => total,
 * }
 * Fold.run(sum)([1, 2, 3]) // => 6
 *
 * @category math
 * @since 0.1.0
 */
export type Fold<Input, State, Output> = {
  readonly initial: State
  readonly step: (state: State, input: Input) => State
  readonly value: (state: State) => Output
}

/**
 * Returns what a fold says after a sequence of inputs; of an empty one, what it says at first.
 *
 * @example
 * import { Fold } from 'twoway'
 *
 * const count = { initial: 0, step: (n: number, _: string) => n + 1, value: (n: number) => n }
 * Fold.run(count)(['a', 'b']) // => 2
 *
 * @category math
 * @since 0.1.0
 */
export const run =
  <Input, State, Output>(fold: Fold<Input, State, Output>) =>
  (inputs: Iterable<Input>): Output => {
    let state = fold.initial
    for (const input of inputs) state = fold.step(state, input)
    return fold.value(state)
  }
