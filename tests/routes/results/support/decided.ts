import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { Plan, PlanRefusal } from '#app/core/roadmap/plan.ts'
import { planRoadmap } from '#app/core/roadmap/plan-roadmap.ts'
import { proposeTargets } from '#app/core/roadmap/propose-targets.ts'
import { weeksToReady } from '#app/core/roadmap/weeks-to-ready.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { score } from '#app/core/scoring/score.ts'
import { buildReport } from '#app/report/model/build-report.ts'
import type { ReportMeta } from '#app/report/model/report-input.ts'
import type { Decided } from '#app/routes/results/decided.server.ts'
import { linksOf } from '#app/routes/results/links.server.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'

const catalogue = loadCatalogue()
export const model = compileModel(catalogue)

export const TODAY = '2026-11-23'
export const ASSESSMENT = '0199f0a0-0000-7000-8000-000000000001'
export const head = {
  id: ASSESSMENT,
  title: 'Müller & Söhne',
  client: null,
  keptUntil: '2027-01-22',
  isSubmitted: false,
  switchedTo: null,
  mayChange: true,
  mayDelete: true,
}

export const emptySheet: AnswerSheet = { form: 'short', profile: {}, answers: {} }

/** Whoever buys tools as they are: every level question at one answer, and what is said otherwise. */
export function aSheet(
  usual: 0 | 1 | 2 | 3 | 4 | 'unsure',
  differs: AnswerSheet['answers'] = {},
  form: AnswerSheet['form'] = 'short',
): AnswerSheet {
  const measured = catalogue.questions.filter(({ kind }) => kind === 'level' || (kind === 'fact' && form === 'full'))
  const answers = measured.map(({ id, kind, caps }) => [id, kind === 'level' ? usual : bestOption(caps)] as const)
  return {
    form,
    profile: { 'scope-team-size': 'm', 'scope-build-mode': 'adopt' },
    answers: { ...Object.fromEntries(answers), ...differs },
  }
}

function bestOption(caps: Readonly<Record<string, number>>): string {
  return Object.entries(caps).sort(([, a], [, b]) => b - a)[0]?.[0] ?? 'unsure'
}

type Planned = Decided & { plan: Plan | PlanRefusal | null; meta: ReportMeta }

/** What the pages are given of a sheet: targets proposed, weeks for every use case, every answer given on one day. */
export function decide(sheet: AnswerSheet): Planned {
  const scored = score(model, sheet)
  const [target] = proposeTargets(model, sheet, { useCases: scored.useCases, startOn: TODAY })
  const plan = target ? planRoadmap(model, sheet, { targets: [target.id], startOn: TODAY }) : null
  const weeks = catalogue.useCases.map(({ id }) => [id, weeksToReady(model, sheet, { target: id, startOn: TODAY })])
  const details = Object.keys(sheet.answers).map((id) => [id, { answeredBy: 'Anna Köhler', answeredOn: '2026-11-12' }])
  const meta = { company: head.title, locale: 'en', today: TODAY, details: Object.fromEntries(details) }
  const report = buildReport({
    catalogue,
    sheet,
    score: scored,
    plan,
    weeks: Object.fromEntries(weeks),
    meta,
  })
  return { model, sheet, score: scored, report, links: linksOf(catalogue, ASSESSMENT), plan, meta }
}
