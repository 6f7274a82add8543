import type { AnswerSheet, GivenAnswer } from '#app/core/assessment/answer-sheet.ts'
import { planRoadmap } from '#app/core/roadmap/plan-roadmap.ts'
import { proposeTargets } from '#app/core/roadmap/propose-targets.ts'
import { weeksToReady } from '#app/core/roadmap/weeks-to-ready.ts'
import { compileModel, type Model } from '#app/core/scoring/compile-model.ts'
import { score } from '#app/core/scoring/score.ts'
import { buildReport } from '#app/report/model/build-report.ts'
import type { ReportInput, ReportMeta } from '#app/report/model/report-input.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'

export const catalogue = loadCatalogue()
const model = compileModel(catalogue)

const MODELS: Record<string, Model> = { en: model }

/** The same content in the words of another language, read when it is first asked for. */
export function modelIn(locale: 'en' | 'de'): Model {
  const own = MODELS[locale] ?? compileModel(loadCatalogue({ locale }))
  MODELS[locale] = own
  return own
}

const TODAY = '2026-11-23'

/** Nothing is answered. */
export const emptySheet: AnswerSheet = { form: 'short', profile: {}, answers: {} }

const scope: AnswerSheet['profile'] = {
  'scope-team-size': 'm',
  'scope-business-model': 'b2b',
  'scope-eu-market': 'yes',
  'scope-build-mode': 'adopt',
  'scope-ai-in-use': ['genai'],
  interests: ['uc-content-localisation', 'uc-support-chatbot'],
  useCases: {
    'uc-content-localisation': {
      'scope-personal-data': 'no',
      'scope-public-output': 'yes',
      'scope-people-decisions': 'no',
    },
    'uc-support-chatbot': {
      'scope-personal-data': 'yes',
      'scope-public-output': 'yes',
      'scope-people-decisions': 'no',
    },
  },
}

/** What does not apply under the scope above is not asked. */
const applies = new Set(
  score(model, { form: 'short', profile: scope, answers: {} }).dimensions.flatMap(({ capabilities }) =>
    capabilities.filter((capability) => capability.applies).map(({ id }) => id),
  ),
)

/** All level questions answered alike; what `levels` names by capability differs, `null` is not answered. */
export function sheetOf(levels: Record<string, GivenAnswer | null>, usual: GivenAnswer = 1): AnswerSheet {
  const answers = catalogue.questions.flatMap(({ id, kind, capability }) => {
    if (kind !== 'level' || capability === null || !applies.has(capability)) return []
    const answer = capability in levels ? levels[capability] : usual
    return answer === null || answer === undefined ? [] : [[id, answer] as const]
  })
  return { form: 'short', profile: scope, answers: Object.fromEntries(answers) }
}

/** Everything is informal. */
export const beginner = sheetOf({})

/** A beginner with a few open answers. */
export const someSheet = sheetOf({
  'executive-sponsorship': 2,
  'vendor-privacy': 3,
  'kpi-definition': 0,
  'data-access': 'unsure',
  'transparency-labelling': 0,
  'human-oversight': null,
  'outcome-data': 3,
})

const meta: ReportMeta = {
  company: 'Müller & Söhne Großhandels GmbH',
  locale: 'en',
  today: TODAY,
  startedOn: '2026-11-09',
  submittedOn: '2026-11-20',
  answeredBy: [
    { name: 'Anna Köhler', disciplines: ['marketing'] },
    { name: 'Jörg Weiß', disciplines: ['it', 'data'] },
  ],
  details: {
    'q-kpi-definition': {
      note: 'We say "more efficient" in every meeting.',
      answeredBy: 'Anna Köhler',
      answeredOn: '2026-11-12',
    },
    'q-outcome-data': { evidence: 'CRM export of October', toldBy: 'Sabine Günther', toldOn: '2026-11-13' },
    'q-vendor-privacy': { evidence: 'Contract of 3 March', answeredBy: 'Jörg Weiß', answeredOn: '2026-11-18' },
  },
}

/**
 * The input of a report as the web application makes it: targets proposed, weeks for every use case; in the words of the
 * language that it is to be written in.
 */
export function inputOf(sheet: AnswerSheet, differs: Partial<ReportMeta> & { locale?: 'en' | 'de' } = {}): ReportInput {
  const model = modelIn(differs.locale ?? 'en')
  const { catalogue } = model
  const scored = score(model, sheet)
  const [target] = proposeTargets(model, sheet, { useCases: scored.useCases, startOn: TODAY })
  const plan = target ? planRoadmap(model, sheet, { targets: [target.id], startOn: TODAY }) : null
  const weeks = catalogue.useCases.map(({ id }) => [id, weeksToReady(model, sheet, { target: id, startOn: TODAY })])
  return {
    catalogue,
    sheet,
    score: scored,
    plan,
    weeks: Object.fromEntries(weeks),
    meta: { ...meta, ...differs },
  }
}

export function reportOf(sheet: AnswerSheet, differs: Parameters<typeof inputOf>[1] = {}) {
  return buildReport(inputOf(sheet, differs))
}
