import type { Plan, ScheduledItem } from '#app/core/roadmap/plan.ts'
import { actionName, daysText } from './action-entry.ts'
import { isFirm } from './decided.ts'
import type { DimensionProfile } from './dimension-model.ts'
import { listGaps, listStrengths } from './dimensions.ts'
import { milestoneName } from './gantt.ts'
import { bestPotentials, writeChoice, writeHeadline } from './headline.ts'
import { inScheduleOrder, weekStart } from './plan-dates.ts'
import {
  givenAnswer,
  isOnlyInFull,
  namedPeople,
  openQuestions,
  personName,
  type ReportContext,
} from './report-context.ts'
import type { ReportModel } from './report-model.ts'
import type { Phrase, Tone } from './report-parts.ts'
import { spanOf } from './shared-answer.ts'
import type { Summary } from './summary-model.ts'
import type { TargetEntry, UseCaseEntry } from './target-model.ts'
import { findEntry } from './targets.ts'
import { isSettled } from './team.ts'

const SHOWN = 3
const TONES: readonly Tone[] = ['ready', 'almost', 'nearly', 'notyet', 'open']

type Sections = Pick<ReportModel, 'useCases' | 'techniques'> & { dimensions: DimensionProfile[] }

/** The first page (needs 4). */
export function writeSummary(context: ReportContext, sections: Sections): Summary {
  const { plan, score, words } = context
  const entry = plan ? findEntry(sections, plan.targets[0] ?? '') : null
  const headline = writeHeadline(context, sections.useCases.rows, entry)
  const readiness = score.readiness && words.range(score.readiness)
  const strengths = listStrengths(context, sections.dimensions)
  return {
    ...headline,
    candidate: entry && plan?.decision?.decision !== 'stop' ? candidateOf(context, entry) : null,
    choice: writeChoice(context, sections.useCases.rows),
    remedy: context.refusal?.reason === 'role' ? 'hats' : 'answers',
    readiness,
    standing: writeStanding(context, sections.useCases.rows),
    figures: listFigures(context, headline.pilotStartsOn, readiness),
    strengths,
    gaps: listGaps(context, sections.dimensions, strengths),
    nextSteps: listNextSteps(context),
    fineprint: writeFineprint(context),
  }
}

function candidateOf({ useCases }: ReportContext, { id, name, tone }: TargetEntry): Summary['candidate'] {
  return { kind: useCases.has(id) ? 'useCase' : 'technique', id, name, tone }
}

function writeStanding(context: ReportContext, rows: readonly UseCaseEntry[]): Phrase[][] {
  const { words } = context
  const sentences = [
    readinessSentence(context),
    countSentence(context, rows),
    openSentence(context, rows),
    furthestSentence(context, rows),
  ]
  return sentences.filter((sentence) => sentence !== '').map((sentence) => words.phrases(sentence))
}

function readinessSentence(context: ReportContext): string {
  const { score, words, isEmpty } = context
  if (!score.readiness || isEmpty) return ''
  const range = words.range(score.readiness)
  const open = score.potentials.filter(({ points }) => points > 0).map(({ question }) => question)
  if (open.length === 0) return words.t('standing.readiness', { score: range.text })
  const list = words.list(openKinds(context, open))
  return words.t('standing.readinessOpen', { low: range.lo, high: range.hi, list })
}

/** How many answers are missing, differ, are "not sure", and are asked only in the full check. */
function openKinds(context: ReportContext, questions: readonly string[]): string[] {
  const { words } = context
  const full = questions.filter((question) => isOnlyInFull(context, question))
  const unsure = questions.filter((question) => givenAnswer(context, question) === 'unsure')
  const hidden = questions.filter(
    (question) => context.questions.get(question)?.own === 'hidden' && !full.includes(question),
  )
  const differ = questions.filter((question) => spanOf(context, question) !== undefined)
  const known = full.length + unsure.length + hidden.length + differ.length
  const counts = {
    open: questions.length - known,
    unsure: unsure.length,
    full: full.length,
    hidden: hidden.length,
    differ: differ.length,
  }
  return (['open', 'differ', 'unsure', 'full', 'hidden'] as const).flatMap((kind) =>
    counts[kind] > 0 ? [words.t(`standing.open.${kind}`, { count: counts[kind] })] : [],
  )
}

function countSentence({ words }: ReportContext, rows: readonly UseCaseEntry[]): string {
  if (rows.length === 0) return ''
  const parts = TONES.flatMap((tone) => {
    const count = rows.filter((row) => row.tone === tone).length
    return count > 0 ? [words.t(`standing.tone.${tone as 'ready'}`, { count })] : []
  })
  const [tone] = rows.map((row) => row.tone)
  if (parts.length === 1) return words.t(`standing.all.${tone as 'ready'}`, { count: rows.length })
  return words.t('standing.useCases', { total: rows.length, list: words.list(parts) })
}

/** The open use case that one would ask about first, and whom to ask; nothing if all are open. */
function openSentence({ sheet, words }: ReportContext, rows: readonly UseCaseEntry[]): string {
  const open = rows.filter(({ tone }) => tone === 'open')
  const row = open.find(({ id }) => sheet.profile.interests?.includes(id)) ?? open[0]
  const blocker = row?.blockers.find(({ open }) => open.length > 0)
  const [question] = blocker?.open ?? []
  if (!row || !blocker || !question || open.length === rows.length) return ''
  const name = words.mark('useCase', row.id, row.name)
  if (sheet.spans?.[question.question]) return words.t('standing.differOne', { name, gap: blocker.name })
  return words.t('standing.openOne', { name, gap: blocker.name, whom: question.whom })
}

/**
 * The use case that says no, and what is missing for sure: one blocked by a fact of the business before others, then one
 * of interest.
 */
function furthestSentence({ sheet, words }: ReportContext, rows: readonly UseCaseEntry[]): string {
  const interests = sheet.profile.interests ?? []
  const missing = ({ blockers }: UseCaseEntry) => blockers.filter(({ isMissing }) => isMissing)
  const rank = (row: UseCaseEntry) =>
    (missing(row).some(({ wayOut }) => wayOut !== null) ? 0 : 2) + (interests.includes(row.id) ? 0 : 1)
  const [row] = rows.filter(({ tone, isTarget }) => tone === 'notyet' && !isTarget).sort((a, b) => rank(a) - rank(b))
  const sure = row ? missing(row) : []
  const blocker = sure.find(({ wayOut }) => wayOut !== null) ?? sure[0]
  if (!row || !blocker) return ''
  const name = words.mark('useCase', row.id, row.name)
  return [words.t('standing.furthest', { name, gap: blocker.name, has: asSentence(blocker.has) }), blocker.wayOut ?? '']
    .join(' ')
    .trim()
}

function listFigures(
  context: ReportContext,
  startsOn: string | null,
  readiness: Summary['readiness'],
): Summary['figures'] {
  const { plan, words } = context
  const isScaled = plan !== null && isFirm(plan)
  const prepare = plan?.phases.find(({ phase }) => phase === (isScaled ? 'scale' : 'prepare'))
  const gate = plan?.schedule.find(({ phase }) => phase === 'gate')
  return [
    ...(startsOn ? [{ label: words.t('figures.start'), text: words.date(startsOn) }] : []),
    ...(plan && gate ? [{ label: words.t('figures.decision'), text: words.date(weekStart(plan, gate.start)) }] : []),
    ...(prepare
      ? [
          {
            label: words.t(isScaled ? 'figures.rollOutEffort' : 'figures.effort'),
            text: words.t('figures.effortText', { days: words.days(prepare.effortDays) }),
          },
        ]
      : []),
    ...(plan && prepare
      ? [{ label: words.t('figures.cost'), text: words.money(prepare.cost, plan.cost.currency) }]
      : []),
    ...(readiness && !context.isEmpty
      ? [{ label: words.t('figures.readiness'), text: words.t('figures.readinessText', { score: readiness.text }) }]
      : []),
  ]
}

function listNextSteps(context: ReportContext): Summary['nextSteps'] {
  const { plan } = context
  if (!plan) {
    return openQuestions(context, bestPotentials(context))
      .slice(0, context.isEmpty ? 0 : SHOWN)
      .map(({ question, ask, whom }) => ({ id: question, kind: 'question', name: ask, detail: whom }))
  }
  const perhaps = plan.actions.filter(({ phase, perhapsUnnecessary }) => phase !== 'scale' && perhapsUnnecessary)
  const skipped = new Set(perhaps.map(({ id }) => id))
  const questions = questionsFirst(context, perhaps)
  const steps = inScheduleOrder(plan)
    .filter(({ id, phase }) => (phase !== 'scale' || isFirm(plan)) && !skipped.has(id))
    .sort((a, b) => a.start - b.start)
    .map((item) => nextStep(context, plan, item))
  return [...questions.slice(0, 1), ...steps, ...questions.slice(1)].slice(0, SHOWN)
}

/** What to ask before steps that an answer could make needless: each question once, those first that the form asks. */
function questionsFirst(context: ReportContext, perhaps: Plan['actions']): Summary['nextSteps'] {
  const asked = new Set(perhaps.filter(({ phase }) => phase === 'prepare').flatMap(({ ask }) => ask))
  const ranked = [...bestPotentials(context).filter((question) => asked.has(question)), ...asked]
  return openQuestions(context, [...new Set(ranked)])
    .toSorted((a, b) => Number(a.onlyInFull ?? false) - Number(b.onlyInFull ?? false))
    .map(({ question, ask, whom }) => ({
      id: question,
      kind: 'question',
      name: context.words.t('nextStep.ask', { whom, question: ask }),
      detail: context.words.t('nextStep.decides', {
        count: perhaps.filter((action) => action.ask.includes(question)).length,
      }),
    }))
}

function nextStep(
  context: ReportContext,
  plan: Plan,
  { id, phase, start }: ScheduledItem,
): Summary['nextSteps'][number] {
  const action = plan.actions.find((candidate) => candidate.id === id)
  const from = context.words.t('roadmap.startOfPlan', { date: context.words.date(weekStart(plan, start)) })
  if (!action) return { id, kind: 'milestone', name: milestoneName(context, plan, phase), detail: from }
  const parts = [daysText(context, action), personName(context, action.person), from]
  return { id, kind: 'action', name: actionName(context, action), detail: parts.join(', ') }
}

function writeFineprint(context: ReportContext): string {
  const { words, catalogue } = context
  return [
    answeredSentence(context),
    teamSentence(context),
    evidenceSentence(context),
    words.t('fineprint.catalogue', { version: catalogue.version }),
    words.t('fineprint.notLegal'),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

function answeredSentence({ words, meta, isEmpty }: ReportContext): string {
  const people = namedPeople(meta)
  if (people.length === 0 || isEmpty) return ''
  const isPart = meta.invited !== undefined && meta.invited > people.length
  const who = isPart
    ? words.t('fineprint.answeredOf', { count: people.length, invited: meta.invited ?? 0 })
    : words.t('fineprint.answered', { count: people.length, names: words.list(people.map(({ name }) => name)) })
  return [who, periodText({ words, meta })]
    .filter((part) => part !== '')
    .join(' ')
    .concat('.')
}

/** While somebody may still answer: the verdicts hold so far. */
function teamSentence(context: ReportContext): string {
  return context.team && !isSettled(context) ? context.words.t('fineprint.soFar') : ''
}

function periodText({ words, meta: { startedOn, submittedOn } }: Pick<ReportContext, 'words' | 'meta'>): string {
  if (startedOn && submittedOn && startedOn !== submittedOn) {
    return words.t('fineprint.between', { from: words.date(startedOn), to: words.date(submittedOn) })
  }
  const on = submittedOn ?? startedOn
  return on ? words.t('fineprint.on', { date: words.date(on) }) : ''
}

function evidenceSentence({ words, meta, states, isEmpty }: ReportContext): string {
  const answered = [...states].flatMap(([question, state]) => (state === 'answered' ? [question] : []))
  const seen = answered.filter((question) => meta.details?.[question]?.evidence).length
  return isEmpty || answered.length === 0 ? '' : words.t('fineprint.evidence', { seen, total: answered.length })
}

/** With a full stop, so that another sentence may follow. */
function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}
