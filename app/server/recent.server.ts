/** Keeps the results of the last few keys; what falls out is made again. */
export function createRecent<T>(size: number) {
  const kept = new Map<string, T>()
  return (key: string, make: () => T): T => {
    const known = kept.get(key)
    if (known !== undefined) {
      kept.delete(key)
      kept.set(key, known)
      return known
    }
    const made = make()
    kept.set(key, made)
    if (kept.size > size) kept.delete(kept.keys().next().value as string)
    return made
  }
}
