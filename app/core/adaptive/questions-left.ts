import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import { type CheckRequest, type CheckState, demandsOf, readCheck, type Standing } from './check-state.ts'
import { listCandidates } from './list-candidates.ts'
import { isSettled } from './next-question.ts'
import { couldChange } from './relevance.ts'
import { scopeGaps } from './scope-left.ts'
import type { Aspect, Subject } from './subjects.ts'
import { isOpen, missingIn } from './verdict-outlook.ts'
import { weighCandidates } from './weigh-candidates.ts'

/** So many courses of the check are tried. */
const TRIED = 24
/** So many of them are left out at either end: the shortest and the longest. */
const LEFT_OUT = 1
const SEED = 3
/** Share of a trial's answers that lean together. */
const ALIKE = 0.5

/**
 * How many questions are likely left: the range of trial runs with answers drawn as the prior has them, without the
 * shortest and the longest.
 *
 * A trial asks in the order of the gains as they are now, skipping what no longer matters, so it asks slightly more than
 * the check will. Half of its answers share one luck, since who is good at one thing is likely good at the next. Scope
 * questions are all counted. Seeded: the same answers give the same range.
 *
 * @returns whole numbers; both 0 if nothing is left to ask
 */
export function questionsLeft(model: Model, sheet: AnswerSheet, request: CheckRequest): { low: number; high: number } {
  const state = readCheck(model, sheet, request)
  const scope = countScope(state)
  const course = readCourse(state)
  const next = mulberry32(SEED)
  const counts = Array.from({ length: TRIED }, () => tryCourse(state, course, next)).sort((a, b) => a - b)
  return {
    low: scope + (counts[LEFT_OUT] as number),
    high: scope + (counts[TRIED - 1 - LEFT_OUT] as number),
  }
}

function countScope(state: CheckState): number {
  const open = state.standings.filter((standing) => !isSettled(state, standing))
  const gaps = open.flatMap((standing) => scopeGaps(state, standing)).filter(({ mayAsk }) => mayAsk)
  return new Set(gaps.map(({ question, useCase }) => `${question} ${useCase ?? ''}`)).size
}

/** The questions that may matter, in the order of a trial, and the capabilities they are on. */
type Course = { steps: { subject: Subject; aspect: Aspect }[]; subjects: Subject[] }

function readCourse(state: CheckState): Course {
  const open = listCandidates(state, 'all').filter(({ aspect }) => isLeft(state, aspect))
  const steps = weighCandidates(state, open)
    .sort((a, b) => b.perMinute - a.perMinute)
    .map(({ candidate: { subject, aspect } }) => ({ subject, aspect }))
  return { steps, subjects: [...new Set(steps.map(({ subject }) => subject))] }
}

function isLeft({ request }: CheckState, { standing, question }: Aspect): boolean {
  return standing === 'open' || (standing === 'unsure' && (request.askAgain?.has(question.id) ?? false))
}

/** What a trial has found out, in copies of the subjects. */
type Trial = { subjects: Map<number, Subject>; asked: Set<string>; standings: Standing[]; state: CheckState }

function tryCourse(state: CheckState, { steps, subjects }: Course, next: () => number): number {
  const copies = subjects.map((subject) => ({ ...subject, aspects: subject.aspects.map((aspect) => ({ ...aspect })) }))
  const trial: Trial = {
    state,
    subjects: new Map(copies.map((subject) => [subject.capability, subject])),
    asked: new Set(),
    standings: state.standings.filter((standing) => standing.isOpen).map((standing) => ({ ...standing })),
  }
  const lookup = {
    odds: state.lookup.odds,
    lo: (capability: number) => trial.subjects.get(capability)?.lo ?? state.lookup.lo(capability),
    hi: (capability: number) => trial.subjects.get(capability)?.hi ?? state.lookup.hi(capability),
  }
  trial.state = {
    ...state,
    lookup,
    subject: (capability) => trial.subjects.get(capability) ?? state.subject(capability),
  }
  const luck = next()
  while (trial.standings.length > 0) {
    const found = findStep(trial, steps)
    if (found === null) break
    const own = next()
    answer(found.subject, found.aspect, next() < ALIKE ? luck : own)
    trial.asked.add(found.aspect.question.id)
    settle(trial, found.subject.capability)
  }
  return trial.asked.size
}

function findStep({ state, asked, standings, subjects }: Trial, steps: Course['steps']) {
  for (const {
    subject: { capability },
    aspect: { question },
  } of steps) {
    if (asked.has(question.id)) continue
    const subject = subjects.get(capability) as Subject
    const aspect = subject.aspects.find((own) => own.question.id === question.id) as Aspect
    if (aspect.lo === aspect.hi || !mayFollow(subject, aspect)) continue
    const matters = standings.some((standing) =>
      demandsOf(state, standing, capability).some((demand) => couldChange(subject, aspect, demand)),
    )
    if (matters) return { subject, aspect }
  }
  return null
}

/** A fact waits for its level question (methods-errata A14). */
function mayFollow({ aspects }: Subject, { question }: Aspect): boolean {
  if (question.fromLevel === null) return true
  const level = aspects.find((aspect) => aspect.question.kind === 'level')
  return level === undefined || level.standing === 'unsure' || level.lo >= question.fromLevel
}

function answer(subject: Subject, aspect: Aspect, chance: number): void {
  let passed = 0
  const level = aspect.odds.findIndex((odds) => {
    passed += odds
    return chance < passed
  })
  aspect.lo = level === -1 ? aspect.hi : level
  aspect.hi = aspect.lo
  aspect.standing = 'known'
  subject.lo = Math.min(...subject.aspects.map(({ lo }) => lo))
  subject.hi = Math.min(...subject.aspects.map(({ hi }) => hi))
}

function settle(trial: Trial, capability: number): void {
  for (const standing of trial.standings) {
    const { parts } = standing.outlook
    if (!parts.some(({ capabilities }) => capabilities.includes(capability))) continue
    standing.missing = missingIn(parts, trial.state.lookup)
    standing.isOpen = isOpen(standing.outlook, standing.missing)
  }
  trial.standings = trial.standings.filter((standing) => standing.isOpen)
}
