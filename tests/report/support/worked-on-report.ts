import type { PriorityReport, PriorityRow } from '#app/report/model/priority-model.ts'
import { SECTIONS } from '#app/report/model/report-fields.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { fullReport } from './full-report.ts'

const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänsberatung für Bestandskundinnen und Bestandskunden'

const rowOf = (letter: string, name: string): PriorityRow => ({
  id: `uc-${letter}`,
  letter,
  name,
  tone: 'nearly',
  label: 'Nearly: 1 gap',
  net: '−5,000 € to 60,000 €',
  likely: '4,000 € · 21,000 € · 44,000 €',
  firstYear: '−20,000 € to 40,000 €',
  payback: '5 to 31 months',
  cost: '12,000 € to 30,000 €',
  effort: '20 to 60 days',
  law: 'Light duties',
  assumed: letter === 'B' ? '4 of 9 figures are assumptions.' : null,
  drivers: { title: 'What to find out first', intro: 'Each alone.', base: 21_000, bars: [] },
})

const priority: PriorityReport = {
  title: 'Which first',
  headline: `Begin with product texts or with ${LONG}: neither surely comes before the other`,
  assumed: '4 of 27 figures are assumptions.',
  notes: ['10,000 draws within the ranges.', 'What nobody can price is left out.'],
  columns: {
    useCase: 'Use case',
    net: 'A year, from least to most',
    likely: 'One in ten below, middle, one in ten above',
    cost: 'Once',
    payback: 'Paid back after',
  },
  picture: {
    title: 'Value against effort',
    intro: 'Each cross spans from least to most.',
    label: 'A: 12,000 € to 30,000 € once, −5,000 € to 60,000 € a year. B and C likewise.',
    axes: { cost: 'Cost once, with preparation', net: 'What a year brings, after what it costs' },
    costTicks: [0, 20_000, 40_000].map((value) => ({ value, text: `${value / 1000},000 €` })),
    netTicks: [-20_000, 0, 40_000, 80_000].map((value) => ({ value, text: `${value / 1000},000 €` })),
    items: ['A', 'B', 'C'].map((letter, at) => ({
      letter,
      cost: { lo: 5_000 + at * 6_000, hi: 18_000 + at * 10_000 },
      net: { lo: -5_000 - at * 4_000, hi: 60_000 - at * 20_000 },
      likely: { lo: 4_000, hi: 40_000 - at * 15_000 },
      isFirst: at < 2,
    })),
  },
  tiers: [
    {
      id: 'first',
      title: 'First tier',
      says: 'None of these surely comes before another.',
      rows: [rowOf('A', 'Product texts in five languages'), rowOf('B', LONG)],
    },
    { id: 'second', title: 'Second tier', says: 'A surely comes before it.', rows: [rowOf('C', 'Support chatbot')] },
  ],
  apart: null,
  separations: { title: 'What would tell them apart', intro: '', lines: ['How many texts a week are written today.'] },
}

const paragraph = (text: string) => [{ kind: 'paragraph' as const, spans: [{ text }] }]

/** A draft that people wrote into, compared with an earlier version, with use cases that were given a value. */
export function workedOnReport(): ReportModel {
  const report = fullReport()
  const [action] = report.roadmap?.actions ?? []
  return {
    ...report,
    cover: { ...report.cover, draft: 'Draft of 20 Nov 2026', watermark: 'Draft' },
    priority,
    changes: {
      title: 'What changed since version 1.0',
      intro: 'Version 1.0 was issued on 3 Nov 2026.',
      groups: [
        { title: 'Readiness', lines: ['Readiness was 38–52; it is 41–55.', `${LONG} was not there.`] },
        { title: 'Verdicts', lines: ['Product texts: from “Not yet” to “Nearly: 1 gap”.'] },
        { title: 'Texts', lines: Array.from({ length: 14 }, (_, at) => `Section ${at + 1} has another comment.`) },
        { title: 'Plan', lines: ['Two actions more, one action less.'] },
      ],
    },
    arranged: {
      sections: [...SECTIONS],
      paper: 'a4',
      commentLabel: 'Our comment',
      comments: {
        'section:use-cases': paragraph('Begin with texts: that team has the hours.'),
        'section:dimensions': paragraph('Two talks with IT changed this picture.'),
        'section:homework': paragraph(`${LONG}. `.repeat(8)),
        'section:governance': paragraph('Ask Brand is looked at again in March.'),
        'section:schedule': paragraph('No campaign weeks in December.'),
        'section:priority': paragraph('The board asked for texts.'),
        'section:method': paragraph('We spoke with four people.'),
        ...(action && { [`action:${action.id}`]: paragraph('The works council meets in January.') }),
      },
    },
  }
}
