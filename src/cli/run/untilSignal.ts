/**
 * The signals that end a run: the first is waited for, a second of a person ends the process.
 */

/** The part of the process that is used. @category cli @since 0.1.0 */
export type Signalled = Pick<NodeJS.Process, 'on' | 'off' | 'exit'>

/**
 * `first` resolves with the name of the first signal, or with what `raise` names as one.
 *
 * @category cli
 * @since 0.1.0
 */
export type UntilSignal = {
  readonly first: Promise<string>
  readonly raise: (why: string) => void
  readonly release: () => void
}

const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

/**
 * Waits for a signal. After the first, another SIGINT or SIGTERM ends the process at once, with the
 * code that a shell expects of it. A terminal that closes says so more than once, the system and
 * the shell each, so SIGHUP never does.
 *
 * @category cli
 * @since 0.1.0
 */
export const untilSignal = (from: Signalled): UntilSignal => {
  let first: (name: string) => void = () => {}
  const heard = new Promise<string>((resolve) => {
    first = resolve
  })
  let count = 0
  const onSignal = (name: NodeJS.Signals): void => {
    count += 1
    if (count > 1 && name !== 'SIGHUP') from.exit(codes[name as keyof typeof codes])
    first(name)
  }
  const names = Object.keys(codes) as ReadonlyArray<NodeJS.Signals>
  for (const name of names) from.on(name, onSignal)
  const release = (): void => {
    for (const name of names) from.off(name, onSignal)
  }
  return { first: heard, raise: first, release }
}
