import { Busy } from './database-error.ts'

type GateOptions = {
  /** How many may be inside at once. */
  places: number
  /** How many may wait; the next is refused at once. */
  maxWaiting: number
  maxWaitMs: number
}

/** Lets a few in, a few more wait a little, and refuses the rest, so that overload never becomes a queue without end (P25). */
export class Gate {
  #free: number
  #waiting: { enter: () => void; refuse: () => void }[] = []
  #options: GateOptions

  constructor(options: GateOptions) {
    this.#options = options
    this.#free = options.places
  }

  get waiting() {
    return this.#waiting.length
  }

  /** @throws Busy if nobody left in time or too many wait already */
  async enter(maxWaitMs = this.#options.maxWaitMs): Promise<void> {
    if (this.#free > 0) {
      this.#free -= 1
      return
    }
    if (this.#waiting.length >= this.#options.maxWaiting) throw new Busy('Too many wait for the database.')
    await this.#wait(maxWaitMs)
  }

  leave(): void {
    const next = this.#waiting.shift()
    if (next) next.enter()
    else this.#free += 1
  }

  #wait(maxWaitMs: number) {
    return new Promise<void>((resolve, reject) => {
      const place = { enter: () => {}, refuse: () => {} }
      const timer = setTimeout(() => place.refuse(), maxWaitMs)
      place.enter = () => {
        clearTimeout(timer)
        resolve()
      }
      place.refuse = () => {
        this.#waiting.splice(this.#waiting.indexOf(place), 1)
        reject(new Busy(`Waited ${maxWaitMs} ms for the database.`))
      }
      this.#waiting.push(place)
    })
  }
}
