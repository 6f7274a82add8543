import type { AnswerEntry, Appendix as AppendixModel } from '#app/report/model/report-model.ts'
import { FoldedSection } from '#app/routes/results/section.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import type { ReportView } from './report-view.ts'

type AppendixProps = { appendix: AppendixModel; labels: ReportView['labels'] }

/** To look up: what was answered, the techniques named, claims with what studies say, sources, limits. */
export function Appendix({ appendix, labels }: AppendixProps) {
  return (
    <>
      {appendix.answers.length > 0 && <Answers appendix={appendix} labels={labels} />}
      {appendix.glossary.length > 0 && <Glossary appendix={appendix} labels={labels} />}
      {appendix.claims.length > 0 && <Claims appendix={appendix} labels={labels} />}
      {appendix.references.length > 0 && <References appendix={appendix} labels={labels} />}
      <FoldedSection id="limits" title={labels.limits}>
        <ul className="grid max-w-measure gap-2">
          {appendix.limits.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </FoldedSection>
    </>
  )
}

function Answers({ appendix: { answers }, labels }: AppendixProps) {
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
      <div className="grid gap-10 md:[&_tbody_th]:w-[40%]">
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

function Glossary({ appendix: { glossary }, labels }: AppendixProps) {
  return (
    <FoldedSection id="glossary" title={labels.glossary}>
      <ul className="grid gap-6">
        {glossary.map(({ id, name, definition, aiact, gdpr }) => (
          <li key={id} className="grid max-w-measure gap-1">
            <h3>{name}</h3>
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

function Claims({ appendix: { claims }, labels }: AppendixProps) {
  return (
    <FoldedSection id="claims" title={labels.claims}>
      <ul className="grid gap-8">
        {claims.map(({ id, claim, source, literature, test }) => (
          <li key={id} className="grid max-w-measure gap-1">
            <p className="font-semibold">
              {labels.claim}: {claim}
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

function References({ appendix: { references }, labels }: AppendixProps) {
  return (
    <FoldedSection id="references" title={labels.references}>
      <ul className="grid max-w-measure gap-2 text-sm text-soft">
        {references.map(({ id, citation, locator, url }) => (
          <li key={id}>
            {citation}.{' '}
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
