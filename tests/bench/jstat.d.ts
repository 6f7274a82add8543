declare module 'jstat' {
  const jStat: {
    mean(values: readonly number[]): number
    /** @param isSample divides by one less than the count */
    variance(values: readonly number[], isSample: boolean): number
    /** Quantile of Student's t. */
    studentt: { inv(p: number, degrees: number): number }
  }
  export default jStat
}
