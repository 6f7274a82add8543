import type { DraftSection } from '#app/report/draft/draft-model.ts'
import type { BrandLogo } from '#app/report/model/cover-model.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { pngOf } from './pictures.ts'
import { reportOf, someSheet } from './sample-report.ts'
import { withSomeSecondView } from './some-second-view.ts'

/** One dark pixel a cell, `wide` by `high`. */
function logoOf(wide: number, high: number, ground: BrandLogo['ground']): BrandLogo {
  const row = [0, ...Array.from({ length: wide }, () => [20, 90, 120, 255]).flat()]
  const png = pngOf(
    { width: wide, height: high },
    Array.from({ length: high }, () => row),
  )
  return { source: `data:image/png;base64,${png.toString('base64')}`, width: wide, height: high, ground }
}

const minutes: DraftSection = {
  title: 'Minutes for each text',
  about: 'Twelve weeks.',
  source: 'Art. 5',
  entries: [
    { name: 'What it shows', source: '', lines: [{ kind: 'said', text: 'Texts take less time.\nAll of them.' }] },
  ],
  picture: {
    width: 300,
    height: 80,
    marks: [
      { id: 'a', is: 'path', role: 'centre', d: 'M0 40H300' },
      { id: 'b', is: 'text', role: 'label', x: 10, y: 30, text: 'Centre <18>', anchor: 'start' },
    ],
  },
  table: {
    columns: [
      { label: 'Week', share: 1 },
      { label: 'Minutes', share: 1, align: 'right' },
    ],
    rows: [
      ['1', '18'],
      ['2', '16'],
    ],
  },
}

const governance: NonNullable<ReportModel['governance']> = {
  title: 'AI Act and data protection',
  intro: 'Two systems.',
  systems: ['Ask Brand', 'CV ranking'].map((name) => ({
    id: name,
    name,
    status: 'In use',
    tone: 'open',
    verdict: 'To be looked at',
    rows: ['Role', 'Class', 'Duties'].map((label) => ({ label, text: `${label} of ${name}` })),
  })),
  duties: {
    title: 'Duties',
    intro: 'By date.',
    columns: { duty: 'Duty', systems: 'Systems', when: 'By', state: 'State' },
    rows: [{ id: 'd', duty: 'AI literacy', article: 'Art. 4', systems: 'all', when: 'now', state: 'open' }],
  },
}

const pilots: NonNullable<ReportModel['pilots']> = {
  design: {
    title: 'Pilot design',
    intro: 'One pilot is signed.',
    pilots: [{ id: 'p', name: 'Faster texts', says: 'Yes, texts get faster.', sections: [minutes] }],
  },
  evidence: null,
}

/** A report with a brand, governance, a pilot and a second view beside what every report has. */
export function fullReport(): ReportModel {
  const brand = {
    consultancy: 'Northlight Advisory',
    accent: '#7a3b9a',
    address: 'Hauptstraße 1\n10115 Berlin',
    footer: 'Northlight Advisory GmbH, HRB 1234',
    logo: logoOf(120, 40, 'dark'),
    clientLogo: logoOf(90, 60, 'paper'),
  }
  return withSomeSecondView({ ...reportOf(someSheet, { brand }), governance, pilots })
}

const LONG_WORD = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenversicherungsunterlagenbearbeitung'
const LONG_NOTE = `Was gemessen wurde, von wem, und womit es verglichen wurde: ${LONG_WORD}. `

/** The same with a hundred actions, names that hardly break, and notes of pages. */
export function hugeReport(): ReportModel {
  const model = fullReport()
  const { roadmap, appendix, cover } = model
  if (!roadmap) throw new TypeError('The sample has a plan.')
  const repeated = <Row extends { id: string }>(rows: readonly Row[], count: number) =>
    Array.from({ length: count }, (_, index) => {
      const row = rows[index % rows.length] as Row
      return { ...row, id: `${row.id}-${index}` }
    })
  const actions = repeated(roadmap.actions, 100).map((action) => ({ ...action, name: `${action.name} ${LONG_WORD}` }))
  return {
    ...model,
    cover: { ...cover, company: `${LONG_WORD} & ${'Söhne und Töchter Großhandels '.repeat(4)}GmbH & Co. KGaA` },
    roadmap: { ...roadmap, actions, gantt: { ...roadmap.gantt, rows: repeated(roadmap.gantt.rows, 100) } },
    appendix: {
      ...appendix,
      answers: appendix.answers.map((section) => ({
        ...section,
        rows: section.rows.map((row) => ({ ...row, note: LONG_NOTE.repeat(8) })),
      })),
    },
  }
}
