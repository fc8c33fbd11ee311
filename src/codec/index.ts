/**
 * `twoway/codec`: what comes from outside, read and checked.
 */

export { type BotConfig, botConfig, seedBot } from './botConfig.js'
export * as Collection from './collection.js'
export { type BotSettings, configFromEnv, type Env } from './configFromEnv.js'
export { decode } from './decode.js'
export { decodeConfig, quoteConfig } from './decodeConfig.js'
export * as DecodeError from './decodeError.js'
export { decodeState, quoteState } from './decodeState.js'
export * as Scalar from './scalar.js'
export * as Shape from './shape.js'
