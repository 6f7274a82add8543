import { useTranslations } from 'use-intl'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { VerdictMark } from '#app/ui/verdict-mark.tsx'
import type { ChangesView } from './changes.server.ts'
import { Section } from './section.tsx'

/** What a copy has changed, verdicts first; the scores decide nothing. */
export function Changes({ changes }: { changes: ChangesView }) {
  const t = useTranslations('results.changes')
  const { since, isOtherCatalogue, isByStandard, verdicts, readiness, scores } = changes
  const figures = [...(readiness ? [{ id: 'readiness', name: t('readiness'), ...readiness }] : []), ...scores]
  return (
    <Section
      id="changes"
      title={t.rich('title', { date: () => <CalendarDate on={since} /> })}
      lead={[t('lead'), ...(isOtherCatalogue ? [t('catalogue')] : []), ...(isByStandard ? [t('byStandard')] : [])].join(
        ' ',
      )}
    >
      {verdicts.length + figures.length === 0 && <p>{t('nothing')}</p>}
      <div className="grid items-start gap-x-16 gap-y-8 md:grid-cols-2">
        {verdicts.length > 0 && (
          <div className="grid gap-2">
            <h3>{t('verdicts')}</h3>
            <ul>
              {verdicts.map(({ id, name, tone, label, was }) => (
                <li key={id} className="grid gap-1 border-hair border-b py-2">
                  {name}
                  <span className="flex flex-wrap items-baseline gap-x-4">
                    <VerdictMark tone={tone}>{label}</VerdictMark>
                    <span className="text-sm text-soft">{t('was', { was: was.label })}</span>
                  </span>
                </li>
              ))}
            </ul>
          </div>
        )}
        {figures.length > 0 && (
          <div className="grid gap-2">
            <h3>{t('scores')}</h3>
            <ul>
              {figures.map(({ id, name, was, is }) => (
                <li key={id} className="flex flex-wrap items-baseline gap-x-4 border-hair border-b py-2">
                  <span className="grow">{name}</span>
                  <span className="text-sm text-soft">{t('was', { was })}</span>
                  <span className="font-semibold tabular-nums">{is}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Section>
  )
}
