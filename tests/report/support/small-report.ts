import en from '#app/messages/en.json'
import type { Brand } from '#app/report/model/cover-model.ts'
import type { DimensionProfile } from '#app/report/model/dimension-model.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import type { UseCaseEntry } from '#app/report/model/target-model.ts'

type Differs = { company?: string; brand?: Brand; madeOn?: string }

const range = (lo: number, hi = lo) => ({ lo, hi, text: lo === hi ? String(lo) : `${lo}–${hi}` })

const NAMES = ['Pilot', 'KPIs', 'Team', 'Data', 'Technology', 'AI Act', 'Privacy']
const SCORES = [range(25), range(18, 19), range(31, 32), range(28, 43), range(25), range(15, 35), range(37, 38)]

const dimensions: DimensionProfile[] = NAMES.map((name, index) => ({
  id: name,
  name,
  short: name,
  about: '',
  score: SCORES[index] ?? null,
  text: '',
  isOpen: false,
  capabilities: [],
}))

const entry: UseCaseEntry = {
  id: 'uc-content-localisation',
  name: 'Editorial pipeline and multilingual localisation',
  tone: 'nearly',
  verdict: 'nearly',
  label: 'Nearly: 3 gaps',
  range: null,
  between: 'homework and 4 steps',
  steps: range(4),
  homeworkSteps: range(8),
  insideTools: false,
  blockers: [],
  assumes: [],
  description: '',
  weeks: range(5, 7),
  weeksText: '5–7 weeks',
  isTarget: true,
  techniques: [],
}

/** A whole report in little, which no change of the catalogue touches. */
export function aReport({
  company = 'Müller & Söhne GmbH',
  brand = {},
  madeOn = '2026-11-20',
}: Differs = {}): ReportModel {
  return {
    shape: 1,
    locale: 'en',
    labels: en.report.labels,
    madeOn,
    cover: {
      company,
      title: 'AI readiness of marketing',
      subtitle: 'Short check · 20 Nov 2026 · catalogue 2026-11',
      scope: [{ label: 'How do you want to get your AI?', text: 'Bought tools as they are' }],
      reach: ['14 use cases and 48 techniques of AI in marketing.', 'In mind: Editorial pipeline.'],
      confidential: 'Confidential',
      brand,
    },
    summary: {
      state: 'planned',
      headline: 'Not this month. A first pilot can start on 18 Jan 2027.',
      lead: [
        { text: 'Best candidate: ' },
        { text: 'Editorial pipeline', ref: { kind: 'useCase', id: 'uc-content-localisation' } },
        { text: '. Before that 9 actions, 17–36 person-days of 3 people.' },
      ],
      ask: [{ text: 'Decide on this pilot, and release 17–36 person-days until 15 Jan 2027.' }],
      pilotStartsOn: '2027-01-18',
      candidate: { kind: 'useCase', id: entry.id, name: entry.name, tone: entry.tone },
      readiness: range(31, 47),
      standing: [[{ text: 'Readiness is between 31 and 47 of 100, depending on 2 open answers.' }]],
      figures: [{ label: 'Pilot can start', text: '18 Jan 2027' }],
      strengths: [
        { capability: 'executive-sponsorship', name: 'Management sponsor', text: 'A sponsor with a budget.' },
      ],
      gaps: [{ capability: 'kpi-definition', name: 'KPI definition', text: 'Nothing is written.' }],
      nextSteps: [{ id: 'act', kind: 'action', name: 'Write the KPI sheet', detail: '2–3 days, Marketing lead' }],
      fineprint: '2 people answered. Catalogue 2026-11. Not legal advice.',
    },
    method: {
      paragraphs: ['Every question offers five statements.'],
      answeredBy: [],
      takenAtWord: null,
      assumptions: [],
      facts: [{ label: 'Form', text: 'Short check' }],
    },
    homework: null,
    useCases: {
      intro: 'Weeks until ready, homework included.',
      maxWeeks: 21,
      rows: [
        entry,
        {
          ...entry,
          id: 'uc-support-chatbot',
          name: 'Tier-1 support chatbot',
          tone: 'open',
          verdict: 'undetermined',
          label: 'Open',
          between: 'depends on Data access',
          weeks: range(9, 21),
          weeksText: '9–21 weeks',
        },
      ],
      apart: [],
    },
    dimensions,
    techniques: [],
    pitfalls: [],
    points: null,
    contradictions: [],
    roadmap: {
      title: 'Roadmap: 16 weeks to the decision',
      notes: ['No plan can be shorter than 15 weeks.'],
      targets: [{ id: entry.id, name: entry.name }],
      firstMonday: '2026-11-23',
      weeks: 16,
      gantt: {
        weeks: 20,
        rows: [
          ganttRow('act-kpi', 'Write the KPI sheet', { phase: 'prepare', kind: 'homework', start: 0, end: 2 }),
          ganttRow('act-open', 'Get raw exports', { phase: 'prepare', kind: 'prepare', start: 2, end: 5 }, true),
          ganttRow('pilot', 'Editorial pipeline', { phase: 'pilot', kind: 'pilot', start: 8, end: 15 }),
          ganttRow('gate', 'Scale, iterate or stop', { phase: 'gate', kind: 'gate', start: 15, end: 16 }),
          ganttRow('scale', '13 actions of the roll-out', { phase: 'scale', kind: 'scale', start: 16, end: 20 }),
        ],
        ticks: [0, 4, 8, 12, 16].map((week) => ({ week, text: `week ${week}` })),
      },
      phases: [],
      actions: [],
      people: [],
    },
    appendix: {
      answers: [],
      glossary: [],
      claims: [],
      references: [],
      limits: ['The report rests on what was answered.'],
    },
  }
}

type Bar = Pick<NonNullable<ReportModel['roadmap']>['gantt']['rows'][number], 'phase' | 'kind' | 'start' | 'end'>

function ganttRow(id: string, label: string, bar: Bar, perhapsUnnecessary = false) {
  return { id, label, ...bar, phaseLabel: bar.phase, who: 'Marketing lead', dates: '', perhapsUnnecessary }
}
