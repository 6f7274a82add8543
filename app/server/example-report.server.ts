import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { planRoadmap } from '#app/core/roadmap/plan-roadmap.ts'
import { proposeTargets } from '#app/core/roadmap/propose-targets.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import { score } from '#app/core/scoring/score.ts'
import { buildReport } from '#app/report/model/build-report.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import type { Level } from '#content/schema.ts'
import { createRecent } from './recent.server.ts'

type Example = { company: string; title: string; today: string }

const recent = createRecent<ReportModel>(10)
/** Levels of a team that has begun, in turn. */
const LEVELS: readonly Level[] = [2, 1, 3, 1, 2]

/** A report of made-up answers, to see what reports look like; nobody's data. @param today ISO date */
export function exampleReport(model: Model, { company, title, today }: Example): ReportModel {
  const { catalogue } = model
  return recent(JSON.stringify([catalogue.hash, company, title, today]), () => {
    const sheet = exampleSheet(model)
    const scored = score(model, sheet)
    const asked = { startOn: today, hasHistory: false }
    const [target] = proposeTargets(model, sheet, { useCases: scored.useCases, ...asked })
    const plan = target ? planRoadmap(model, sheet, { targets: [target.id], ...asked }) : null
    const meta = { company, title, locale: 'en', today, isDraft: true }
    return buildReport({ catalogue, sheet, score: scored, plan, weeks: {}, meta })
  })
}

function exampleSheet({ catalogue }: Model): AnswerSheet {
  const asked = catalogue.questions.filter(({ kind, tier }) => kind === 'level' && tier !== 'deep')
  const answers = asked.map(({ id }, index) => [id, LEVELS[index % LEVELS.length] ?? 1] as const)
  return { form: 'short', profile: {}, answers: Object.fromEntries(answers) }
}
