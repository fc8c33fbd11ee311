/**
 * How many cases a property tries. FC_SCALE makes all of them fewer or more at once: mutation
 * testing asks for a tenth, a night's search for a thousand times as many.
 */
export const runs = (count: number): { readonly numRuns: number } => ({
  numRuns: Math.ceil(count * Number(process.env['FC_SCALE'] ?? 1)),
})
