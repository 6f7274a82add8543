/** The fields of one question's form, as name and value pairs in the form's order. */
export type Fields = [name: string, value: string][]

/** One change of an answer. Delivered again under the same id, it is the same change. */
export type Operation = {
  opId: string
  fields: Fields
  /** When it was typed, in milliseconds since 1970 by the clock of the page, which may be wrong. */
  madeAt: number
}

/** What a server says of an operation. `Theirs` is what it holds instead, `Effects` what else a change would do. */
export type Reply<Theirs, Effects> =
  /** `answer`: the level as stored, where ticks may have raised it. */
  | { kind: 'saved'; version: number; savedAt: string; answer: string | null }
  /** Would change more than this answer: ask first. */
  | { kind: 'confirm'; effects: Effects }
  /** Somebody else saved this question meanwhile. */
  | { kind: 'conflict'; current: Theirs }
  /** What was typed cannot be saved; by field. */
  | { kind: 'invalid'; errors: Record<string, string> }
  /** No longer open, or no longer ours. */
  | { kind: 'refused'; message: string }

export type LineState<Theirs, Effects> = {
  status: 'clean' | 'waiting' | 'sending' | 'saved' | 'conflict' | 'confirm' | 'invalid' | 'refused'
  theirs?: Theirs
  effects?: Effects
  errors?: Record<string, string>
  message?: string
}

/**
 * One question's line to the server. `pending` was sent at least once and is sent
 * again unchanged until its outcome is known, since it may have been committed
 * although the answer was lost; `next` is what was typed after it.
 */
export type Line<Theirs, Effects> = {
  pending: Operation | null
  next: Operation | null
  /** What the next save builds on; 0: nothing is stored. */
  version: number
  /** What the server last confirmed to this page; `null` before the first. */
  confirmed: { fields: Fields; version: number } | null
  state: LineState<Theirs, Effects>
}

/** What of a line a server has not confirmed; enough to go on from it in another page. */
export type Unsent = {
  questionId: string
  version: number
  pending: Operation | null
  next: Operation | null
  /** The page on which it was typed, as a path; missing: not known. */
  place?: string
}

/** Says that the person has seen what else a change does. */
const CONFIRMED: Fields[number] = ['confirmed', 'yes']

/** A line on which nothing was typed yet. */
export function newLine<T, E>(version: number): Line<T, E> {
  return { pending: null, next: null, version, confirmed: null, state: { status: 'clean' } }
}

/** Waits for the person to decide; nothing is sent meanwhile. */
export const isAsking = ({ state }: Line<unknown, unknown>) => state.status === 'conflict' || state.status === 'confirm'

/** Something was typed that the server has not confirmed, whether it is on its way or waits. */
export const isUnsent = ({ pending, next }: Line<unknown, unknown>) => pending !== null || next !== null

/**
 * Takes the newest state of a form. One that was not sent yet is replaced, one that was asked about is taken back.
 *
 * @returns the line itself if that is saved already; else an id of its own stands for each content, so that a page that
 *   remembers an older one can never have it taken for a newer
 */
export function typed<T, E>(line: Line<T, E>, fields: Fields, { newId, madeAt }: Typing): Line<T, E> {
  const { state, confirmed } = line
  if (state.status === 'saved' && line.pending === null && isSame(confirmed?.fields, fields)) return line
  const change = { ...line, next: { opId: newId(), fields, madeAt } }
  if (state.status === 'confirm') return { ...change, pending: null, state: { status: 'waiting' } }
  return state.status === 'conflict' || state.status === 'sending'
    ? change
    : { ...change, state: { status: 'waiting' } }
}

type Typing = { newId: () => string; madeAt: number }

/** What is to be sent now: what was sent before, else what was typed since. The line itself if nothing is. */
export function sending<T, E>(line: Line<T, E>): Line<T, E> {
  if (isAsking(line) || !isUnsent(line)) return line
  const pending = line.pending ?? line.next
  const next = line.pending ? line.next : null
  return { ...line, pending, next, state: { status: 'sending' } }
}

/** After a request without an answer: it may have arrived, so it stays as it is. */
export function unanswered<T, E>(line: Line<T, E>): Line<T, E> {
  return { ...line, state: { status: 'waiting' } }
}

/** After an answer of the server. */
export function answered<T extends { version: number }, E>(line: Line<T, E>, reply: Reply<T, E>): Line<T, E> {
  if (reply.kind === 'conflict') return inConflict(line, reply.current)
  if (reply.kind === 'confirm') return { ...line, state: { status: 'confirm', effects: reply.effects } }
  const done = { ...line, pending: null }
  if (reply.kind === 'invalid') return { ...done, state: { status: 'invalid', errors: reply.errors } }
  if (reply.kind === 'refused') return { ...done, state: { status: 'refused', message: reply.message } }
  const { version, answer } = reply
  const fields = asShown(line.pending?.fields ?? [], answer)
  return { ...done, version, confirmed: { fields, version }, state: { status: 'saved' } }
}

/** What this page itself saved is nobody else's: only its version had been forgotten, by data that was read before. */
function inConflict<T extends { version: number }, E>(line: Line<T, E>, theirs: T): Line<T, E> {
  const isOwn = line.confirmed?.version === theirs.version && line.version !== theirs.version
  if (isOwn) return { ...line, version: theirs.version, state: { status: 'waiting' } }
  return { ...line, state: { status: 'conflict', theirs } }
}

/** Resolves a conflict: what was typed here is saved over theirs, as a new operation. */
export function keepingMine<T extends { version: number }, E>(line: Line<T, E>, newId: () => string): Line<T, E> {
  const { theirs } = line.state
  if (theirs === undefined) return line
  const next = line.next ?? (line.pending && { ...line.pending, opId: newId() })
  return { ...line, pending: null, next, version: theirs.version, state: { status: 'waiting' } }
}

/** Sends a change that was asked about, now that its effects were seen. */
export function confirming<T, E>(line: Line<T, E>, { newId, madeAt }: Typing): Line<T, E> {
  const mine = line.next ?? line.pending
  if (line.state.status !== 'confirm' || mine === null) return line
  const next = { opId: newId(), fields: [...mine.fields, CONFIRMED], madeAt }
  return { ...line, pending: null, next, state: { status: 'waiting' } }
}

/** Resolves a conflict or a question back: what is stored stays, mine is let go. */
export function lettingGo<T extends { version: number }, E>(line: Line<T, E>): Line<T, E> {
  if (!isAsking(line)) return line
  const version = line.state.theirs?.version ?? line.version
  return { ...line, pending: null, next: null, version, state: { status: 'clean' } }
}

/**
 * Goes on from what is stored now. The line itself where somebody is answering here, or the data is older than its own
 * last save, or it says nothing new.
 */
export function knowing<T, E>(line: Line<T, E>, stored: number): Line<T, E> {
  const isOld = line.confirmed !== null && stored < line.confirmed.version
  if (isUnsent(line) || isOld || stored === line.version) return line
  return { ...line, version: stored, confirmed: null }
}

/** Takes up what another page could not send. The line itself where something newer was typed here already. */
export function restored<T, E>(line: Line<T, E>, { version, pending, next }: Unsent): Line<T, E> {
  if (isUnsent(line)) return line
  return { ...line, version, pending, next, confirmed: null, state: { status: 'waiting' } }
}

/**
 * What pages that ended have left of the same questions, as one of each: the first operation that was sent, then what
 * was typed last. What was never sent and typed over is let go, as in one page.
 */
export function joined(left: readonly Unsent[]): Unsent[] {
  const byQuestion = Map.groupBy(left, ({ questionId }) => questionId)
  return [...byQuestion.values()].map((same) => {
    const inOrder = same.toSorted((a, b) => madeAtOf(a) - madeAtOf(b))
    const [first, ...others] = inOrder
    if (!first) throw new RangeError('A group has a member.')
    const later = others.at(-1)
    const next = later ? (later.next ?? later.pending) : first.next
    return { ...first, next }
  })
}

/** When something of it was typed last, in ms since 1970; 0: nothing is unsent. */
export const madeAtOf = ({ pending, next }: Pick<Unsent, 'pending' | 'next'>): number =>
  Math.max(pending?.madeAt ?? 0, next?.madeAt ?? 0)

/** The fields as the page shows them once they are saved: with the level that the server stored, where ticks raised it. */
function asShown(fields: Fields, answer: string | null): Fields {
  const shown = fields.filter(([name]) => name !== CONFIRMED[0])
  return shown.map(([name, value]) => [name, answer !== null && name.endsWith('.answer') ? answer : value])
}

function isSame(a: Fields | undefined, b: Fields): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
