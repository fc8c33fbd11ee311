#!/usr/bin/env node
/**
 * The process of the command line: ends with its exit code, and quietly when its reader goes away.
 */

import { commandLine } from './commandLine.js'
import { endWithReader } from './output.js'

endWithReader()
commandLine(process.argv.slice(2)).then((code) => {
  process.exitCode = code
})
