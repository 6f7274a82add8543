import { useTranslations } from 'use-intl'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import type { LibraryUseCase, RelatedPitfall } from './use-case-view.server.ts'

const PLACES = ['core', 'support', 'optional'] as const

/** What it rests on, what helps it, and what can be added later, each with its meaning. */
export function Techniques({ techniques }: { techniques: LibraryUseCase['techniques'] }) {
  const t = useTranslations('useCases.techniques')
  return (
    <div className="grid gap-8">
      {PLACES.filter((place) => techniques[place].length > 0).map((place) => (
        <div key={place} className="grid gap-2">
          <h3>{t(place)}</h3>
          <ul>
            {techniques[place].map(({ id, name, definition }) => (
              <li
                key={id}
                className="grid gap-x-8 gap-y-1 border-hair border-b py-3 md:grid-cols-[minmax(0,18rem)_minmax(0,1fr)]"
              >
                <PlaceLink href={`/glossary/${id}`} className="inline-flex min-h-6 items-start">
                  {name}
                </PlaceLink>
                <span className="max-w-measure text-soft">{definition}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

/** The ways of failing that what it needs itself points to. */
export function RelatedPitfalls({ pitfalls }: { pitfalls: readonly RelatedPitfall[] }) {
  const t = useTranslations('useCases.pitfalls')
  return (
    <div className="grid gap-6">
      {pitfalls.length > 0 && (
        <ul>
          {pitfalls.map(({ id, name, capabilities }) => (
            <li
              key={id}
              className="grid gap-x-8 gap-y-1 border-hair border-b py-3 md:grid-cols-[minmax(0,18rem)_minmax(0,1fr)]"
            >
              <PlaceLink href={`/pitfalls/${id}`}>{name}</PlaceLink>
              <span className="max-w-measure text-soft">{t('because', { names: capabilities.join(', ') })}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="max-w-measure">
        {t.rich('all', { pitfalls: (words) => <PlaceLink href="/pitfalls">{words}</PlaceLink> })}
      </p>
    </div>
  )
}
