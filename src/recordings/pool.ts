/**
 * Tasks on several cores.
 */

/**
 * Workers that run a task each at a time. `run` resolves to what the task returns, and rejects with
 * what it throws; `end` stops them, whatever they do.
 *
 * @category recordings
 * @since 0.1.0
 */
export type Pool<Task, Result> = {
  readonly run: (task: Task) => Promise<Result>
  readonly end: () => Promise<void>
}

/**
 * Returns a pool of `workers` threads, each of which loads a module and calls its export `name`
 * with one task after the other.
 *
 * @category recordings
 * @since 0.1.0
 */
export const createPool = <Task, Result>({
  module,
  name,
  workers,
}: {
  readonly module: URL
  readonly name: string
  readonly workers: number
}): Pool<Task, Result> => {
  const made = import('tinypool').then(
    ({ Tinypool }) =>
      new Tinypool({
        filename: module.href,
        name,
        minThreads: workers,
        maxThreads: workers,
        concurrentTasksPerWorker: 1,
        isolateWorkers: false,
      }),
  )
  return {
    run: async (task) => (await made).run(task),
    end: async () => (await made).destroy(),
  }
}
