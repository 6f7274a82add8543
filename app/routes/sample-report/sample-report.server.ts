import { createTranslator } from 'use-intl'
import { assessAgreement } from '#app/core/agreement/assess-agreement.ts'
import { joinAnswers } from '#app/core/agreement/team-answers.ts'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { dutiesOfTargets } from '#app/core/governance/duties/target-duties.ts'
import { riskOfSystems } from '#app/core/priority/legal-standing.ts'
import { prioritiseCheck } from '#app/core/priority/prioritise-check.ts'
import type { RiskClass } from '#app/core/priority/risk.ts'
import { planRoadmap } from '#app/core/roadmap/plan-roadmap.ts'
import { weeksToReady } from '#app/core/roadmap/weeks-to-ready.ts'
import type { ScoreResult } from '#app/core/scoring/result.ts'
import { score } from '#app/core/scoring/score.ts'
import { verdictsSeen } from '#app/core/second-view/verdicts-seen.ts'
import { fillVariables } from '#app/core/text-blocks/text-variables.ts'
import { verdictsWith } from '#app/core/what-if/what-if.ts'
import { LOCALES } from '#app/messages/locales.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { arrangeSections } from '#app/report/model/arrange.ts'
import { buildReport } from '#app/report/model/build-report.ts'
import { describePriority } from '#app/report/model/priority.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { describeSecondView } from '#app/report/model/second-view.ts'
import { textValuesOf } from '#app/report/model/text-values.ts'
import { wordsIn } from '#app/server/pilots/pilot-words.server.ts'
import { createRecentWork } from '#app/server/recent.server.ts'
import { type Sample, sampleCompany } from '#app/server/sample.server.ts'
import type { Spoken } from '#app/server/services.server.ts'
import { eachInTurn } from '#app/server/turns.server.ts'
import { samplePilots } from './sample-pilots.server.ts'
import { type SampleRegister, sampleRegister } from './sample-register.server.ts'
import { sampleFigures, sampleMeta, samplePeople, sampleTeam } from './sample-sheet.server.ts'

/** One for each language, and for what was before the catalogue changed. */
const made = createRecentWork<ReportModel>(LOCALES.length + 1)

type Ground = Pick<Spoken, 'locale' | 'model' | 'law'>

/**
 * The report on the invented company, by the same steps as that of a customer and with the day of its files: equal for
 * everybody. It takes some seconds, once per process, catalogue and language; whoever comes meanwhile waits for the same.
 */
export function sampleReport({ locale, model, law }: Ground): Promise<ReportModel> {
  return made(`${locale} ${model.catalogue.hash}`, () => makeSample({ locale, model, law }))
}

async function makeSample(ground: Ground): Promise<ReportModel> {
  const { locale, model } = ground
  const sample = sampleCompany(locale)
  const messages = await loadMessages(locale)
  const t = createTranslator({ locale, messages, namespace: 'sampleReport.mark' })
  const register = await sampleRegister(ground, sample)
  const judged = await judge(ground, { sample, register, company: t('company', { company: sample.company.company }) })
  const report: ReportModel = {
    ...judged.report,
    governance: register.governance,
    pilots: samplePilots(await wordsIn(locale), sample),
    ...(judged.priority && { priority: judged.priority }),
  }
  const secondView = secondViewOf(model, sample, { ...judged, report })
  const { cover } = report
  const brand = { ...cover.brand, consultancy: sample.company.consultancy }
  const marked = { ...cover, brand, confidential: t('confidential'), watermark: t('watermark') }
  const whole = { ...report, ...(secondView && { secondView }), cover: marked }
  return arrangeSections(whole, {
    sectionOrder: [],
    hidden: [],
    paper: 'a4',
    texts: textsOf(whole, sample),
  })
}

type Judging = { sample: Sample; register: SampleRegister; company: string }

/** Everything that hangs on the answers; other requests are let in between. */
async function judge({ locale, model, law }: Ground, { sample, register, company }: Judging) {
  const { catalogue } = model
  const team = sampleTeam(sample)
  const { soFar: sheet } = joinAnswers(model, team)
  const scored = score(model, sheet)
  const asked = { startOn: sample.company.plan.start_on, hasHistory: false, people: samplePeople(sample) }
  const duties = dutiesOfTargets(register.duties, law().dutyLinks)
  const plan = planRoadmap(model, sheet, { targets: sample.company.plan.targets, ...asked, duties })
  const weeks = await eachInTurn(
    catalogue.useCases,
    ({ id }) => [id, weeksToReady(model, sheet, { target: id, ...asked })] as const,
  )
  const agreement = assessAgreement(model, team, sample.company.plan.targets)
  const report = buildReport({
    catalogue,
    sheet,
    score: scored,
    plan,
    targetsChosen: true,
    weeks: Object.fromEntries(weeks),
    meta: sampleMeta(sample, catalogue, company),
    team: { agreement, members: team.members },
  })
  const figures = sampleFigures(sample)
  const priority = describePriority({
    locale,
    priority: prioritiseCheck(model, sheet, { scored, figures, risks: risksOf(register), asked }),
    entries: report.useCases.rows,
    names: new Map(catalogue.useCases.map(({ id, name }) => [id, name])),
    currency: catalogue.constants.currency,
  })
  return { sheet, scored, report, priority }
}

function risksOf({ placed }: SampleRegister): ReadonlyMap<string, readonly RiskClass[]> {
  const byUseCase = Map.groupBy(
    placed.filter(({ system }) => system.useCaseId !== null),
    ({ system }) => system.useCaseId ?? '',
  )
  return new Map(
    [...byUseCase].flatMap(([id, each]) => {
      const risk = riskOfSystems(each.map(({ placement }) => placement))
      return risk === null ? [] : [[id, risk] as const]
    }),
  )
}

type Judged = { sheet: AnswerSheet; scored: ScoreResult; report: ReportModel }

function secondViewOf(model: Parameters<typeof score>[0], { findings }: Sample, { sheet, report }: Judged) {
  const { by, ratings } = findings.seen
  const seen = ratings.map(({ capability, lo, hi, reason }) => ({ capability, level: { lo, hi }, reason }))
  const days = ratings.map(({ on }) => on).sort()
  return describeSecondView(report, {
    seen,
    by: [by],
    from: days[0] ?? '',
    to: days.at(-1) ?? '',
    verdicts: { said: verdictsWith(model, { sheet, request: null }, {}), seen: verdictsSeen(model, sheet, seen) },
  })
}

/** The texts of the consultancy with their blanks filled in, as text blocks are when they are put in. */
function textsOf(report: ReportModel, { company, findings }: Sample): Record<string, string> {
  const values = textValuesOf(report, {
    title: company.title,
    today: company.on,
    submittedOn: company.on,
    consultant: findings.seen.by,
    workspace: company.consultancy,
  })
  return Object.fromEntries(
    Object.entries(findings.texts).map(([field, text]) => [
      field,
      fillVariables(text, { ...values, client: company.company }).text,
    ]),
  )
}
