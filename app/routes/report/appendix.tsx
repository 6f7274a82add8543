import type { AnswerEntry } from '#app/report/model/answer-model.ts'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { FoldedSection } from '#app/routes/results/section.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import { Comment } from './comment.tsx'
import type { ReportView } from './report-view.ts'

/** What the report cannot say. */
export function Limits({ view }: { view: ReportView }) {
  const { appendix, labels } = view
  return (
    <FoldedSection id="limits" title={labels.limits}>
      <Comment view={view} about="section:limits" />
      <ul className="grid max-w-measure gap-2">
        {appendix.limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </FoldedSection>
  )
}

/** What was answered. */
export function Answers({ view }: { view: ReportView }) {
  const { labels } = view
  const { answers } = view.appendix
  const columns: Column<AnswerEntry>[] = [
    { id: 'ask', header: labels.question, cell: ({ ask }) => <span className="block text-sm">{ask}</span> },
    {
      id: 'answer',
      header: labels.answer,
      label: labels.answer,
      cell: (entry) => <Answer entry={entry} labels={labels} />,
    },
  ]
  return (
    <FoldedSection id="answers" title={labels.answers}>
      <Comment view={view} about="section:answers" />
      <div className="grid gap-10 md:[&_tbody_th]:w-[40%] print:[&_tbody_th]:w-[40%]">
        {answers.map(({ id, name, rows }) => (
          <div key={id}>
            <h3 className="mb-2">{name}</h3>
            <Table caption={name} isCaptionHidden columns={columns} rows={rows} rowKey={({ question }) => question} />
          </div>
        ))}
      </div>
    </FoldedSection>
  )
}

function Answer({ entry, labels }: { entry: AnswerEntry; labels: ReportView['labels'] }) {
  const { answer, note, evidence, pieces, claimed, told, shared } = entry
  return (
    <span className="grid max-w-measure gap-1 text-sm [overflow-wrap:anywhere]">
      <span>{answer}</span>
      {shared && <span className="text-soft">{shared.notes.join(' ')}</span>}
      {note && (
        <span className="whitespace-pre-line text-soft">
          {labels.note}: {note}
        </span>
      )}
      {evidence && (
        <span className="whitespace-pre-line text-soft">
          {labels.evidence}: {evidence}
        </span>
      )}
      {pieces && (
        <span className="text-soft">
          {labels.evidence}: {pieces.join(', ')}
        </span>
      )}
      {claimed && <span className="text-soft">{claimed}</span>}
      {told && <span className="text-soft">{told}</span>}
    </span>
  )
}

/** The techniques named. */
export function Glossary({ view }: { view: ReportView }) {
  const { labels } = view
  const { glossary } = view.appendix
  return (
    <FoldedSection id="glossary" title={labels.glossary}>
      <Comment view={view} about="section:glossary" />
      <ul className="grid gap-6">
        {glossary.map(({ id, name, definition, aiact, gdpr, href }) => (
          <li key={id} className="grid max-w-measure gap-1">
            <h3>
              <PlaceLink href={href}>{name}</PlaceLink>
            </h3>
            <p>{definition}</p>
            <p className="text-sm text-soft">
              {labels.aiact}: {aiact}
            </p>
            <p className="text-sm text-soft">
              {labels.gdpr}: {gdpr}
            </p>
          </li>
        ))}
      </ul>
    </FoldedSection>
  )
}

/** Claims, with what studies say of them. */
export function Claims({ view }: { view: ReportView }) {
  const { labels } = view
  const { claims } = view.appendix
  return (
    <FoldedSection id="claims" title={labels.claims}>
      <Comment view={view} about="section:claims" />
      <ul className="grid gap-8">
        {claims.map(({ id, claim, source, literature, test, href }) => (
          <li key={id} className="grid max-w-measure gap-1">
            <p className="font-semibold">
              {labels.claim}: <PlaceLink href={href}>{claim}</PlaceLink>
            </p>
            <p className="text-sm text-soft">
              {labels.claimSource} {source}
            </p>
            <p>
              {labels.literature}: {literature}
            </p>
            <p className="text-sm text-soft">
              {labels.test}: {test}
            </p>
          </li>
        ))}
      </ul>
    </FoldedSection>
  )
}

/** Where it stands. */
export function References({ view }: { view: ReportView }) {
  const { labels } = view
  const { references } = view.appendix
  return (
    <FoldedSection id="references" title={labels.references}>
      <Comment view={view} about="section:references" />
      <ul className="grid max-w-measure gap-2 text-sm text-soft">
        {references.map(({ id, citation, locator, url }) => (
          <li key={id}>
            {/* Works are cited as they were published: in English. */}
            <span lang="en">{citation}</span>.{' '}
            {url ? (
              <a href={url} rel="noreferrer" className="break-all">
                {locator}
              </a>
            ) : (
              locator
            )}
          </li>
        ))}
      </ul>
    </FoldedSection>
  )
}
