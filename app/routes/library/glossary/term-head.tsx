import { useTranslations } from 'use-intl'
import { useLanguageName } from '#app/routes/language-name.ts'
import { PlaceButton, PlaceLink } from '#app/routes/library/place-link.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import type { TermView } from './term-view.server.ts'

/** The name, what it means in a sentence, how else it is called, and the way to the short check. */
export function TermHead({ view }: { view: TermView }) {
  const t = useTranslations('glossary.term')
  const languageName = useLanguageName()
  const { id, name, category, definition, alsoCalled, elsewhere, updated, page } = view
  return (
    <header className="grid gap-5 pb-10">
      <p className="flex flex-wrap items-center gap-x-3 text-sm text-soft">
        <PlaceLink href={`/glossary?category=${category.id}`} className="inline-flex min-h-11 items-center lg:min-h-6">
          {category.name}
        </PlaceLink>
        <span>{t.rich('updated', { date: () => <CalendarDate on={updated} /> })}</span>
      </p>
      <h1 className="max-w-[30ch]">{name}</h1>
      <p className="max-w-measure text-lg">{definition}</p>
      <p className="grid max-w-measure text-sm text-soft">
        {alsoCalled.length > 0 && <span>{t('alsoCalled', { names: alsoCalled.join(', ') })}</span>}
        {elsewhere.map(({ language, names }) => (
          <span key={language}>
            {t.rich('elsewhere', {
              language: languageName(language),
              names: () => <span lang={language}>{names.join(', ')}</span>,
            })}
          </span>
        ))}
      </p>
      <div className="grid max-w-measure gap-1 border-accent border-l-2 pl-5">
        <p className="font-semibold text-sm text-soft">{t('short')}</p>
        <p>{page.quickSummary}</p>
      </div>
      <div className="no-print">
        <PlaceButton kind="primary" href={`/ready/techniques/${id}`}>
          {t('check')}
        </PlaceButton>
      </div>
    </header>
  )
}
