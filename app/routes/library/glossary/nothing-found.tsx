import { useTranslations } from 'use-intl'
import { PlaceLink } from '#app/routes/library/place-link.tsx'

/** Nothing fits: what to do next. */
export function NothingFound({ isHidden, total }: { isHidden: boolean; total: number }) {
  const t = useTranslations('glossary.list.none')
  return (
    <section data-none hidden={isHidden} aria-labelledby="none-title" className="grid max-w-measure gap-3">
      <h2 id="none-title" className="text-lg">
        {t('title')}
      </h2>
      <p className="text-soft">{t('text')}</p>
      <ul className="grid [&_a]:inline-flex [&_a]:min-h-11 [&_a]:items-center">
        <li>
          <PlaceLink href="/glossary">{t('all', { total })}</PlaceLink>
        </li>
        <li>
          <PlaceLink href="/ask?about=/glossary">{t('ask')}</PlaceLink>
        </li>
      </ul>
    </section>
  )
}
