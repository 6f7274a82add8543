import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Table } from '#app/ui/table.tsx'
import type { TeamView } from './team-view.server.ts'

type DisciplineTableProps = { view: Pick<TeamView, 'disciplines'> & { head: { id: string } } }

/** For each discipline whether somebody speaks for it, and how long its questions take. */
export function DisciplineTable({ view: { head, disciplines } }: DisciplineTableProps) {
  const paper = `/assessments/${head.id}/team/paper`
  const t = useTranslations('team.disciplines')
  return (
    <section className="grid gap-4">
      <h2>{t('heading')}</h2>
      <p className="max-w-measure text-soft">{t('text')}</p>
      <Table
        caption={t('heading')}
        isCaptionHidden
        rows={disciplines}
        rowKey={({ id }) => id}
        columns={[
          { id: 'name', header: t('name'), cell: ({ name }) => name },
          {
            id: 'who',
            header: t('who'),
            label: t('who'),
            cell: ({ asked, done, isLead }) =>
              asked > 0 ? t('asked', { asked, done }) : t(isLead ? 'onlyLead' : 'nobody'),
          },
          {
            id: 'minutes',
            header: t('minutes'),
            label: t('minutes'),
            cell: ({ minutes }) => t('about', { minutes }),
          },
          {
            id: 'paper',
            header: t('paper'),
            label: t('paper'),
            cell: ({ id, name }) => (
              <Link to={`${paper}/${id}`} aria-label={t('printName', { name })}>
                {t('print')}
              </Link>
            ),
          },
        ]}
      />
      <p>
        <Link to={`${paper}/all`}>{t('printAll')}</Link>
      </p>
    </section>
  )
}
