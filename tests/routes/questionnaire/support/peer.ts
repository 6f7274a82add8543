import type { Outcome, Theirs } from '#app/routes/questionnaire/autosave.ts'
import { NOTHING_GIVEN } from '#app/routes/questionnaire-parts/answer-fields.ts'

export type Entry = { question: string; text: string; version: number; opId: string; base: number }
type Holding = { text: string; version: number }

/**
 * The rules of saving as the sheet states them (compare and set, an operation id
 * serves once, every accepted change in a history), in memory: the other side of
 * autosave, written without a look at the product's own server.
 */
export class Peer {
  history: Entry[] = []
  #now = new Map<string, Holding>()
  #done = new Map<string, Outcome>()

  save(question: string, text: string, { opId, base }: { opId: string; base: number }): Outcome {
    const known = this.#done.get(opId)
    if (known) return known
    const current = this.#now.get(question)
    if (base !== (current?.version ?? 0)) return { kind: 'conflict', current: shown(current) }
    const version =
      1 + Math.max(0, ...this.history.filter((one) => one.question === question).map((one) => one.version))
    this.history.push({ question, text, version, opId, base })
    this.#now.set(question, { text, version })
    const saved: Outcome = { kind: 'saved', version, savedAt: `2026-11-22T10:00:0${version % 10}Z`, answer: null }
    this.#done.set(opId, saved)
    return saved
  }

  current(question: string): Holding | undefined {
    return this.#now.get(question)
  }

  /** Somebody else, at another page that is up to date. */
  interfere(question: string, text: string) {
    this.save(question, text, { opId: `other-${text}`, base: this.#now.get(question)?.version ?? 0 })
  }

  versions(): Record<string, number> {
    return Object.fromEntries([...this.#now].map(([question, { version }]) => [question, version]))
  }
}

function shown(current: Holding | undefined): Theirs {
  return { ...NOTHING_GIVEN, note: current?.text ?? '', text: current?.text ?? '', version: current?.version ?? 0 }
}
