/** Keeps the results of the last few keys; what falls out is made again. `has` says whether one is kept. */
export function createRecent<T>(size: number) {
  const kept = new Map<string, T>()
  const recall = (key: string, make: () => T): T => {
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
  return Object.assign(recall, { has: (key: string) => kept.has(key) })
}
