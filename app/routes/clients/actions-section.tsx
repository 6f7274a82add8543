import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import type { ClientView } from './client-view.server.ts'

type Row = ClientView['actions']['checks'][number]

/** How the plans of a client's checks go: what is done, what is open, and what is late, with the way there. */
export function ActionsSection({ view: { actions } }: { view: Pick<ClientView, 'actions'> }) {
  const t = useTranslations('clients.actions')
  if (actions.checks.length === 0) return null
  return (
    <Section fills id="actions" title={t('title')} text={t('text')}>
      <div className="grid gap-8">
        <Table
          caption={t('title')}
          isCaptionHidden
          rows={actions.checks}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'check',
              header: t('check'),
              cell: ({ id, title }: Row) => (
                <Link to={`/assessments/${id}/roadmap/actions`} className="[overflow-wrap:anywhere]">
                  {title}
                </Link>
              ),
            },
            { id: 'late', header: t('late'), label: t('late'), align: 'end', cell: ({ late }: Row) => late.length },
            { id: 'doing', header: t('doing'), label: t('doing'), align: 'end', cell: ({ doing }: Row) => doing },
            {
              id: 'open',
              header: t('open'),
              label: t('open'),
              align: 'end',
              cell: ({ isSubmitted, open }: Row) => (isSubmitted ? open : t('moves')),
            },
            { id: 'done', header: t('done'), label: t('done'), align: 'end', cell: ({ done }: Row) => done },
          ]}
        />
        {actions.late.length > 0 && <Late late={actions.late} />}
      </div>
    </Section>
  )
}

function Late({ late }: { late: ClientView['actions']['late'] }) {
  const t = useTranslations('clients.actions')
  return (
    <div className="grid gap-3">
      <h3>{t('lateTitle')}</h3>
      <ul className="grid gap-3">
        {late.map(({ check, title, action, name, dueOn }) => (
          <li key={`${check} ${action}`} className="grid gap-0.5 [overflow-wrap:anywhere]">
            <Link to={`/assessments/${check}/roadmap/${action}`}>{name}</Link>
            <span className="text-sm text-soft">
              {t.rich('due', { title, date: () => <CalendarDate on={dueOn} /> })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
