import { setImmediate as nextTurn } from 'node:timers/promises'

/**
 * Lets long work of one process happen one after another, with everything else let in between.
 *
 * @param most how many may wait or work at once
 * @returns what the work came to; `null`, and nothing is done, if so many are there already
 */
export function createTurns(most: number) {
  let taken = 0
  let last: Promise<unknown> = Promise.resolve()
  return async <T>(work: () => T): Promise<{ done: T } | null> => {
    if (taken >= most) return null
    taken += 1
    const mine = last.then(() => nextTurn()).then(work)
    last = mine.catch(() => undefined)
    try {
      return { done: await mine }
    } finally {
      taken -= 1
    }
  }
}

/** Does the work for each, in order, with everything else let in after each. */
export async function eachInTurn<T, R>(all: readonly T[], work: (one: T) => R): Promise<R[]> {
  const done: R[] = []
  for (const one of all) {
    done.push(work(one))
    await nextTurn()
  }
  return done
}
