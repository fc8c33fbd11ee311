/** What FC_SCALE asks for: of a law that counts what it met as well. */
export const scale: number = Number(process.env['FC_SCALE'] ?? 1)

/**
 * How many cases a property tries. FC_SCALE makes all of them fewer or more at once: mutation
 * testing asks for a tenth, a night's search for a thousand times as many.
 */
export const runs = (count: number): { readonly numRuns: number } => ({
  numRuns: Math.ceil(count * scale),
})
