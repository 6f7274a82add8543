import type { GivenFields } from '#app/routes/questionnaire-parts/answer-fields.ts'
import type { ScopeEffects } from './scope-effects.ts'

/**
 * Sends answers one by one as they are given and says "saved" only when the
 * server has committed them. What cannot be sent waits here and is tried again;
 * nothing is dropped while the page is open.
 */

/** The fields of one question's form, as name and value pairs. */
export type Fields = [name: string, value: string][]

export type Outcome =
  /** `answer`: the level as stored, where ticks may have raised it. */
  | { kind: 'saved'; version: number; savedAt: string; answer: string | null }
  /** Would change more than this answer: ask first. */
  | { kind: 'confirm'; effects: ScopeEffects }
  /** Somebody else saved this question meanwhile. */
  | { kind: 'conflict'; current: Theirs }
  /** What was typed cannot be saved; by field. */
  | { kind: 'invalid'; errors: Record<string, string> }
  /** No longer open, or no longer ours. */
  | { kind: 'refused'; message: string }
  /** Nothing came back from the server: try again. */
  | { kind: 'unreachable' }
  /** The server could not take it now: try again. */
  | { kind: 'busy' }

/** What the server itself says; without an answer nobody says anything. */
export type Replied = Exclude<Outcome, { kind: 'unreachable' | 'busy' }>

export type Theirs = GivenFields & {
  /** The answer in words; empty: none. */
  text: string
  version: number
  /** What they answered for each use case, by field name; missing: nothing is asked so. */
  perUseCase?: Record<string, string>
}

export type QuestionState = {
  status: 'clean' | 'waiting' | 'sending' | 'saved' | 'conflict' | 'confirm' | 'invalid' | 'refused'
  theirs?: Theirs
  effects?: ScopeEffects
  errors?: Record<string, string>
  message?: string
}

export type AutosaveState = {
  /** Answers given here that the server has not confirmed. */
  unsent: number
  /** Why what waits could not be sent; `null`: nothing stands in the way. */
  delay: 'offline' | 'busy' | null
  /** ISO instant of the last confirmed save; `null` before the first. */
  savedAt: string | null
  questions: ReadonlyMap<string, QuestionState>
}

type Send = (questionId: string, fields: Fields, opId: string, version: number) => Promise<Outcome>
type Options = {
  send: Send
  newId: () => string
  onChange: (state: AutosaveState) => void
  /** After the server has committed, with the level as stored. */
  onSaved?: (questionId: string, answer: string | null) => void
  /** The version of each stored answer when the page was made; missing = not stored. */
  versions: Record<string, number>
}

/**
 * One question's line to the server. `pending` was sent at least once and is sent
 * again unchanged until its outcome is known, since it may have been committed
 * although the answer was lost; `next` is what was typed after it.
 */
type Slot = {
  pending: { fields: Fields; opId: string } | null
  next: Fields | null
  inFlight: boolean
  /** Runs while somebody is typing; what was typed counts as unsent from the first letter. */
  pause: ReturnType<typeof setTimeout> | undefined
  /** What the next save builds on. */
  version: number
  /** What the server last confirmed to this page; `null` before the first. */
  confirmed: { fields: Fields; version: number } | null
  state: QuestionState
}

/** Waits for the person to decide; nothing is sent meanwhile. */
const isAsking = ({ state }: Slot) => state.status === 'conflict' || state.status === 'confirm'

/** Says that the person has seen what else a change does. */
const CONFIRMED: Fields[number] = ['confirmed', 'yes']
const UNREACHABLE: Outcome = { kind: 'unreachable' }
const DELAYS: Partial<Record<Outcome['kind'], 'offline' | 'busy'>> = { unreachable: 'offline', busy: 'busy' }
const isReply = (outcome: Outcome): outcome is Replied => DELAYS[outcome.kind] === undefined
const FIRST_RETRY_MS = 1_000
const LAST_RETRY_MS = 20_000

export type Autosave = ReturnType<typeof createAutosave>

export function createAutosave({ send, newId, onChange, onSaved, versions }: Options) {
  const slots = new Map<string, Slot>()
  let delay: AutosaveState['delay'] = null
  let savedAt: string | null = null
  let retryMs = FIRST_RETRY_MS
  let timer: ReturnType<typeof setTimeout> | undefined

  function slotOf(questionId: string): Slot {
    let slot = slots.get(questionId)
    if (!slot) {
      slot = {
        pending: null,
        next: null,
        inFlight: false,
        pause: undefined,
        version: versions[questionId] ?? 0,
        confirmed: null,
        state: { status: 'clean' },
      }
      slots.set(questionId, slot)
    }
    return slot
  }

  function publish() {
    const unsent = [...slots.values()].filter((slot) => slot.pending !== null || slot.next !== null).length
    const questions = new Map([...slots].map(([id, slot]) => [id, slot.state]))
    onChange({ unsent, delay, savedAt, questions })
  }

  async function flush(questionId: string): Promise<void> {
    const slot = slotOf(questionId)
    clearTimeout(slot.pause)
    if (slot.inFlight || isAsking(slot)) return
    if (slot.pending === null) {
      if (slot.next === null) return
      slot.pending = { fields: slot.next, opId: newId() }
      slot.next = null
    }
    slot.inFlight = true
    slot.state = { status: 'sending' }
    publish()
    const { fields, opId } = slot.pending
    const outcome = await send(questionId, fields, opId, slot.version).catch(() => UNREACHABLE)
    slot.inFlight = false
    settle(questionId, slot, outcome)
    publish()
    if (isReply(outcome)) await flush(questionId)
  }

  function settle(questionId: string, slot: Slot, outcome: Outcome) {
    delay = DELAYS[outcome.kind] ?? null
    if (!isReply(outcome)) {
      slot.state = { status: 'waiting' }
      return retryLater()
    }
    retryMs = FIRST_RETRY_MS
    if (outcome.kind === 'conflict') return settleConflict(slot, outcome.current)
    if (outcome.kind === 'confirm') {
      slot.state = { status: 'confirm', effects: outcome.effects }
      return
    }
    const fields = slot.pending?.fields ?? []
    slot.pending = null
    if (outcome.kind === 'saved') {
      const { version, answer } = outcome
      slot.version = version
      slot.confirmed = { fields: asShown(fields, answer), version }
      savedAt = outcome.savedAt
      slot.state = { status: 'saved' }
      if (slot.next === null) onSaved?.(questionId, answer)
    } else if (outcome.kind === 'invalid') {
      slot.state = { status: 'invalid', errors: outcome.errors }
    } else {
      slot.state = { status: 'refused', message: outcome.message }
    }
  }

  /** What this page itself saved is nobody else's: only its version had been forgotten, by data that was read before. */
  function settleConflict(slot: Slot, current: Theirs) {
    const isOwn = slot.confirmed?.version === current.version && slot.version !== current.version
    slot.state = isOwn ? { status: 'waiting' } : { status: 'conflict', theirs: current }
    if (isOwn) slot.version = current.version
  }

  /** One timer for all that waits; each round waits longer than the one before. */
  function retryLater() {
    if (timer !== undefined) return
    timer = setTimeout(retryNow, retryMs)
    retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)
  }

  /** Tries everything that waits, at once: also called when the browser says it is online again. */
  function retryNow() {
    clearTimeout(timer)
    timer = undefined
    for (const questionId of slots.keys()) flush(questionId)
  }

  return {
    /**
     * Takes the newest state of a question's form. An older one that was not sent yet is
     * replaced, one that was asked about is taken back; what is saved already is not sent again.
     *
     * @param pauseMs how long nothing more must come before it is sent; `retryNow` does not wait for that
     */
    async change(questionId: string, fields: Fields, pauseMs = 0): Promise<void> {
      const slot = slotOf(questionId)
      if (slot.state.status === 'saved' && slot.pending === null && isSame(slot.confirmed?.fields, fields)) return
      slot.next = fields
      if (slot.state.status === 'confirm') {
        slot.pending = null
        slot.state = { status: 'waiting' }
      }
      if (!slot.inFlight && !isAsking(slot)) slot.state = { status: 'waiting' }
      publish()
      clearTimeout(slot.pause)
      if (pauseMs === 0) return flush(questionId)
      slot.pause = setTimeout(flush, pauseMs, questionId)
    },

    /** Resolves a conflict: my answer replaces theirs. */
    keepMine(questionId: string) {
      const slot = slotOf(questionId)
      if (slot.state.theirs === undefined) return
      slot.version = slot.state.theirs.version
      slot.next ??= slot.pending?.fields ?? null
      slot.pending = null
      slot.state = { status: 'waiting' }
      return flush(questionId)
    },

    /** Sends a change that was asked about, now that its effects were seen. */
    confirm(questionId: string) {
      const slot = slotOf(questionId)
      if (slot.state.status !== 'confirm' || !slot.pending) return
      slot.next = [...(slot.next ?? slot.pending.fields), CONFIRMED]
      slot.pending = null
      slot.state = { status: 'waiting' }
      return flush(questionId)
    },

    /** Resolves a conflict or a question back: what is stored stays, mine is let go. */
    letGo(questionId: string) {
      const slot = slotOf(questionId)
      if (!isAsking(slot)) return
      slot.version = slot.state.theirs?.version ?? slot.version
      slot.pending = null
      slot.next = null
      slot.state = { status: 'clean' }
      publish()
    },

    retryNow,

    /**
     * Tells the autosave which versions are stored now. A question that nobody is
     * answering here goes on from what somebody else stored.
     *
     * @returns those questions: the page must show what is stored, or the next save would silently undo it
     */
    know(stored: Record<string, number>): string[] {
      return Object.keys(stored).filter((questionId) => {
        const slot = slotOf(questionId)
        const version = stored[questionId] ?? 0
        const isBusy = slot.pending !== null || slot.next !== null
        // Data that was read before our own last save says nothing new.
        const isOld = slot.confirmed !== null && version < slot.confirmed.version
        if (isBusy || isOld || version === slot.version) return false
        slot.version = version
        slot.confirmed = null
        return true
      })
    },

    stop() {
      clearTimeout(timer)
      for (const slot of slots.values()) clearTimeout(slot.pause)
    },
  }
}

/** The fields as the page shows them once they are saved: with the level that the server stored, where ticks raised it. */
function asShown(fields: Fields, answer: string | null): Fields {
  const shown = fields.filter(([name]) => name !== CONFIRMED[0])
  return shown.map(([name, value]) => [name, answer !== null && name.endsWith('.answer') ? answer : value])
}

function isSame(a: Fields | undefined, b: Fields): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
