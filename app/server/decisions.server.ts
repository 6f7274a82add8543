import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { assessAgreement } from '#app/core/agreement/assess-agreement.ts'
import type { TeamSheet } from '#app/core/agreement/team.ts'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { NO_OWN_QUESTIONS, type OwnQuestions } from '#app/core/own-questions/own-questions.ts'
import { type ActionTasks, type OldMarks, pinsOf, statusesOf, tasksFromMarks } from '#app/core/roadmap/action-tasks.ts'
import type { Plan, PlanRefusal, PlanRequest } from '#app/core/roadmap/plan.ts'
import { isRefusal } from '#app/core/roadmap/plan-refusal.ts'
import { weeksToReady } from '#app/core/roadmap/weeks-to-ready.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import type { Interval, ScoreResult } from '#app/core/scoring/result.ts'
import { score } from '#app/core/scoring/score.ts'
import { type Locale, localeOf } from '#app/messages/locales.ts'
import { buildReport } from '#app/report/model/build-report.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { findSnapshot } from '#db/queries/snapshots.server.ts'
import { askedIn } from './asked-questions.server.ts'
import { dateIn } from './calendar.server.ts'
import { replyTo } from './contradiction-replies.server.ts'
import { planDuties } from './duties/plan-duties.server.ts'
import type { StoredAssessment } from './open-assessment.server.ts'
import { type PlanInput, planFrom, startOf } from './plan-from.server.ts'
import { createRecent } from './recent.server.ts'
import { metaOf } from './report-meta.server.ts'
import { judgedSheet } from './team-sheet.server.ts'
import { peopleIn } from './usual-people.server.ts'

export type Decisions = {
  /** The own questions that it was asked with. */
  own: OwnQuestions
  sheet: AnswerSheet
  /** By what was asked, own questions too. */
  score: ScoreResult
  /** By the standard's questions alone, whatever was asked beside them; the same without own questions. */
  standard: ScoreResult
  /** The answers behind it. */
  standardSheet: AnswerSheet
  /** What everybody answered to the standard's questions; `null`: the lead alone was asked. */
  standardTeam: TeamSheet | null
  /** `null`: there is nothing yet to plan for. */
  plan: Plan | PlanRefusal | null
  report: ReportModel
  /** What was said of single actions; of a submitted check, until it was submitted. */
  tasks: ActionTasks
  /** Set where more people than the lead are asked; `score` is then what they said so far. */
  team: TeamDecided | null
}

/** A team's answers, and what holds whatever those say who may still answer. */
type TeamDecided = { sheet: TeamSheet; final: ScoreResult }

/** What a snapshot keeps in one more language: the same figures, in other words. */
export type FrozenTranslation = Pick<Decisions, 'plan' | 'report'>

/** What a snapshot keeps of own questions, beside the result by the standard. */
export type OwnSnapshot = { questions: OwnQuestions; sheet: AnswerSheet; result: ScoreResult; team?: TeamSheet }

const recent = createRecent<Decisions>(60)
const recentPlans = createRecent<ReturnType<typeof planFrom>>(200)

/**
 * Everything that is decided from one assessment. A submitted one is read from its
 * snapshot and never computed again.
 */
export async function decisionsOf(
  context: Readonly<RouterContextProvider>,
  open: StoredAssessment,
): Promise<Decisions> {
  if (open.assessment.status === 'submitted') return submittedDecisions(context, open, open.assessment.id)
  return decideNow(context, open)
}

/**
 * What was decided when an assessment was submitted, as it stands in its snapshot.
 *
 * @param of whose it is, and in which language it is said; that in which it was submitted where it was frozen in no other
 * @returns `sha256` tells one snapshot from any other
 * @throws TypeError if it is not submitted
 */
export async function submittedDecisions(
  context: Readonly<RouterContextProvider>,
  { scope, language }: Pick<StoredAssessment, 'scope' | 'language'>,
  assessmentId: string,
): Promise<Decisions & { sha256: string }> {
  const { database } = context.get(services)
  const snapshot = await database.withWorkspace(scope, (tx) => findSnapshot(tx, assessmentId))
  if (!snapshot) throw new TypeError('A submitted assessment has its snapshot.')
  const { inputs, result, plan, report, translations, own, sha256 } = snapshot as unknown as {
    inputs: { sheet: AnswerSheet; team?: TeamSheet; planSettings?: { marks?: OldMarks }; tasks?: ActionTasks }
    result: ScoreResult
    plan: Decisions['plan']
    report: ReportModel
    /** The report alone in what was submitted before plans were translated, too. */
    translations: Record<string, FrozenTranslation | ReportModel> | null
    own: OwnSnapshot | null
    sha256: string
  }
  const team = own?.team ?? inputs.team
  const scored = own?.result ?? result
  const said = spokenIn(translations?.[language], { plan, report })
  return {
    own: own?.questions ?? NO_OWN_QUESTIONS,
    sheet: own?.sheet ?? inputs.sheet,
    score: scored,
    standard: result,
    standardSheet: inputs.sheet,
    standardTeam: inputs.team ?? null,
    plan: said.plan && planIn(context, said.plan, localeOf(said.report.locale)),
    report: said.report,
    tasks: inputs.tasks ?? tasksFromMarks(inputs.planSettings?.marks ?? {}),
    team: team ? { sheet: team, final: scored } : null,
    sha256,
  }
}

/** `main` where nothing was frozen in the language, or the report alone. */
function spokenIn(
  translation: FrozenTranslation | ReportModel | undefined,
  main: FrozenTranslation,
): FrozenTranslation {
  if (!translation) return main
  return 'report' in translation ? translation : { plan: main.plan, report: translation }
}

/** Names that the plan gave itself are no words of anybody: what was frozen in one language alone says them in another. */
function planIn(
  context: Readonly<RouterContextProvider>,
  plan: Plan | PlanRefusal,
  language: Locale,
): Plan | PlanRefusal {
  return isRefusal(plan) ? plan : { ...plan, people: peopleIn(context, plan.people, language) }
}

/** As {@link decisionsOf}, from the answers as they are at this moment. */
export async function decideNow(context: Readonly<RouterContextProvider>, open: StoredAssessment): Promise<Decisions> {
  return decideWith(context, open, await dutiesToday(context, open))
}

/** What today's plan has to know of the company's AI systems. It takes its time: not for within a transaction. */
export function dutiesToday(
  context: Readonly<RouterContextProvider>,
  open: StoredAssessment,
): Promise<PlanRequest['duties']> {
  return planDuties(context, open, dateIn(context.get(services).now(), open.timeZone))
}

/** As {@link decideNow}, with duties that were listed before. */
export function decideWith(
  context: Readonly<RouterContextProvider>,
  open: StoredAssessment,
  duties: PlanRequest['duties'],
): Decisions {
  const { now } = context.get(services)
  const { model: standardModel } = context.get(services).inLanguage(open.language)
  const settings = settingsIn(context, open)
  const { catalogue, model } = askedIn(context, open)
  const { sheet, joined } = judgedSheet(open, model)
  const isStandard = model === standardModel
  const byStandard = isStandard ? { sheet, joined } : judgedSheet(open, standardModel)
  const { sheet: standardSheet } = byStandard
  const today = dateIn(now(), open.timeZone)
  const meta = metaOf(open, { catalogue, today, items: joined?.items ?? [] })
  const key = JSON.stringify([
    catalogue.hash,
    sheet,
    standardSheet,
    meta,
    settings,
    open.tasks,
    open.acknowledgements,
    duties,
    open.outcomes,
    joined?.team,
  ])
  return recent(key, () => {
    const scored = score(model, sheet)
    const { plan } = planFrom(model, sheet, {
      scored,
      settings,
      tasks: open.tasks,
      duties,
      today,
      decided: open,
    })
    const weeks = weeksOf(model, sheet, settings, today)
    const targetsChosen = settings.targets.length > 0
    const whole = { ...meta, replies: repliesTo(scored, open), statuses: statusesOf(open.tasks) }
    const standard = isStandard ? scored : score(standardModel, standardSheet)
    const agreement = joined && assessAgreement(model, joined.team, settings.targets)
    const team = agreement && joined && { sheet: joined.team, final: agreement.final }
    const report = buildReport({
      catalogue,
      sheet,
      score: scored,
      plan,
      targetsChosen,
      weeks,
      meta: whole,
      ...(agreement && joined && { team: { agreement, members: joined.team.members } }),
      ...(isStandard
        ? {}
        : { standard: { catalogue: standardModel.catalogue, sheet: standardSheet, score: standard } }),
    })
    const { own } = open
    const { tasks } = open
    const standardTeam = byStandard.joined?.team ?? null
    return { own, sheet, score: scored, standard, standardSheet, standardTeam, plan, report, tasks, team }
  })
}

/**
 * The plan of an open assessment for the stored settings, or others, as of today. What was
 * submitted has its plan in {@link decisionsOf}.
 *
 * @param isAfterGate what people decided about its pilot moves it; `false`: as if nobody had decided
 * @returns `request` as planned, with proposed targets where none were chosen; `null` if there is nothing to propose
 */
export async function planOf(
  context: Readonly<RouterContextProvider>,
  open: StoredAssessment,
  chosen: PlanInput = open.planSettings,
  { isAfterGate = true }: { isAfterGate?: boolean } = {},
) {
  const { now } = context.get(services)
  const { catalogue, model } = askedIn(context, open)
  const { sheet } = judgedSheet(open, model)
  const today = dateIn(now(), open.timeZone)
  const settings = settingsIn(context, { planSettings: chosen, language: open.language })
  const duties = await dutiesToday(context, open)
  const decided = isAfterGate ? open : { outcomes: [], timeZone: open.timeZone }
  const key = JSON.stringify([
    catalogue.hash,
    open.language,
    sheet,
    settings.targets,
    settings.people,
    settings.startOn,
    settings.hasHistory,
    settings.levels,
    pinsOf(open.tasks),
    today,
    duties,
    decided.outcomes,
  ])
  return recentPlans(key, () =>
    planFrom(model, sheet, { scored: score(model, sheet), settings, tasks: open.tasks, duties, today, decided }),
  )
}

/** What the plan is for, the pilot first; empty: nothing yet. */
export async function targetsOf(context: Readonly<RouterContextProvider>, open: StoredAssessment): Promise<string[]> {
  if (open.assessment.status === 'open') return (await planOf(context, open)).request?.targets ?? []
  const { plan } = await decisionsOf(context, open)
  return plan && !isRefusal(plan) ? plan.targets : open.planSettings.targets
}

function settingsIn<T extends PlanInput>(
  context: Readonly<RouterContextProvider>,
  { planSettings, language }: { planSettings: T; language: Locale },
): T {
  return { ...planSettings, people: peopleIn(context, planSettings.people, language) }
}

function weeksOf(
  model: Model,
  sheet: AnswerSheet,
  settings: PlanInput,
  today: string,
): Record<string, Interval | null> {
  const asked = startOf(settings, today)
  return Object.fromEntries(
    model.catalogue.useCases.map(({ id }) => [id, weeksToReady(model, sheet, { target: id, ...asked })]),
  )
}

/** By contradiction id, what was said of the answers as they stand there now. */
function repliesTo({ contradictions }: ScoreResult, open: StoredAssessment): Record<string, string> {
  return Object.fromEntries(
    contradictions.flatMap((contradiction) => {
      const reply = replyTo(contradiction, open)
      return reply === null ? [] : [[contradiction.id, reply]]
    }),
  )
}
