import { layOutProcessChart } from '#app/charts/process-chart.ts'
import type { DraftSection } from '#app/report/draft/draft-model.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'

const MINUTES = [18, 21, 17, 20, 19, 22, 18, 20, 21, 19, 20, 18, 15, 14, 16, 13, 14, 12, 13, 12]
const PILOT_FROM = 12

const picture = layOutProcessChart({
  points: MINUTES.map((value) => ({ value, control: null, isSignal: value < 14, isProvisional: false })),
  limits: { lower: 14.2, centre: 19.4, upper: 24.6 },
  pilotFrom: PILOT_FROM,
  target: 15,
  notes: [{ at: 14 }],
  dates: [0, 6, 12, 18].map((at) => ({ at, text: `week ${at + 1}` })),
  format: (value) => String(value),
  words: { lower: 'lower limit', centre: 'mean', upper: 'upper limit', target: 'target', pilot: 'pilot' },
  width: 720,
  height: 290,
  detail: 'full',
})

const columns = [
  { label: 'KPI', share: 4 },
  { label: 'How it is measured', share: 6 },
  { label: 'Before', share: 3, align: 'right' as const },
  { label: 'Target', share: 4, align: 'right' as const },
]
const NOTHING = { about: '', source: '', entries: [] }

const design: DraftSection[] = [
  {
    ...NOTHING,
    title: 'KPIs',
    table: {
      columns,
      rows: [
        ['Minutes per reply (decides)', 'Minutes from opening to sending · ticket system', '19.4 min', '3 min lower'],
        ['Satisfaction of readers (1–5)', 'Mean of all marks given · survey', '3.9 (1–5)', 'at most 0.2 (1–5) lower'],
      ],
    },
  },
  {
    ...NOTHING,
    title: 'Guardrails',
    entries: [
      { name: 'Ends the pilot at once', source: '', lines: [{ kind: 'said', text: 'A reply with a wrong price.' }] },
    ],
    table: {
      columns,
      rows: [['Replies with an error', 'Replies that somebody had to take back · sample', '1.4 %', '2 points higher']],
    },
  },
  {
    ...NOTHING,
    title: 'What this pilot can show',
    entries: [
      {
        name: 'Smallest effect',
        source: '',
        lines: [{ kind: 'said', text: 'A difference of 2.1 minutes can be shown; for that 3.0 must be true.' }],
      },
    ],
  },
]

const evidence: DraftSection[] = [
  {
    ...NOTHING,
    title: 'Decision',
    entries: [
      { name: 'Scale', source: '', lines: [{ kind: 'said', text: 'Replies take 5.6 minutes less, 3.9–7.3.' }] },
      { name: 'Guardrails', source: '', lines: [{ kind: 'said', text: 'Replies with an error: held.' }] },
    ],
  },
  {
    ...NOTHING,
    title: 'Minutes per reply',
    entries: [
      { name: 'What it shows', source: '', lines: [{ kind: 'said', text: 'Eight weeks below the mean of before.' }] },
    ],
    picture,
    table: {
      columns: [
        { label: 'Week', share: 2 },
        { label: 'Minutes', share: 1, align: 'right' },
      ],
      rows: MINUTES.map((value, at) => [`Week ${at + 1}${at < PILOT_FROM ? ', before' : ', pilot'}`, value.toFixed(1)]),
    },
  },
]

/** One pilot as it is designed, and what came of it. */
export const somePilots: NonNullable<ReportModel['pilots']> = {
  design: {
    title: 'Pilots',
    intro: 'How each pilot is designed, by its signed charter.',
    pilots: [
      {
        id: 'replies',
        name: 'Faster replies in support',
        says: 'Charter 1: from 12 Oct 2026 until 4 Dec 2026, compared with the time before.',
        sections: design,
      },
    ],
  },
  evidence: {
    title: 'What pilots showed',
    intro: 'What was decided at each gate, and on which figures.',
    pilots: [
      {
        id: 'replies',
        name: 'Faster replies in support',
        says: 'Decided on 7 Dec 2026: scale. Replies take 5.6 minutes less.',
        sections: evidence,
      },
    ],
  },
}
