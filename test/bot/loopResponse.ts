/** As much of an answer as the client reads, without the platform's streams. */
export const responseOf = ({
  status,
  body,
}: {
  readonly status: number
  readonly body: object
}): Response => {
  const chunks = [new TextEncoder().encode(JSON.stringify(body))]
  const read = async () => {
    const value = chunks.shift()
    return value === undefined ? { done: true, value } : { done: false, value }
  }
  const reader = { read, cancel: async () => undefined }
  const headers = { get: () => null }
  return { status, headers, body: { getReader: () => reader } } as unknown as Response
}
