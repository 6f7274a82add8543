import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import type { PeriodView } from './enter-view.server.ts'

/** What is not there yet, each period a link to its form. */
export function MissingList({ view: { frame, missing, isSigned } }: { view: PeriodView }) {
  const t = useTranslations('readings.missing')
  const list = new Intl.ListFormat(useLocale())
  return (
    <Section id="missing" title={t('heading')}>
      {missing.length === 0 ? (
        <p>{t(isSigned ? 'none' : 'notStarted')}</p>
      ) : (
        <ul className="grid gap-1">
          {missing.map(({ from, name, what }) => (
            <li key={from} className="[overflow-wrap:anywhere]">
              <Link to={`/pilots/${frame.id}/readings?on=${from}`} className="inline-flex min-h-11 items-center">
                {name}
              </Link>{' '}
              <span className="text-soft">{what === null ? t('all') : list.format(what)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** Weeks before the start that are compared with and are not there: without them there is no answer at the end. */
export function MissingBaseline({ view: { frame, baseline, length } }: { view: PeriodView }) {
  const t = useTranslations('readings.missing')
  if (baseline.missing === 0) return null
  return (
    <Notice>
      {t.rich('baseline', {
        missing: baseline.missing,
        all: baseline.all,
        length,
        link: (words) => <Link to={`/pilots/${frame.id}/readings/import`}>{words}</Link>,
      })}
    </Notice>
  )
}
