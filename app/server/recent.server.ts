/** Keeps the results of the last few keys; what falls out is made again. `has` says whether one is kept; `forget` lets go of one. */
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
  return Object.assign(recall, {
    has: (key: string) => kept.has(key),
    forget: (key: string, value: T) => {
      if (kept.get(key) === value) kept.delete(key)
    },
  })
}

/** As {@link createRecent} for what takes its time; what fails is not kept, so that the next one tries again. */
export function createRecentWork<T>(size: number) {
  const recent = createRecent<Promise<T>>(size)
  return (key: string, work: () => Promise<T>): Promise<T> => {
    const made = recent(key, work)
    made.catch(() => recent.forget(key, made))
    return made
  }
}
