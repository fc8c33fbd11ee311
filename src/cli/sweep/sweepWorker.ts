/**
 * The worker of a sweep: a file of its own in the build, which the pool loads by its name.
 */

export { sweepOne } from './sweepOne.js'
