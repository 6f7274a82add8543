export type Save = { opId: string; assessmentId: string; questionId: string; version: number; note: string }
export type Invitation = { assessmentId: string; email: string }

type Waiting = { sentAfter: number; resolve: (ms: number) => void }

/** Everything that people were told is done, as they remember it. */
export class Ledger {
  saves: Save[] = []
  /** Ids of checks. */
  submitted: string[] = []
  invited: Invitation[] = []
  /** Every check that was started, whatever became of it. */
  started: string[] = []
  #waiting: Waiting[] = []
  #reaching: { count: number; resolve: () => void }[] = []

  /** @param sentAt when it was sent for the last time, by `performance.now` */
  save(save: Save, sentAt: number): void {
    this.saves.push(save)
    const now = performance.now()
    this.#waiting = this.#waiting.filter(({ sentAfter, resolve }) => {
      if (sentAt < sentAfter) return true
      resolve(now - sentAfter)
      return false
    })
    this.#reaching = this.#reaching.filter(({ count, resolve }) => {
      if (this.saves.length < count) return true
      resolve()
      return false
    })
  }

  /** Milliseconds from now to the first save that is sent from now on and acknowledged. */
  nextSave(): Promise<number> {
    return new Promise((resolve) => this.#waiting.push({ sentAfter: performance.now(), resolve }))
  }

  /** Resolves once so many saves are acknowledged. */
  reaches(count: number): Promise<void> {
    if (this.saves.length >= count) return Promise.resolve()
    return new Promise((resolve) => this.#reaching.push({ count, resolve }))
  }
}
