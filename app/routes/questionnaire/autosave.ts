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
  /** No answer, or the server is busy: try again. */
  | { kind: 'unreachable' }

export type Theirs = {
  answer: string | null
  answers: string[]
  ticks: string[]
  note: string
  /** The answer in words. */
  text: string
  version: number
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
  offline: boolean
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
  version: number
  state: QuestionState
}

/** Waits for the person to decide; nothing is sent meanwhile. */
const isAsking = ({ state }: Slot) => state.status === 'conflict' || state.status === 'confirm'

const FIRST_RETRY_MS = 1_000
const LAST_RETRY_MS = 20_000

export type Autosave = ReturnType<typeof createAutosave>

export function createAutosave({ send, newId, onChange, onSaved, versions }: Options) {
  const slots = new Map<string, Slot>()
  let offline = false
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
        version: versions[questionId] ?? 0,
        state: { status: 'clean' },
      }
      slots.set(questionId, slot)
    }
    return slot
  }

  function publish() {
    const unsent = [...slots.values()].filter((slot) => slot.pending !== null || slot.next !== null).length
    const questions = new Map([...slots].map(([id, slot]) => [id, slot.state]))
    onChange({ unsent, offline, savedAt, questions })
  }

  async function flush(questionId: string): Promise<void> {
    const slot = slotOf(questionId)
    if (slot.inFlight || isAsking(slot)) return
    if (slot.pending === null) {
      if (slot.next === null) return
      slot.pending = { fields: slot.next, opId: newId() }
      slot.next = null
    }
    slot.inFlight = true
    slot.state = { status: 'sending' }
    publish()
    const outcome = await send(questionId, slot.pending.fields, slot.pending.opId, slot.version)
    slot.inFlight = false
    settle(questionId, slot, outcome)
    publish()
    if (outcome.kind !== 'unreachable') await flush(questionId)
  }

  function settle(questionId: string, slot: Slot, outcome: Outcome) {
    offline = outcome.kind === 'unreachable'
    if (outcome.kind === 'unreachable') {
      slot.state = { status: 'waiting' }
      return retryLater()
    }
    retryMs = FIRST_RETRY_MS
    if (outcome.kind === 'conflict') {
      slot.state = { status: 'conflict', theirs: outcome.current }
      return
    }
    if (outcome.kind === 'confirm') {
      slot.state = { status: 'confirm', effects: outcome.effects }
      return
    }
    slot.pending = null
    if (outcome.kind === 'saved') {
      slot.version = outcome.version
      savedAt = outcome.savedAt
      slot.state = { status: 'saved' }
      if (slot.next === null) onSaved?.(questionId, outcome.answer)
    } else if (outcome.kind === 'invalid') {
      slot.state = { status: 'invalid', errors: outcome.errors }
    } else {
      slot.state = { status: 'refused', message: outcome.message }
    }
  }

  function retryLater() {
    clearTimeout(timer)
    timer = setTimeout(retryNow, retryMs)
    retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)
  }

  /** Tries everything that waits, at once: also called when the browser says it is online again. */
  function retryNow() {
    clearTimeout(timer)
    for (const questionId of slots.keys()) flush(questionId)
  }

  return {
    /** Takes the newest state of a question's form. An older one that was not sent yet is replaced. */
    change(questionId: string, fields: Fields) {
      const slot = slotOf(questionId)
      slot.next = fields
      if (!slot.inFlight && !isAsking(slot)) slot.state = { status: 'waiting' }
      publish()
      return flush(questionId)
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
      slot.next = [...(slot.next ?? slot.pending.fields), ['confirmed', 'yes']]
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

    /** Tells the autosave of answers that were stored by another way, such as a reload of the page's data. */
    know(stored: Record<string, number>) {
      for (const [questionId, version] of Object.entries(stored)) {
        const slot = slotOf(questionId)
        if (slot.pending === null && slot.next === null) slot.version = version
      }
    },

    stop() {
      clearTimeout(timer)
    },
  }
}
