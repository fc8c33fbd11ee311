declare module 'jstat' {
  type Distribution = {
    inv(probability: number, ...parameters: ReadonlyArray<number>): number
    cdf(value: number, ...parameters: ReadonlyArray<number>): number
  }
  const jstat: {
    readonly chisquare: Distribution
    readonly studentt: Distribution
    readonly beta: Distribution
    readonly normal: Distribution
  }
  export default jstat
}
