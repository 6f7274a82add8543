import { type Kept, sortKept } from '#app/core/autosave/kept.ts'
import type { Fields, Unsent } from '#app/core/autosave/line.ts'
import { type Autosave, type AutosaveState, createAutosave, type Outcome } from '#app/routes/questionnaire/autosave.ts'

export type Stored = ReadonlyMap<string, { text: string; version: number }>
export type Attempt = { question: string; text: string; opId: string; base: number }

/** The other side: whatever takes answers. */
export type Server = {
  save(attempt: Attempt): Promise<Outcome>
  read(): Promise<Stored>
}

export const QUESTIONS = ['q-kpi-definition', 'q-value-tracking', 'q-baseline-measurement'] as const
const PEOPLE = ['ana', 'ben', 'eva'] as const
const TABS = 3
const STEPS = 60
const HOUR_MS = 3_600_000
const TIMEOUT_MS = 10_000

type Person = (typeof PEOPLE)[number]

/** One browser: what is kept in it, whose session it holds, and a clock that may be wrong. */
type Device = { kept: Map<string, { owner: Person; unsent: Unsent[] }>; person: Person; skewMs: number }

type Tab = {
  pageId: string
  device: Device
  person: Person
  autosave: Autosave
  state: AutosaveState | undefined
  /** What stands in its fields. */
  shown: Map<string, string>
}

/** Numbers of one seed, each from 0 to below 1 (mulberry32). */
function numbersOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * Three people with three tabs each answer the same questions over a network that reorders, doubles, delays and drops;
 * tabs crash and come back with what their browser kept, clocks jump, and people sign in at each other's browsers.
 * Everything follows from the seed.
 */
export class TeamSimulation {
  /** What the pages were told. */
  acknowledged: { opId: string; question: string; text: string; version: number }[] = []
  /** Versions that each person has seen: read, saved, or shown in a conflict. */
  seen = new Set<string>()
  /** Whose session carried each operation to the server. */
  carriedBy = new Map<string, Set<Person>>()
  met = new Set<string>()
  tabs: Tab[] = []
  discarded = 0
  #server: Server
  #number: () => number
  #isCalm = false
  #ids = 0
  #now = 0
  #delivery: Promise<unknown> = Promise.resolve()
  #events: { at: number; order: number; work: () => unknown }[] = []
  #devices: Device[] = PEOPLE.map((person) => ({ kept: new Map(), person, skewMs: 0 }))

  constructor(seed: number, server: Server) {
    this.#number = numbersOf(seed)
    this.#server = server
  }

  async run(): Promise<void> {
    for (const device of this.#devices) for (let tab = 0; tab < TABS; tab += 1) await this.#open(device)
    for (let step = 0; step < STEPS; step += 1) {
      await this.#step()
      await this.#pass(this.#number() * 4_000)
    }
    await this.#calm()
  }

  #below = (limit: number) => Math.floor(this.#number() * limit)
  #chance = (share: number) => this.#number() < share
  #one = <T>(of: readonly T[]): T => of[this.#below(of.length)] as T

  #count(): number {
    this.#ids += 1
    return this.#ids
  }

  #next = () => String(this.#count()).padStart(12, '0')

  async #step(): Promise<void> {
    const what = this.#number()
    const tab = this.#one(this.tabs)
    if (what < 0.5) return this.#type(tab, this.#one(QUESTIONS))
    if (what < 0.65) return this.#decide(tab, this.#one(QUESTIONS))
    if (what < 0.75) return this.#reload(tab)
    if (what < 0.9) return this.#crash(tab)
    if (what < 0.97) {
      this.met.add('clock')
      tab.device.skewMs += (this.#number() - 0.5) * 48 * HOUR_MS
      return
    }
    await this.#changePerson(tab.device)
  }

  #type(tab: Tab, question: string): void {
    const text = `${tab.person} ${this.#next()}`
    tab.shown.set(question, text)
    tab.autosave.change(question, [[`${question}.note`, text]], this.#chance(0.3) ? 500 : 0)
  }

  #decide(tab: Tab, question: string): void {
    const state = tab.state?.questions.get(question)
    if (state?.status !== 'conflict' || !state.theirs) return
    const { version, note } = state.theirs
    this.seen.add(`${tab.person} ${question}@${version}`)
    const kind = this.#one(['mine', 'theirs', 'together'])
    this.met.add(kind)
    if (kind === 'mine') tab.autosave.keepMine(question)
    if (kind === 'theirs') {
      tab.autosave.letGo(question)
      tab.shown.set(question, note)
    }
    if (kind !== 'together') return
    tab.autosave.letGo(question)
    this.#type(tab, question)
  }

  /** The page reads its data again and shows what it is told to. */
  async #reload(tab: Tab): Promise<void> {
    const stored = await this.#server.read()
    for (const question of tab.autosave.know(versionsOf(stored))) this.#show(tab, question, stored)
  }

  #show(tab: Tab, question: string, stored: Stored) {
    const { text, version } = stored.get(question) ?? { text: '', version: 0 }
    tab.shown.set(question, text)
    this.seen.add(`${tab.person} ${question}@${version}`)
  }

  /** Nothing of the tab is left but what its browser kept and what is on the line; another one is opened in its place. */
  async #crash(tab: Tab): Promise<void> {
    this.met.add('crash')
    tab.autosave.stop()
    this.tabs.splice(this.tabs.indexOf(tab), 1)
    await this.#open(tab.device)
  }

  /** Somebody else signs in at this browser; tabs of before stay as they were. */
  async #changePerson(device: Device): Promise<void> {
    this.met.add('another person')
    device.person = this.#one(PEOPLE)
    const [tab] = this.tabs.filter((one) => one.device === device)
    if (tab) await this.#crash(tab)
  }

  async #open(device: Device): Promise<void> {
    const stored = await this.#server.read()
    const { person } = device
    const pageId = this.#next()
    const autosave = createAutosave({
      send: (question, fields, opId, base) => this.#send(tab, { question, text: textOf(fields), opId, base }),
      newId: () => `00000000-0000-4000-8000-${this.#next()}`,
      onChange: (state) => {
        tab.state = state
      },
      onUnsent: (unsent) => this.#keep(tab, unsent),
      versions: versionsOf(stored),
      now: () => this.#now + device.skewMs,
      later: (ms, work) => this.#later(ms, work),
    })
    const tab: Tab = { pageId, device, person, autosave, state: undefined, shown: new Map() }
    for (const question of QUESTIONS) this.#show(tab, question, stored)
    this.tabs.push(tab)
    for (const unsent of autosave.restore(this.#adopt(tab))) {
      this.met.add('restored')
      tab.shown.set(unsent.questionId, textOf((unsent.next ?? unsent.pending)?.fields ?? []))
    }
  }

  #adopt(tab: Tab): Unsent[] {
    const { kept } = tab.device
    const records: Kept[] = [...kept].map(([pageId, { owner, unsent }]) => {
      const held = owner === tab.person ? { answersAt: 'a', unsent } : null
      return { pageId, count: unsent.length, held }
    })
    const open = new Set(this.tabs.map(({ pageId }) => pageId))
    const now = this.#now + tab.device.skewMs
    const { mine, gone, strange } = sortKept(records, { answersAt: 'a', open, now })
    this.discarded += strange
    for (const pageId of gone) kept.delete(pageId)
    return mine
  }

  #keep({ pageId, device, person }: Tab, unsent: Unsent[]) {
    if (unsent.length === 0) device.kept.delete(pageId)
    else device.kept.set(pageId, { owner: person, unsent })
  }

  /** A request, its answer, and what the network does to both. The server refuses a page of another session. */
  #send(tab: Tab, attempt: Attempt): Promise<Outcome> {
    return new Promise((resolve) => {
      const carrier = tab.device.person
      const isStorm = !this.#isCalm
      const delay = () => (isStorm ? this.#number() * (this.#chance(0.2) ? 30_000 : 800) : 10)
      const arrive = async (isHeard: boolean) => {
        if (carrier !== tab.person) return this.#later(delay(), () => resolve({ kind: 'refused', message: 'other' }))
        this.carriedBy.set(attempt.opId, (this.carriedBy.get(attempt.opId) ?? new Set()).add(carrier))
        const outcome = await this.#server.save(attempt)
        if (isHeard) this.#later(delay(), () => this.#hear(tab, attempt, outcome, resolve))
      }
      this.#later(TIMEOUT_MS, () => resolve({ kind: 'unreachable' }))
      if (isStorm && this.#chance(0.15)) return void this.met.add('lost request')
      const isAnswerLost = isStorm && this.#chance(0.15)
      if (isAnswerLost) this.met.add('lost answer')
      this.#later(delay(), () => this.#deliver(arrive(!isAnswerLost)))
      if (!isStorm || !this.#chance(0.15)) return
      this.met.add('doubled')
      this.#later(delay() + 5_000, () => this.#deliver(arrive(false)))
    })
  }

  /** One packet after the other, so that a seed always tells the same story. */
  #deliver(arriving: Promise<unknown>) {
    this.#delivery = arriving
  }

  /** Only a page that still waits takes an answer for one. */
  #hear(tab: Tab, { question, text, opId }: Attempt, outcome: Outcome, resolve: (outcome: Outcome) => void) {
    if (outcome.kind === 'saved') {
      this.acknowledged.push({ opId, question, text, version: outcome.version })
      this.seen.add(`${tab.person} ${question}@${outcome.version}`)
    }
    if (outcome.kind === 'conflict') this.met.add('conflict')
    resolve(outcome)
  }

  #later(ms: number, work: () => unknown): () => void {
    const event = { at: this.#now + ms, order: this.#count(), work }
    this.#events.push(event)
    return () => {
      const at = this.#events.indexOf(event)
      if (at >= 0) this.#events.splice(at, 1)
    }
  }

  /** Everything happens that is due within so many milliseconds, one after the other. */
  async #pass(ms: number): Promise<void> {
    const until = this.#now + ms
    for (;;) {
      const due = this.#events.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at || a.order - b.order)[0]
      if (!due) break
      this.#events.splice(this.#events.indexOf(due), 1)
      this.#now = Math.max(this.#now, due.at)
      due.work()
      await this.#delivery
      await new Promise(setImmediate)
    }
    this.#now = until
  }

  /** The storm ends: late packets arrive, conflicts are decided one tab after the other, and each page reads its data. */
  async #calm(): Promise<void> {
    this.#isCalm = true
    for (let round = 0; round < 3; round += 1) {
      await this.#pass(60_000)
      for (const tab of this.tabs) {
        for (let tries = 0; tries < 10 && isBusy(tab); tries += 1) {
          for (const question of QUESTIONS) this.#decide(tab, question)
          tab.autosave.retryNow()
          await this.#pass(25_000)
        }
      }
    }
    for (const tab of this.tabs) await this.#reload(tab)
    for (const { autosave } of this.tabs) autosave.stop()
  }
}

const isBusy = ({ state }: Tab) => (state?.unsent ?? 0) > 0
const textOf = (fields: Fields) => fields.find(([name]) => name.endsWith('.note'))?.[1] ?? ''
const versionsOf = (stored: Stored) => Object.fromEntries([...stored].map(([id, { version }]) => [id, version]))
