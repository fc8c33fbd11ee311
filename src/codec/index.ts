/**
 * `twoway/codec`: what comes from outside, read and checked.
 */

export { type BotConfig, botConfig } from './botConfig.js'
export { type BotSettings, configFromEnv, type Env } from './configFromEnv.js'
export { decodeConfig, quoteConfig } from './decodeConfig.js'
export * as DecodeError from './decodeError.js'
export { decodeFit, type Fit, fit } from './decodeFit.js'
export { decodeSettlement, settlement } from './decodeSettlement.js'
export { decodeState, quoteState } from './decodeState.js'
