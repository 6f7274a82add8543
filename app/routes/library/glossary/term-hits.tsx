import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { type Marked, markEntry, OTHER_PLACES } from '#app/core/library/mark-found.ts'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import type { GlossaryView, Listed } from './glossary-view.server.ts'

/** What was found, best first, with the words that were found marked. */
export function TermHits({ view: { found, terms } }: { view: GlossaryView }) {
  const byId = new Map(terms.map((term) => [term.id, term]))
  const isSearched = found.match !== 'unasked'
  const hits = isSearched ? found.ids.flatMap((id) => byId.get(id) ?? []) : []
  return (
    <ol data-hits hidden={hits.length === 0}>
      {hits.map((term) => (
        <Hit key={term.id} term={term} sought={found.sought} />
      ))}
    </ol>
  )
}

function Hit({ term, sought }: { term: Listed; sought: GlossaryView['found']['sought'] }) {
  const { name, definition, because } = markEntry(term, sought)
  return (
    <HitRow
      href={`/glossary/${term.id}`}
      name={marks(name)}
      definition={marks(definition)}
      category={term.categoryName}
    >
      {because && <Because place={because.place} text={marks(because.pieces)} />}
    </HitRow>
  )
}

/** Empty, for the script to fill in: what it finds looks as what the server finds. */
export function HitTemplate() {
  return (
    <template id="hit">
      <HitRow href="" name="" definition="" category="">
        {OTHER_PLACES.map((place) => (
          <Because key={place} place={place} text="" />
        ))}
      </HitRow>
    </template>
  )
}

type HitRowProps = { href: string; name: ReactNode; definition: ReactNode; category: string; children: ReactNode }

function HitRow({ href, name, definition, category, children }: HitRowProps) {
  return (
    <li className="grid gap-x-8 gap-y-1 border-hair border-b py-3 md:grid-cols-[minmax(0,16rem)_minmax(0,1fr)]">
      <PlaceLink href={href} className="inline-flex min-h-11 items-center self-start font-semibold md:min-h-6">
        <span data-name>{name}</span>
      </PlaceLink>
      <div className="grid max-w-measure gap-1">
        <p data-definition>{definition}</p>
        {children}
        <p data-category className="text-faint text-sm">
          {category}
        </p>
      </div>
    </li>
  )
}

function Because({ place, text }: { place: (typeof OTHER_PLACES)[number]; text: ReactNode }) {
  const t = useTranslations('glossary.list.because')
  return (
    <p data-because={place} className="text-sm text-soft">
      {t.rich(place, { found: () => <span data-found>{text}</span> })}
    </p>
  )
}

const marks = (pieces: readonly Marked[]): ReactNode =>
  pieces.map(({ text, start, isFound }) => (isFound ? <mark key={start}>{text}</mark> : text))
