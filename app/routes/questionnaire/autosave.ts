import {
  answered,
  confirming,
  type Fields,
  isAsking,
  isUnsent,
  keepingMine,
  knowing,
  type Line,
  type LineState,
  lettingGo,
  newLine,
  type Reply,
  restored,
  sending,
  typed,
  type Unsent,
  unanswered,
} from '#app/core/autosave/line.ts'
import type { GivenFields } from '#app/routes/questionnaire-parts/answer-fields.ts'
import type { ScopeEffects } from './scope-effects.ts'

/**
 * Sends answers one by one as they are given and says "saved" only when the
 * server has committed them. What cannot be sent waits here and is tried again;
 * nothing is dropped while the page is open.
 */

export type Theirs = GivenFields & {
  /** The answer in words; empty: none. */
  text: string
  version: number
  /** What they answered for each use case, by field name; missing: nothing is asked so. */
  perUseCase?: Record<string, string>
}

/** What the server itself says; without an answer nobody says anything. */
export type Replied = Reply<Theirs, ScopeEffects>

export type Outcome =
  | Replied
  /** Nothing came back from the server: try again. */
  | { kind: 'unreachable' }
  /** The server could not take it now: try again. */
  | { kind: 'busy' }

/** `mine`: what stands against theirs in a conflict. */
export type QuestionState = LineState<Theirs, ScopeEffects> & { mine?: Fields }

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

/** Lets something happen later. @returns a way to let it be */
type Later = (ms: number, work: () => void) => () => void

type Options = {
  send: Send
  newId: () => string
  onChange: (state: AutosaveState) => void
  /** After the server has committed, with the level as stored. */
  onSaved?: (questionId: string, answer: string | null) => void
  /** Whatever changes of what the server has not confirmed, as a whole. */
  onUnsent?: (unsent: Unsent[]) => void
  /** The version of each stored answer when the page was made; missing = not stored. */
  versions: Record<string, number>
  /** The clock of the page. */
  now?: () => number
  later?: Later
}

const UNREACHABLE: Outcome = { kind: 'unreachable' }
const DELAYS: Partial<Record<Outcome['kind'], 'offline' | 'busy'>> = { unreachable: 'offline', busy: 'busy' }
const isReply = (outcome: Outcome): outcome is Replied => DELAYS[outcome.kind] === undefined
const FIRST_RETRY_MS = 1_000
const LAST_RETRY_MS = 20_000

const byTimeout: Later = (ms, work) => {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}

export type Autosave = ReturnType<typeof createAutosave>

/** The shell around the lines of a page: sends, waits, and tells the page. What is done when is decided in core. */
export function createAutosave({
  send,
  newId,
  onChange,
  onSaved,
  onUnsent,
  versions,
  now = Date.now,
  later = byTimeout,
}: Options) {
  const lines = new Map<string, Line<Theirs, ScopeEffects>>()
  const inFlight = new Set<string>()
  /** Run while somebody is typing; what was typed counts as unsent from the first letter. */
  const pauses = new Map<string, () => void>()
  let delay: AutosaveState['delay'] = null
  let savedAt: string | null = null
  let retryMs = FIRST_RETRY_MS
  let cancelRetry: (() => void) | undefined
  let wasUnsent = false
  let isStopped = false

  const lineOf = (id: string) => lines.get(id) ?? newLine<Theirs, ScopeEffects>(versions[id] ?? 0)
  const typing = () => ({ newId, madeAt: now() })

  function publish() {
    const unsent = [...lines].filter(([, line]) => isUnsent(line))
    const questions = new Map([...lines].map(([id, line]) => [id, stateOf(line)]))
    if (onUnsent && (wasUnsent || unsent.length > 0)) {
      onUnsent(unsent.map(([questionId, { version, pending, next }]) => ({ questionId, version, pending, next })))
    }
    wasUnsent = unsent.length > 0
    onChange({ unsent: unsent.length, delay, savedAt, questions })
  }

  async function flush(questionId: string): Promise<void> {
    pauses.get(questionId)?.()
    if (isStopped || inFlight.has(questionId)) return
    const line = sending(lineOf(questionId))
    if (line.pending === null || line.state.status !== 'sending') return
    lines.set(questionId, line)
    inFlight.add(questionId)
    publish()
    const { fields, opId } = line.pending
    const outcome = await send(questionId, fields, opId, line.version).catch(() => UNREACHABLE)
    inFlight.delete(questionId)
    // Another page may go on with it by now.
    if (isStopped) return
    settle(questionId, outcome)
    publish()
    if (isReply(outcome)) await flush(questionId)
  }

  function settle(questionId: string, outcome: Outcome) {
    delay = DELAYS[outcome.kind] ?? null
    const line = lineOf(questionId)
    if (!isReply(outcome)) {
      lines.set(questionId, unanswered(line))
      return retryLater()
    }
    retryMs = FIRST_RETRY_MS
    lines.set(questionId, answered(line, outcome))
    if (outcome.kind !== 'saved') return
    savedAt = outcome.savedAt
    if (line.next === null) onSaved?.(questionId, outcome.answer)
  }

  /** One timer for all that waits; each round waits longer than the one before. */
  function retryLater() {
    if (cancelRetry) return
    cancelRetry = later(retryMs, retryNow)
    retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)
  }

  /** Tries everything that waits, at once: also called when the browser says it is online again. */
  function retryNow() {
    cancelRetry?.()
    cancelRetry = undefined
    for (const questionId of lines.keys()) flush(questionId)
  }

  function resolve(questionId: string, change: (line: Line<Theirs, ScopeEffects>) => Line<Theirs, ScopeEffects>) {
    const [before, after] = [lineOf(questionId), change(lineOf(questionId))]
    if (before === after) return
    lines.set(questionId, after)
    return flush(questionId)
  }

  return {
    /**
     * Takes the newest state of a question's form. An older one that was not sent yet is
     * replaced, one that was asked about is taken back; what is saved already is not sent again.
     *
     * @param pauseMs how long nothing more must come before it is sent; `retryNow` does not wait for that
     */
    async change(questionId: string, fields: Fields, pauseMs = 0): Promise<void> {
      const [before, after] = [lineOf(questionId), typed(lineOf(questionId), fields, typing())]
      if (before === after) return
      lines.set(questionId, after)
      publish()
      pauses.get(questionId)?.()
      if (pauseMs === 0) return flush(questionId)
      pauses.set(
        questionId,
        later(pauseMs, () => flush(questionId)),
      )
    },

    /** Resolves a conflict: my answer replaces theirs. */
    keepMine: (questionId: string) => resolve(questionId, (line) => keepingMine(line, newId)),

    /** Sends a change that was asked about, now that its effects were seen. */
    confirm: (questionId: string) => resolve(questionId, (line) => confirming(line, typing())),

    /** Resolves a conflict or a question back: what is stored stays, mine is let go. */
    letGo(questionId: string) {
      const line = lineOf(questionId)
      if (!isAsking(line)) return
      lines.set(questionId, lettingGo(line))
      publish()
    },

    retryNow,

    /** Goes on with what another page could not send. @returns what of it was taken up, to be shown */
    restore(left: readonly Unsent[]): Unsent[] {
      const taken = left.filter((unsent) => {
        const line = lineOf(unsent.questionId)
        const next = restored(line, unsent)
        lines.set(unsent.questionId, next)
        return next !== line
      })
      publish()
      retryNow()
      return taken
    },

    /**
     * Tells the autosave which versions are stored now. A question that nobody is
     * answering here goes on from what somebody else stored.
     *
     * @returns those questions: the page must show what is stored, or the next save would silently undo it
     */
    know(stored: Record<string, number>): string[] {
      return Object.keys(stored).filter((questionId) => {
        const line = lineOf(questionId)
        const next = knowing(line, stored[questionId] ?? 0)
        lines.set(questionId, next)
        return next !== line
      })
    },

    /** From now on nothing is sent, and nothing that comes back is heard. */
    stop() {
      isStopped = true
      cancelRetry?.()
      for (const cancel of pauses.values()) cancel()
    },
  }
}

function stateOf({ state, next, pending }: Line<Theirs, ScopeEffects>): QuestionState {
  return state.status === 'conflict' ? { ...state, mine: (next ?? pending)?.fields ?? [] } : state
}
