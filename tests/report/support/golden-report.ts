import type { CapabilityLadder } from '#app/report/model/dimension-model.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import type { ActionEntry } from '#app/report/model/roadmap-model.ts'
import type { TechniqueCategory } from '#app/report/model/target-model.ts'
import { aReport } from './small-report.ts'
import { somePilots } from './some-pilots.ts'

const rung = (level: number, state: 'reached' | 'possible' | 'ahead') => ({
  level,
  lead: '',
  rest: '',
  facts: [],
  state,
})

function ladder(name: string, lo: number, hi: number): CapabilityLadder {
  return {
    id: name,
    name,
    definition: 'What people can do, in one sentence.',
    applies: true,
    scored: true,
    level: { lo, hi },
    levelText: lo === hi ? `Level ${lo}` : `Level ${lo} to ${hi}`,
    state: lo === hi ? 'known' : 'partly',
    here: `Somebody wrote down what ${name} means, and two people use it every week.`,
    next: 'Every team uses it, and what it costs is measured each month. Faults are counted and mended.',
    rungs: [0, 1, 2, 3, 4].map((level) => rung(level, level <= lo ? 'reached' : level <= hi ? 'possible' : 'ahead')),
    reasons: [],
  }
}

const technique = (name: string, tone: 'ready' | 'nearly' | 'notyet' | 'open', label: string) => ({
  id: name,
  name,
  tone,
  verdict: null,
  label,
  range: null,
  between: tone === 'ready' ? '' : 'homework and 2 steps',
  steps: { lo: 2, hi: 2, text: '2' },
  homeworkSteps: { lo: 1, hi: 1, text: '1' },
  insideTools: false,
  blockers:
    tone === 'nearly'
      ? ['Data access and joining', 'Security and access control'].map((gap) => ({
          id: gap,
          name: gap,
          has: '',
          needs: '',
          why: '',
          isMissing: true,
          wayOut: null,
          open: [],
        }))
      : [],
  assumes: [],
  definition: '',
  aiact: '',
  gdpr: '',
})

const techniques: TechniqueCategory[] = [
  {
    id: 'language',
    name: 'Generative AI and language',
    rows: [
      technique('Text Summarisation', 'ready', 'Ready'),
      technique('Retrieval-Augmented Generation (RAG)', 'nearly', 'Nearly: 2 gaps'),
      technique('Chatbots / Conversational AI', 'open', 'Open'),
    ],
  },
  {
    id: 'prediction',
    name: 'Prediction and personalisation',
    rows: [technique('Active Learning', 'notyet', 'Not yet'), technique('Anomaly Detection', 'open', 'Open')],
  },
]

const action = (phase: 'prepare' | 'scale', name: string, dates: string): ActionEntry => ({
  id: name,
  phase,
  phaseLabel: phase === 'prepare' ? 'Prepare' : 'If scaled',
  name,
  capability: 'kpi-definition',
  levels: 'Raises "KPI definition" to level 3 of 4',
  who: 'Marketing lead',
  role: 'lead',
  days: '2–3 days',
  weeks: '2 weeks',
  dates,
  deliverable: '',
  done: 'Each figure has a formula, a source and an owner, and two people get the same value from it.',
  reasons: ['Homework for every pilot. The answer: "Nothing is written."'],
  perhaps: null,
  stretched: false,
})

const governance: NonNullable<ReportModel['governance']> = {
  title: 'AI Act and data protection',
  intro: 'The 2 AI systems of the register, as placed by the law as of 20 Nov 2026.',
  systems: [
    {
      id: 'bot',
      name: 'Support chatbot',
      status: 'In use',
      tone: 'almost',
      verdict: 'Allowed with a duty to tell people.',
      rows: [
        { label: 'Role', text: 'Deployer, Art. 3(4).' },
        {
          label: 'Telling people',
          text: 'Whoever writes with it is told that it is AI, Art. 50(1).\nSince 2 Aug 2026.',
        },
        { label: 'Impact assessment', text: 'Needed: signed by the data protection officer on 3 Nov 2026.' },
      ],
    },
    {
      id: 'cv',
      name: 'Ranking of applications',
      status: 'Planned',
      tone: 'notyet',
      verdict: 'High risk: allowed with many duties.',
      rows: [{ label: 'Class', text: 'High risk, Annex III no. 4.' }],
    },
  ],
  duties: {
    title: 'Duties',
    intro: '2 duties of your own.',
    columns: { duty: 'Duty', systems: 'Systems', when: 'When', state: 'How far' },
    rows: [
      {
        id: 'tell',
        duty: 'Tell people that they write with AI',
        article: 'AI Act Art. 50(1)',
        systems: 'Support chatbot',
        when: 'applies today, since 2 Aug 2026',
        state: 'Done',
      },
      {
        id: 'use',
        duty: 'Use it as its instructions say',
        article: 'AI Act Art. 26(1)',
        systems: 'Ranking of applications',
        when: 'from 2 Dec 2027',
        state: 'Open',
      },
    ],
  },
}

const team: NonNullable<ReportModel['team']> = {
  title: 'How far the team agrees',
  intro: '3 of 4 people answered, each what they know.',
  missing: 1,
  isFinal: false,
  standing: 'So far: one person who was asked is not done yet.',
  reading: 'The answers agree in most questions.',
  figures: [
    { label: 'Answered alike', text: '14 questions' },
    { label: 'Agreement as a whole', text: '0.71 over 30 questions' },
  ],
  people: {
    title: 'Who was asked',
    columns: { discipline: 'Discipline', asked: 'Asked', answered: 'Answered' },
    rows: [
      { id: 'marketing', name: 'Marketing', asked: '2 people', answered: '2 people' },
      { id: 'legal', name: 'Legal and privacy', asked: 'nobody', answered: '' },
    ],
  },
  disputed: {
    title: 'Where people differ',
    intro: 'What most verdicts hang on comes first.',
    columns: { question: 'Question', answers: 'Answers', hangs: 'What hangs on it' },
    rows: [
      {
        question: 'q',
        ask: 'Who owns an AI use case?',
        flag: 'disagree',
        answers: 'Between level 1 and 3',
        said: 'Differ widely',
        hangs: 'Tier-1 support chatbot',
      },
    ],
  },
}

/** A report with every section in little, which no change of the catalogue or of the law touches. */
export function goldenReport(differs: Parameters<typeof aReport>[0] = {}): ReportModel {
  const report = aReport(differs)
  const [first, second, ...others] = report.dimensions
  if (!first || !second || !report.roadmap) throw new Error('The small report lacks dimensions or a plan.')
  const ladders = [
    ladder('Use-case portfolio', 1, 1),
    ladder('Pilot scope', 2, 3),
    ladder('Scale-or-stop decision', 0, 0),
  ]
  return {
    ...report,
    dimensions: [
      { ...first, text: 'First steps are taken, most of it informal.', capabilities: ladders },
      { ...second, text: 'Little is in place.', capabilities: [ladder('KPI definition', 0, 1)] },
      ...others,
    ],
    techniques,
    roadmap: {
      ...report.roadmap,
      phases: [{ phase: 'prepare', label: 'Prepare', actions: 2, days: '4–6', cost: 'EUR 2,500–4,000' }],
      actions: [
        action('prepare', 'Write the KPI sheet', '23 Nov – 4 Dec 2026'),
        action('prepare', 'Assign owners and contacts', '30 Nov 2026 – 8 Jan 2027'),
        action('scale', 'Build the AI register', '3 May – 25 Jun 2027'),
      ],
      people: [
        {
          id: 'lead',
          name: 'Marketing lead',
          roles: 'Marketing lead, sponsor',
          week: '2 days a week',
          rate: 'EUR 650',
          away: '21 Dec 2026 – 1 Jan 2027',
        },
      ],
    },
    governance,
    pilots: somePilots,
    team,
  }
}
