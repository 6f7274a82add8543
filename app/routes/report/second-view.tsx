import { useTranslations } from 'use-intl'
import type { SeenEntry, SecondView as View } from '#app/report/model/second-view-model.ts'
import { FoldedSection } from '#app/routes/results/section.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import { Comment } from './comment.tsx'
import type { ReportView } from './report-view.ts'

/** What a consultant saw beside what the answers say, as in the PDF. */
export function SecondView({ view }: { view: ReportView }) {
  const t = useTranslations('reportPage')
  if (!view.secondView) return null
  const { title, intro, columns, rows, wouldBe } = view.secondView
  return (
    <FoldedSection id="second-view" title={title} lead={intro}>
      <Comment view={view} about="section:second-view" />
      <div className="grid gap-10">
        <SeenTable caption={title} columns={columns} rows={rows} />
        {wouldBe && (
          <div className="grid gap-3">
            <h3>{wouldBe.title}</h3>
            <ul className="grid max-w-measure list-disc gap-2 pl-5">
              {wouldBe.lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
        )}
        {view.base && (
          <p className="no-print">
            <a href={`${view.base}/second-view`} className="inline-flex min-h-11 items-center">
              {t('secondViewMore')}
            </a>
          </p>
        )}
      </div>
    </FoldedSection>
  )
}

type SeenTableProps = { caption: string; columns: View['columns']; rows: readonly SeenEntry[] }

function SeenTable({ caption, columns, rows }: SeenTableProps) {
  const shown: Column<SeenEntry>[] = [
    {
      id: 'capability',
      header: columns.capability,
      cell: ({ name, dimension }) => (
        <span className="grid">
          <span>{name}</span>
          <span className="font-normal text-sm text-soft">{dimension}</span>
        </span>
      ),
    },
    { id: 'said', header: columns.said, label: columns.said, cell: ({ said }) => said },
    { id: 'seen', header: columns.seen, label: columns.seen, cell: ({ seen }) => seen },
    {
      id: 'difference',
      header: columns.difference,
      label: columns.difference,
      cell: ({ difference, agreement }) => (
        <span className={agreement === 'apart' ? 'font-semibold' : 'text-soft'}>{difference}</span>
      ),
    },
    {
      id: 'reason',
      header: columns.reason,
      label: columns.reason,
      cell: ({ reason }) => <span className="whitespace-pre-line text-sm [overflow-wrap:anywhere]">{reason}</span>,
    },
  ]
  return <Table caption={caption} isCaptionHidden columns={shown} rows={rows} rowKey={({ capability }) => capability} />
}
