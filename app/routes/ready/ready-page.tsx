import { useLocale, useTranslations } from 'use-intl'
import { AppPage } from '#app/routes/app-page.tsx'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { formatCalendarDate } from '#app/ui/calendar-date.tsx'
import type { ReadyCheck, ReadyView } from './lead-on.server.ts'

/** In which check one thing is looked at; whoever may only read sees what each says of it. */
export function ReadyPage({ view: { wanted, start, page, mayWrite, open, toRead, isCut } }: { view: ReadyView }) {
  const t = useTranslations('ready')
  const lead = !mayWrite ? 'mayRead' : open.length > 0 ? 'choose' : 'allSubmitted'
  return (
    <AppPage width="form" onlyReads>
      <div className="grid gap-10 [overflow-wrap:anywhere]">
        <header className="grid gap-3">
          <h1>{t('heading', { name: wanted.name })}</h1>
          <p className="max-w-measure text-soft">{t(lead)}</p>
          <p>
            <PlaceLink href={page}>{t('about')}</PlaceLink>
          </p>
        </header>
        {open.length > 0 && <Checks title={t('open')} checks={open} link="goOn" />}
        {toRead.length > 0 && <Checks title={t(mayWrite ? 'submitted' : 'checks')} checks={toRead} link="result" />}
        {isCut && <p className="text-soft">{t('newest', { count: open.length + toRead.length })}</p>}
        <p>
          <PlaceLink href={start} className="inline-flex min-h-11 items-center">
            {t('startNew')}
          </PlaceLink>
        </p>
      </div>
    </AppPage>
  )
}

type ChecksProps = { title: string; checks: readonly ReadyCheck[]; link: 'goOn' | 'result' }

function Checks({ title, checks, link }: ChecksProps) {
  const t = useTranslations('ready')
  return (
    <section className="grid gap-2">
      <h2>{title}</h2>
      <ul>
        {checks.map((check) => (
          <li key={check.id} className="grid gap-1 border-hair border-b py-3">
            <a href={check.href} className="inline-flex min-h-11 items-center lg:min-h-8">
              {t(link, { title: check.title })}
            </a>
            <Standing check={check} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Whose it is, and how old. */
function Standing({ check: { client, startedOn, submittedOn, lastAnswerOn } }: { check: ReadyCheck }) {
  const t = useTranslations('ready')
  const locale = useLocale()
  const date = (on: string) => ({ date: formatCalendarDate(on, locale) })
  const parts = [
    client === null ? null : t('ofClient', { client }),
    submittedOn === null ? t('started', date(startedOn)) : t('submittedOn', date(submittedOn)),
    submittedOn === null && lastAnswerOn !== null ? t('last', date(lastAnswerOn)) : null,
  ]
  return <p className="text-sm text-soft">{parts.filter((part) => part !== null).join(' · ')}</p>
}
