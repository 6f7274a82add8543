import { Section } from '#app/ui/section.tsx'
import type { ReportView } from './report-view.ts'

/** What reads otherwise than in an earlier version; nothing where the version does not say it. */
export function Changes({ view: { changes } }: { view: ReportView }) {
  if (!changes) return null
  return (
    <Section id="changes" title={changes.title} text={changes.intro} fills>
      {changes.groups.map(({ title, lines }) => (
        <section key={title} className="grid gap-2">
          <h3 className="text-base">{title}</h3>
          <ul className="grid max-w-measure list-disc gap-1 pl-5">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
    </Section>
  )
}
