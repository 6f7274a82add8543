import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { ChangeRows } from '#app/routes/changes/change-rows.tsx'
import { Counts } from '#app/routes/changes/counts.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import type { ChangesInShort } from './changes.server.ts'
import { Section } from './section.tsx'

/** What is another since the last check of the client: the verdicts on use cases, and where to read the rest. */
export function Changes({ changes }: { changes: ChangesInShort }) {
  const t = useTranslations('results.changes')
  const words = useTranslations('changes')
  const verdicts = changes.useCases.filter(({ isChange }) => isChange)
  return (
    <Section
      id="changes"
      title={t.rich('title', { date: () => <CalendarDate on={changes.since} /> })}
      lead={changes.isByStandard ? words('byStandard') : undefined}
    >
      <div className="grid gap-6">
        <Counts view={changes} />
        {verdicts.length > 0 && (
          <div className="grid gap-2">
            <h3>{t('useCases')}</h3>
            <ChangeRows rows={verdicts} saysWhose={false} isVerdict />
          </div>
        )}
        <p>
          <Link to={changes.href}>{t('link')}</Link>
        </p>
      </div>
    </Section>
  )
}
