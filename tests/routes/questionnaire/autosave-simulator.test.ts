import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Fields } from '#app/core/autosave/line.ts'
import { type AutosaveState, createAutosave, type Outcome } from '#app/routes/questionnaire/autosave.ts'
import { type Entry, Peer } from './support/peer.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const QUESTIONS = ['q', 'r', 's'] as const
const question = fc.constantFrom(...QUESTIONS)

/** What becomes of one request: some arrive late, twice, or lose their answer. */
const weather = fc.constantFrom('good', 'good', 'lost before', 'lost after', 'late', 'twice')

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('type' as const), question }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('other' as const), question }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 5_000 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('choose' as const), question, mine: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ do: 'online' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'reload' as const }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** One page, one server, and a network that does what it likes. */
class Simulation {
  peer = new Peer()
  state: AutosaveState | undefined
  acknowledged: { opId: string; question: string; text: string; version: number }[] = []
  /** What the page has typed last and not let go. */
  typed = new Map<string, string>()
  /** Versions of each question that the person has seen, or that the page itself saved. */
  seen = new Set<string>()
  /** What must never happen to the person at this page. */
  wrongs: string[] = []
  conflicts = 0
  /** What was let go, and how long the history was then. */
  letGo: { text: string; at: number }[] = []
  #weathers: Iterator<string>
  #late: (() => void)[] = []
  #count = 0
  #autosave = createAutosave({
    send: (to, fields, opId, base) => this.#send(to, fields, { opId, base }),
    newId: () => `op-${this.#next()}`,
    onChange: (state) => {
      this.state = state
      if ([...state.questions.values()].some(({ status }) => status === 'conflict')) this.conflicts += 1
    },
    versions: {},
  })

  constructor(weathers: string[]) {
    this.#weathers = weathers[Symbol.iterator]()
    for (const one of QUESTIONS) this.seen.add(`${one}@0`)
  }

  async take(one: Step): Promise<void> {
    if (one.do === 'type') this.#type(one.question)
    if (one.do === 'other') this.peer.interfere(one.question, `theirs-${this.#next()}`)
    if (one.do === 'wait') await vi.advanceTimersByTimeAsync(one.ms)
    if (one.do === 'choose') this.#choose(one.question, one.mine)
    if (one.do === 'online') this.#autosave.retryNow()
    if (one.do === 'reload') this.#reload()
    await vi.advanceTimersByTimeAsync(0)
  }

  /** The storm ends: late packets arrive, every conflict is decided, everything is sent. */
  async calm(): Promise<void> {
    this.#weathers = [][Symbol.iterator]()
    for (let round = 0; round < 20 && this.state?.unsent !== 0; round += 1) {
      for (const arrive of this.#late.splice(0)) arrive()
      for (const one of QUESTIONS) this.#choose(one, true)
      this.#autosave.retryNow()
      await vi.advanceTimersByTimeAsync(25_000)
    }
    for (const arrive of this.#late.splice(0)) arrive()
    this.#autosave.stop()
  }

  #next() {
    this.#count += 1
    return this.#count
  }

  #type(to: string) {
    const text = `mine-${this.#next()}`
    this.typed.set(to, text)
    this.#autosave.change(to, [[`${to}.note`, text]])
  }

  #choose(of: string, mine: boolean) {
    const state = this.state?.questions.get(of)
    if (state?.status !== 'conflict' || !state.theirs) return
    this.seen.add(`${of}@${state.theirs.version}`)
    if (mine) this.#autosave.keepMine(of)
    else {
      this.letGo.push({ text: this.typed.get(of) ?? '', at: this.peer.history.length })
      this.typed.delete(of)
      this.#autosave.letGo(of)
    }
  }

  /** The page reads its data again and shows what it is told to. */
  #reload() {
    const versions = this.peer.versions()
    const unsaved = new Map(QUESTIONS.map((of) => [of as string, this.state?.questions.get(of)?.status]))
    for (const of of this.#autosave.know(versions)) {
      const status = unsaved.get(of)
      if (status && status !== 'saved' && status !== 'clean') this.wrongs.push(`${of} was replaced while ${status}`)
      this.seen.add(`${of}@${versions[of]}`)
      this.typed.delete(of)
    }
  }

  async #send(to: string, fields: Fields, { opId, base }: { opId: string; base: number }): Promise<Outcome> {
    const text = fields.find(([name]) => name === `${to}.note`)?.[1] ?? ''
    const deliver = () => this.peer.save(to, text, { opId, base })
    const kind = this.#weathers.next().value ?? 'good'
    if (kind === 'late') this.#late.push(deliver)
    if (kind === 'lost before' || kind === 'late') return { kind: 'unreachable' }
    const outcome = deliver()
    if (kind === 'twice') this.#late.push(deliver)
    if (kind === 'lost after') return { kind: 'unreachable' }
    if (outcome.kind === 'saved') {
      this.acknowledged.push({ opId, question: to, text, version: outcome.version })
      this.seen.add(`${to}@${outcome.version}`)
    }
    return outcome
  }
}

const storm = fc.record({ steps: fc.array(step, { maxLength: 40 }), weathers: fc.array(weather, { maxLength: 60 }) })

async function run({ steps, weathers }: { steps: Step[]; weathers: string[] }): Promise<Simulation> {
  const simulation = new Simulation(weathers)
  for (const one of steps) await simulation.take(one)
  await simulation.calm()
  return simulation
}

const isMine = ({ opId }: Entry) => opId.startsWith('op-')

test('whatever the network does, nothing acknowledged is lost, nothing is done twice, nobody is overwritten unseen', async () => {
  await fc.assert(
    fc.asyncProperty(storm, async (plan) => {
      const { peer, acknowledged, typed, seen, state, letGo, wrongs } = await run(plan)

      // Every acknowledged save is in the history, once, as it was acknowledged.
      for (const { opId, question: of, text, version } of acknowledged) {
        const entries = peer.history.filter((entry) => entry.opId === opId)
        expect(entries).toEqual([expect.objectContaining({ question: of, text, version })])
      }
      const ids = peer.history.map(({ opId }) => opId)
      expect(new Set(ids).size).toBe(ids.length)

      // What replaced somebody else's answer was built on a version that this person had seen.
      for (const entry of peer.history.filter(isMine)) {
        const before = peer.history.find(({ question: of, version }) => of === entry.question && version === entry.base)
        if (before && !isMine(before)) expect(seen).toContain(`${entry.question}@${entry.base}`)
      }

      // Nothing is committed under two operations, and nothing that was let go comes back.
      const mine = peer.history.filter(isMine).map(({ text }) => text)
      expect(new Set(mine).size).toBe(mine.length)
      for (const { text, at } of letGo) expect(peer.history.slice(at).map((entry) => entry.text)).not.toContain(text)
      expect(wrongs).toEqual([])

      // Nothing waits any more, and what was typed last holds, unless somebody else came after it.
      expect(state?.unsent ?? 0).toBe(0)
      for (const [of, text] of typed) {
        const last = peer.history.findLast((entry) => entry.question === of && isMine(entry))
        expect(last?.text).toBe(text)
      }
    }),
    { numRuns: 200 },
  )
})

test('without anybody else there is no conflict, and the page and the server end with the same', async () => {
  const alone = storm.map(({ steps, weathers }) => ({
    steps: steps.filter(({ do: what }) => what !== 'other'),
    weathers,
  }))
  await fc.assert(
    fc.asyncProperty(alone, async (plan) => {
      const { peer, typed, conflicts } = await run(plan)

      expect(conflicts).toBe(0)
      for (const [of, text] of typed) expect(peer.current(of)?.text).toBe(text)
    }),
    { numRuns: 100 },
  )
})

test('the storm is one: each kind of weather meets each kind of step', async () => {
  const kinds = new Set<string>()
  const met = new Set<string>()
  await fc.assert(
    fc.asyncProperty(storm, async (plan) => {
      const { peer, state } = await run(plan)
      for (const { do: what } of plan.steps) kinds.add(what)
      for (const one of plan.weathers) met.add(one)
      if (peer.history.some(isMine) && peer.history.some((entry) => !isMine(entry))) met.add('both wrote')
      if (state) met.add('saved')
    }),
    { numRuns: 60, seed: 4711 },
  )

  expect(kinds).toEqual(new Set(['type', 'other', 'wait', 'choose', 'online', 'reload']))
  expect([...met]).toEqual(
    expect.arrayContaining(['late', 'twice', 'lost before', 'lost after', 'both wrote', 'saved']),
  )
})
