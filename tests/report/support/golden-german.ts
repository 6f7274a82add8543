import de from '#app/messages/de.json' with { type: 'json' }
import type { ReportModel } from '#app/report/model/report-model.ts'
import type { ActionEntry } from '#app/report/model/roadmap-model.ts'
import { goldenReport } from './golden-report.ts'

const SHORT = ['Pilot', 'KPIs', 'Team', 'Daten', 'Technik', 'KI-VO', 'Datenschutz']

const action = (phase: 'prepare' | 'scale', name: string, own: Partial<ActionEntry>): ActionEntry => ({
  id: name,
  phase,
  phaseLabel: phase === 'prepare' ? 'Vorbereiten' : 'Falls ausgerollt wird',
  name,
  capability: 'kpi-definition',
  levels: 'Bringt „Definition der KPIs“ auf Stufe 3 von 4',
  who: 'Marketingleitung',
  role: 'lead',
  days: '2–3 Tage',
  weeks: '2 Wochen',
  dates: '23. Nov. – 4. Dez. 2026',
  deliverable: '',
  done: 'Jede Kennzahl hat eine Formel, eine Quelle und eine verantwortliche Person, und zwei Leute kommen auf denselben Wert.',
  reasons: ['Hausaufgabe für jeden Piloten. Die Antwort: „Nichts ist aufgeschrieben.“'],
  perhaps: null,
  stretched: false,
  ...own,
})

function germanSummary(summary: ReportModel['summary']): ReportModel['summary'] {
  return {
    ...summary,
    headline: 'Nicht in diesem Monat. Ein erster Pilot kann am 18. Jan. 2027 beginnen.',
    lead: [
      { text: 'Bester Kandidat: ' },
      { text: 'Redaktionsprozess', ref: { kind: 'useCase', id: 'uc-content-localisation' } },
      { text: '. Davor: 9 Maßnahmen, 17–36 Personentage von 3 Personen, 11.000–23.500 EUR.' },
    ],
    ask: [{ text: 'Entscheiden Sie über diesen Piloten und geben Sie 17–36 Personentage bis zum 15. Jan. 2027 frei.' }],
    standing: [[{ text: 'Die Reife liegt zwischen 31 und 47 von 100, abhängig von 2 Fragen ohne Antwort.' }]],
    figures: [{ label: 'Pilot kann beginnen', text: '18. Jan. 2027' }],
    strengths: [
      {
        capability: 'executive-sponsorship',
        name: 'Rückhalt der Geschäftsleitung',
        text: 'Jemand mit Budget steht dahinter.',
      },
    ],
    gaps: [{ capability: 'kpi-definition', name: 'Definition der KPIs', text: 'Nichts ist aufgeschrieben.' }],
    nextSteps: [
      {
        id: 'act',
        kind: 'action',
        name: 'Datenschutz-Folgenabschätzung schreiben',
        detail: '2–3 Tage, Marketingleitung',
      },
    ],
    fineprint: '2 Personen haben geantwortet. Katalog 2026-11. Keine Rechtsberatung.',
  }
}

/** The golden report as a German reader gets its summary and its table of actions; the rest stays as it is. */
export function germanGoldenReport(): ReportModel {
  const report = goldenReport()
  if (!report.roadmap) throw new Error('The small report lacks a plan.')
  return {
    ...report,
    locale: 'de',
    labels: de.report.labels,
    cover: { ...report.cover, title: 'KI-Reife des Marketings', confidential: 'Vertraulich' },
    summary: germanSummary(report.summary),
    dimensions: report.dimensions.map((one, at) => ({ ...one, name: SHORT[at] ?? '', short: SHORT[at] ?? '' })),
    roadmap: {
      ...report.roadmap,
      title: 'Fahrplan: 16 Wochen bis zur Entscheidung',
      notes: ['Mit diesen Personen und Tagen kann kein Plan kürzer sein als 15 Wochen.'],
      phases: [{ phase: 'prepare', label: 'Vorbereiten', actions: 2, days: '4–6', cost: '2.500–4.000 EUR' }],
      actions: [
        action('prepare', 'Das KPI-Blatt schreiben', {}),
        action('prepare', 'Datenschutz-Folgenabschätzung und Verarbeitungsverzeichnis schreiben', {
          who: 'Datenschutzbeauftragte',
          dates: '30. Nov. 2026 – 8. Jan. 2027',
        }),
        action('scale', 'Das KI-Register aufbauen', { dates: '3. Mai – 25. Juni 2027' }),
      ],
      people: [
        {
          id: 'lead',
          name: 'Marketingleitung',
          roles: 'Marketingleitung, Rückhalt in der Geschäftsleitung',
          week: '2 Tage je Woche',
          rate: '650 EUR',
          away: '21. Dez. 2026 – 1. Jan. 2027',
        },
      ],
    },
  }
}
