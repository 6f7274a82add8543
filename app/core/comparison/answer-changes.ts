import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { Interval } from '#app/core/scoring/result.ts'

/** An interval: a team's answers lie between these levels. */
type Given = string | number | readonly string[] | Interval

/**
 * One thing that was answered otherwise; `null` stands for no answer.
 * answer: a question, scope too. useCase: a scope question as it was answered for one use case.
 * interests: what the team is interested in. form: how much is asked.
 */
export type AnswerChange = { before: Given | null; after: Given | null } & (
  | { kind: 'answer'; question: string }
  | { kind: 'useCase'; useCase: string; question: string }
  | { kind: 'interests' }
  | { kind: 'form' }
)

/** Everything in which two sheets of one catalogue differ: measured answers first, then what sets the scope. */
export function listAnswerChanges(before: AnswerSheet, after: AnswerSheet): AnswerChange[] {
  return [
    ...answerChanges({ ...before.answers, ...before.spans }, { ...after.answers, ...after.spans }),
    ...answerChanges(scopeIn(before), scopeIn(after)),
    ...changesOfUseCases(before, after),
    ...changeOf(interestsIn(before), interestsIn(after), { kind: 'interests' }),
    ...changeOf(before.form, after.form, { kind: 'form' }),
  ]
}

/** `before` with these changes made to it: all of them, and what was asked for is `after`. */
export function withChanges(before: AnswerSheet, changes: readonly AnswerChange[]): AnswerSheet {
  const { form, profile, answers, spans } = before
  const sheet: AnswerSheet = { form, profile: { ...profile }, answers: { ...answers } }
  if (spans) sheet.spans = { ...spans }
  if (profile.useCases) sheet.profile.useCases = { ...profile.useCases }
  for (const change of changes) make(sheet, change)
  return sheet
}

function make(sheet: AnswerSheet, change: AnswerChange): void {
  const { after } = change
  if (change.kind === 'form') sheet.form = after === 'full' ? 'full' : 'short'
  else if (change.kind === 'interests') set(sheet.profile, 'interests', after)
  else if (change.kind === 'useCase') {
    sheet.profile.useCases ??= {}
    const own = { ...sheet.profile.useCases[change.useCase] }
    set(own, change.question, after)
    if (Object.keys(own).length > 0) sheet.profile.useCases[change.useCase] = own
    else delete sheet.profile.useCases[change.useCase]
    if (Object.keys(sheet.profile.useCases).length === 0) delete sheet.profile.useCases
  } else if (change.question.startsWith('scope-')) set(sheet.profile, change.question, after)
  else answer(sheet, change.question, after)
}

/** One answer or what several people's answers span: never both. */
function answer(sheet: AnswerSheet, question: string, given: Given | null): void {
  const { [question]: _, ...spans } = sheet.spans ?? {}
  const whole = isInterval(given) ? { ...spans, [question]: given } : spans
  if (Object.keys(whole).length > 0) sheet.spans = whole
  else delete sheet.spans
  set(sheet.answers, question, isInterval(given) ? null : given)
}

const isInterval = (given: Given | null | undefined): given is Interval =>
  typeof given === 'object' && given !== null && 'lo' in given

function set(place: Record<string, unknown>, key: string, given: Given | null): void {
  if (given === null) delete place[key]
  else place[key] = given
}

type Answers = Record<string, Given | undefined>

function answerChanges(before: Answers, after: Answers): AnswerChange[] {
  return idsIn(before, after).flatMap((question) =>
    changeOf(before[question], after[question], { kind: 'answer', question }),
  )
}

function changesOfUseCases(before: AnswerSheet, after: AnswerSheet): AnswerChange[] {
  const [was, is] = [before.profile.useCases ?? {}, after.profile.useCases ?? {}]
  return idsIn(was, is).flatMap((useCase) => {
    const [wasOwn, isOwn]: Answers[] = [was[useCase] ?? {}, is[useCase] ?? {}]
    return idsIn(wasOwn ?? {}, isOwn ?? {}).flatMap((question) =>
      changeOf(wasOwn?.[question], isOwn?.[question], { kind: 'useCase', useCase, question }),
    )
  })
}

type What =
  | { kind: 'answer'; question: string }
  | { kind: 'useCase'; useCase: string; question: string }
  | { kind: 'interests' }
  | { kind: 'form' }

function changeOf(before: Given | undefined, after: Given | undefined, what: What): AnswerChange[] {
  return isSame(before, after) ? [] : [{ ...what, before: before ?? null, after: after ?? null }]
}

/** The order of several options says nothing. */
function isSame(one: Given | undefined, other: Given | undefined): boolean {
  if (isInterval(one) && isInterval(other)) return one.lo === other.lo && one.hi === other.hi
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other
  return one.length === other.length && one.every((option) => other.includes(option))
}

const idsIn = (one: object, other: object) => [...new Set([...Object.keys(one), ...Object.keys(other)])].sort()

const interestsIn = ({ profile }: AnswerSheet) => profile.interests

function scopeIn({ profile }: AnswerSheet): Answers {
  const { interests, useCases, ...scope } = profile
  return scope as Answers
}
