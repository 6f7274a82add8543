import { useTranslations } from 'use-intl'
import { PlaceButton, PlaceLink } from '#app/routes/library/place-link.tsx'
import { LibraryFrame } from '../library-frame.tsx'

/** There is no such term: what may have been meant, and the way to all of them. */
export function NoTerm({ near }: { near: readonly { id: string; name: string }[] }) {
  const t = useTranslations('glossary.term.noTerm')
  return (
    <LibraryFrame current="glossary">
      <div className="grid max-w-measure justify-items-start gap-4">
        <h1>{t('title')}</h1>
        <p className="text-soft">{t('text')}</p>
        {near.length > 0 && (
          <div>
            <h2 className="text-lg">{t('near')}</h2>
            <ul>
              {near.map(({ id, name }) => (
                <li key={id}>
                  <PlaceLink href={`/glossary/${id}`} className="inline-flex min-h-11 items-center">
                    {name}
                  </PlaceLink>
                </li>
              ))}
            </ul>
          </div>
        )}
        <PlaceButton kind="primary" href="/glossary">
          {t('all')}
        </PlaceButton>
      </div>
    </LibraryFrame>
  )
}
