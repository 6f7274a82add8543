import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Table } from '#app/ui/table.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'

/** A check in the list; days are ISO dates in the workspace's zone. */
type ListedCheck = {
  id: string
  title: string
  client: { id: string; name: string }
  form: 'short' | 'full'
  isSubmitted: boolean
  startedOn: string
  submittedOn: string | null
  lastAnswerOn: string | null
  /** Of the check that it was copied from; `null`: it is none. */
  copyOf: string | null
}

type ChecksTableProps = {
  checks: ListedCheck[]
  /** Where companies have pages; `null`: nowhere. */
  workspaceId: string | null
  mayStart: boolean
  mayDelete: boolean
}

/** The checks of a visitor, the newest first. */
export function ChecksTable({ checks, workspaceId, mayStart, mayDelete }: ChecksTableProps) {
  const t = useTranslations('app.list')
  return (
    <Table
      caption={t('heading')}
      isCaptionHidden
      rows={checks}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'company',
          header: t('company'),
          cell: ({ id, title, client, copyOf }) => (
            <>
              <Link to={`/assessments/${id}`} className="[overflow-wrap:anywhere]">
                {title}
              </Link>
              {workspaceId !== null && client.name !== title && (
                <span className="block font-normal text-sm text-soft [overflow-wrap:anywhere]">
                  <Link to={`/workspaces/${workspaceId}/clients/${client.id}`}>
                    {t('ofClient', { client: client.name })}
                  </Link>
                </span>
              )}
              {copyOf && (
                <span className="block font-normal text-sm text-soft">
                  {t.rich('copyOf', { date: () => <CalendarDate on={copyOf} /> })}
                </span>
              )}
            </>
          ),
        },
        { id: 'form', header: t('form'), label: t('form'), cell: ({ form }) => t(form) },
        {
          id: 'state',
          header: t('state'),
          label: t('state'),
          cell: ({ submittedOn }) =>
            submittedOn ? t.rich('submitted', { date: () => <CalendarDate on={submittedOn} /> }) : t('open'),
        },
        {
          id: 'started',
          header: t('started'),
          label: t('started'),
          cell: ({ startedOn }) => <CalendarDate on={startedOn} />,
        },
        {
          id: 'last',
          header: t('last'),
          label: t('last'),
          cell: ({ lastAnswerOn }) => (lastAnswerOn ? <CalendarDate on={lastAnswerOn} /> : t('none')),
        },
        {
          id: 'act',
          header: <VisuallyHidden>{t('act')}</VisuallyHidden>,
          cell: ({ id, isSubmitted }) => (
            <span className="flex flex-wrap gap-x-6">
              <Link to={`/assessments/${id}${isSubmitted || !mayStart ? '/results' : ''}`}>
                {t(isSubmitted || !mayStart ? 'results' : 'goOn')}
              </Link>
              {mayDelete && <Link to={`/assessments/${id}/settings#delete`}>{t('delete')}</Link>}
            </span>
          ),
        },
      ]}
    />
  )
}
