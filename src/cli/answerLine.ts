/**
 * One line of `twoway decide`: a state and a config in, a decision out.
 */

import * as E from 'fp-ts/lib/Either.js'
import { decodeConfig } from '../codec/decodeConfig.js'
import { type DecodeError, message } from '../codec/decodeError.js'
import { decodeState } from '../codec/decodeState.js'
import { render } from '../codec/render.js'
import type { QuoteConfig } from '../decision/config.js'
import { decideQuotes, retreat } from '../decision/decideQuotes.js'
import { type Explanation, explainQuotes } from '../decision/explainQuotes.js'
import type { OrderDiff } from '../decision/orderDiff.js'
import type { QuoteState } from '../decision/state.js'
import * as Reason from '../market/reason.js'

/**
 * What a line gets: `decision` null where the line is no JSON, and `problems` with what was wrong.
 *
 * @category cli
 * @since 0.1.0
 */
export type Answer = {
  readonly decision: OrderDiff | null
  readonly problems: ReadonlyArray<string>
}

/**
 * Returns a function that answers lines; `explain` asks for the whole explanation.
 *
 * A line that is no JSON gets no decision, any other gets one: what cannot be decided is
 * `invalid-input`, which cancels all that can be named. The config is decoded anew only when it
 * differs from the line before.
 *
 * @category cli
 * @since 0.1.0
 */
export const createAnswerer = ({
  explain,
}: {
  readonly explain: boolean
}): ((text: string) => Answer) => {
  let lastText: string | null = null
  let last: ReturnType<typeof decodeConfig> | null = null
  const decode = (config: unknown): ReturnType<typeof decodeConfig> => {
    const text = textOf(config)
    if (last !== null && text !== null && text === lastText) return last
    lastText = text
    last = decodeConfig(config)
    return last
  }
  return (text) => {
    const line = parse(text)
    if (E.isLeft(line)) return { decision: null, problems: [line.left] }
    const request = line.right
    if (!isRequest(request)) return noRequest(request)
    const config = decode(request.config)
    return E.isLeft(config)
      ? refused(request.state, config.left, explain)
      : answer(request.state, config.right, explain)
  }
}

/** The state is decided on as it came: `decideQuotes` checks it itself, and decides on anything. */
type Request = { readonly state: QuoteState; readonly config: unknown }

const isRequest = (value: unknown): value is Request =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Null where it is nested too deep to be written: parsing follows any depth, writing does not. */
const textOf = (config: unknown): string | null => {
  try {
    return JSON.stringify(config) ?? ''
  } catch {
    return null
  }
}

const parse = (text: string): E.Either<string, unknown> => {
  try {
    return E.right(JSON.parse(text))
  } catch (thrown) {
    return E.left(`not JSON: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
  }
}

const answer = (state: QuoteState, config: QuoteConfig, explain: boolean): Answer => {
  const decision = explain ? explainQuotes(state, config) : decideQuotes(state, config)
  return decision.halted === 'invalid-input'
    ? { decision, problems: stateProblems(state, config) }
    : { decision, problems: [] }
}

/** Decoding says more than the decision, but is asked only where the decision found something. */
const stateProblems = (state: QuoteState, config: QuoteConfig): ReadonlyArray<string> => {
  const decoded = decodeState(state)
  if (E.isLeft(decoded)) return decoded.left.map(within('state'))
  const { reason } = explainQuotes(state, config)
  return reason === null ? [] : [Reason.message(reason)]
}

const refused = (
  state: QuoteState,
  errors: ReadonlyArray<DecodeError>,
  explain: boolean,
): Answer => {
  const decoded = decodeState(state)
  const stateErrors = E.isLeft(decoded) ? decoded.left : []
  return {
    decision: retreated(state, explain),
    problems: [...errors.map(within('config')), ...stateErrors.map(within('state'))],
  }
}

const noRequest = (value: unknown): Answer => ({
  decision: { cancel: [], keep: [], place: [], halted: 'invalid-input', explain: null },
  problems: [`${render(value)}, expected an object with state and config`],
})

const retreated = (state: QuoteState, explain: boolean): OrderDiff | Explanation => {
  const diff = retreat(state, 'invalid-input')
  if (!explain) return diff
  return { ...diff, explain: null, reason: { _tag: 'invalid-input', path: 'config' }, quotes: [] }
}

const within =
  (part: string) =>
  (error: DecodeError): string => {
    const joint = error.path === '' || error.path.startsWith('[') ? '' : '.'
    return message({ ...error, path: `${part}${joint}${error.path}` })
  }
