import type { ReportModel } from '#app/report/model/report-model.ts'
import { sectionsOf } from '#app/report/model/sections.ts'

const BASIS = 'Die Datenschutzfolgenabschätzung liegt bei der Suchmaschinenoptimierungsbeauftragten'
const ADDRESS =
  'https://example.org/berichte/2026/wettbewerbsbeobachtungsverfahren/auftragsverarbeitungsvereinbarung.html'

/** A paragraph with everything that a line may have in it. @param about told at its end, to be found again */
const paragraphOf = (about: string) =>
  `We saw **three of the Marketingautomatisierungsplattformen** at work, and [the minutes](https://example.org/minutes) say the same.
A line that ends here. ${BASIS}, **Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz** included; [${ADDRESS}](${ADDRESS}) has the rest. This is about ${about}.`

const listOf = (about: string) =>
  `- **First:** hours for the Einwilligungsverwaltungssystem, every week
- a name for each Qualitätssicherungsverantwortlichkeit, written where [everybody finds it](https://example.org/names), and read out once in the meeting of all departments
- what ${about} costs

1. Ask again in March
2. Compare with the **Kundenbindungsmaßnahmen-Erfolgsmessung**`

const oneOf = (about: string) => `${paragraphOf(about)}\n\n${listOf(about)}`

/** What a diligent consultant writes into a report, by field: together about ten pages. One of the texts is longer than a page. */
export function longComments(report: ReportModel): Record<string, string> {
  const { dimensions, techniques, useCases, roadmap } = report
  const named = [
    ...dimensions.map(({ id }) => `dimension:${id}`),
    ...techniques.flatMap(({ rows }) => rows.slice(0, 2).map(({ id }) => `technique:${id}`)),
    ...useCases.rows.slice(0, 3).map(({ id }) => `use-case:${id}`),
    ...(roadmap?.actions ?? []).slice(0, 12).map(({ id }) => `action:${id}`),
  ]
  const sections = sectionsOf(report).map((id) => [`section:${id}`, paragraphOf(id)] as const)
  return {
    ...Object.fromEntries(sections),
    ...Object.fromEntries(named.map((field, at) => [field, at % 3 === 0 ? oneOf(field) : paragraphOf(field)])),
    'section:method': Array.from({ length: 9 }, (_, at) => oneOf(`part ${at + 1} of the method`)).join('\n\n'),
  }
}
