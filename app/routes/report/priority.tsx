import { useTranslations } from 'use-intl'
import type { PriorityReport, PriorityRow } from '#app/report/model/priority-model.ts'
import { PriorityPicture } from '#app/routes/priority/priority-picture.tsx'
import { Section } from '#app/routes/results/section.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import { ChartFiles } from './chart-files.tsx'
import { Comment } from './comment.tsx'
import type { ReportView } from './report-view.ts'
import { Small } from './use-cases.tsx'

/** Value against effort: the sentence, the picture, and each tier in figures. */
export function Priority({ view }: { view: ReportView }) {
  const t = useTranslations('reportPage')
  const { priority, base } = view
  if (!priority) return null
  const { title, headline, assumed, picture, tiers, separations, notes, apart } = priority
  return (
    <Section id="priority" title={title} lead={headline}>
      <div className="grid gap-10">
        <Comment view={view} about="section:priority" />
        {assumed && <p className="max-w-measure">{assumed}</p>}
        {base && (
          <p className="no-print">
            <a href={`${base}/priority`} className="inline-flex min-h-11 items-center">
              {t('priorityMore')}
            </a>
          </p>
        )}
        {picture && (
          <div className="grid gap-3">
            <p data-lead className="max-w-measure text-sm text-soft">
              {picture.intro}
            </p>
            <PriorityPicture picture={picture} rows={tiers.flatMap(({ rows }) => rows)} />
            <ChartFiles base={base} chart="priority" name={picture.title} />
          </div>
        )}
        {tiers.map(({ id, title: name, says, rows }) => (
          <div key={id} className="grid gap-3">
            <h3>{name}</h3>
            <p data-lead className="max-w-measure text-soft">
              {says}
            </p>
            <TierTable caption={name} rows={rows} columns={priority.columns} />
          </div>
        ))}
        {separations && (
          <div className="grid gap-3">
            <h3>{separations.title}</h3>
            <p className="max-w-measure text-soft">{separations.intro}</p>
            <ul className="grid max-w-measure list-disc gap-2 pl-5">
              {separations.lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
        )}
        {apart && (
          <p className="max-w-measure text-sm text-soft">
            {apart.title}: {apart.rows.map(({ name, because }) => `${name} (${because})`).join('; ')}
          </p>
        )}
        <ul className="grid max-w-measure list-disc gap-2 pl-5 text-sm text-soft">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </div>
    </Section>
  )
}

type TierTableProps = { caption: string; rows: readonly PriorityRow[]; columns: PriorityReport['columns'] }

function TierTable({ caption, rows, columns: heads }: TierTableProps) {
  const columns: Column<PriorityRow>[] = [
    {
      id: 'name',
      header: heads.useCase,
      cell: ({ letter, name, assumed }) => (
        <>
          <span className="text-soft">{letter}</span> {name}
          {assumed && <Small>{assumed}</Small>}
        </>
      ),
    },
    { id: 'net', header: heads.net, label: heads.net, cell: ({ net }) => net },
    { id: 'likely', header: heads.likely, label: heads.likely, cell: ({ likely }) => <Small>{likely}</Small> },
    { id: 'cost', header: heads.cost, label: heads.cost, cell: ({ cost }) => cost },
    { id: 'payback', header: heads.payback, label: heads.payback, cell: ({ payback }) => <Small>{payback}</Small> },
  ]
  return <Table caption={caption} isCaptionHidden columns={columns} rows={rows} rowKey={({ id }) => id} />
}
