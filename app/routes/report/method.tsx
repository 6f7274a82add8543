import { FoldedSection } from '#app/routes/results/section.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { Comment } from './comment.tsx'
import type { ReportView } from './report-view.ts'

/** Who answered, how answers become verdicts, and what was assumed. */
export function Method({ view }: { view: ReportView }) {
  const { method, labels } = view
  const { takenAtWord, paragraphs, facts, answeredBy, assumptions, own = [] } = method
  return (
    <FoldedSection id="method" title={labels.method}>
      <Comment view={view} about="section:method" />
      <div className="grid gap-8">
        <div className="grid max-w-measure gap-3">
          {takenAtWord && <p className="font-semibold">{takenAtWord}</p>}
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
        <DefinitionList items={facts.map(({ label, text }) => ({ term: label, description: text }))} />
        {answeredBy.length > 0 && (
          <div className="grid gap-2">
            <h3>{labels.answeredBy}</h3>
            <ul className="grid gap-1">
              {answeredBy.map(({ name, disciplines }) => (
                <li key={name}>{disciplines ? `${name} (${disciplines})` : name}</li>
              ))}
            </ul>
          </div>
        )}
        <Questions title={labels.assumptions} rows={assumptions} />
        <Questions title={labels.own} rows={own} />
      </div>
    </FoldedSection>
  )
}

function Questions({ title, rows }: { title: string; rows: readonly { question: string; text: string }[] }) {
  if (rows.length === 0) return null
  return (
    <div className="grid gap-2">
      <h3>{title}</h3>
      <dl className="grid max-w-measure">
        {rows.map(({ question, text }) => (
          <div key={question} className="border-hair border-b py-3 [overflow-wrap:anywhere]">
            <dt className="text-sm text-soft">{question}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
