import { useTranslations } from 'use-intl'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import type { GlossaryView, GroupedBy, Listed, TermGroup } from './glossary-view.server.ts'

/** How many there are, in which order, and the way to a letter. */
export function Grouping({ view }: { view: GlossaryView }) {
  const t = useTranslations('glossary.list')
  const { by, found, groups, terms } = view
  const isSearched = found.match !== 'unasked'
  return (
    <div className="grid gap-2 border-hair border-y py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-8">
        <output
          htmlFor="q category useCase"
          className="font-semibold tabular-nums"
          data-count={t('count', { shown: '#', total: terms.length })}
        >
          {t('count', { shown: found.ids.length, total: terms.length })}
        </output>
        <p data-orders hidden={isSearched} className="no-print flex flex-wrap items-baseline gap-x-4 text-sm">
          <span className="text-soft">{t('order')}</span>
          {(['name', 'category'] as const).map((order) => (
            <PlaceLink
              key={order}
              href={addressOf(view, order)}
              data-by={order}
              aria-current={by === order || undefined}
              className="inline-flex min-h-11 items-center aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline lg:min-h-6"
            >
              {t(`by.${order}`)}
            </PlaceLink>
          ))}
        </p>
      </div>
      <nav
        data-letters
        hidden={isSearched || by === 'category'}
        aria-label={t('letters')}
        className="flex flex-wrap gap-x-1"
      >
        {groups.map((group) => (
          <a
            key={group.id}
            href={`#${group.id}`}
            hidden={!hasListed(group, view)}
            className="inline-flex min-h-11 min-w-9 items-center justify-center font-serif text-lg no-underline hover:underline lg:min-h-9"
          >
            {group.title}
          </a>
        ))}
      </nav>
    </div>
  )
}

function addressOf({ asked: { query, category, useCase } }: GlossaryView, by: GroupedBy): string {
  const entries = Object.entries({ q: query, category, useCase, by: by === 'name' ? '' : by })
  const search = new URLSearchParams(entries.filter(([, value]) => value !== ''))
  return search.size === 0 ? '/glossary' : `/glossary?${search}`
}

const hasListed = ({ terms }: TermGroup, { found }: GlossaryView) => terms.some(({ id }) => found.listed.includes(id))

/** Beside the terms: a letter, or the name of a category. */
const columns: Record<GroupedBy, string> = {
  name: 'lg:grid-cols-[5rem_minmax(0,1fr)]',
  category: 'lg:grid-cols-[12rem_minmax(0,1fr)]',
}

/** Every term under its letter or category; hidden while something is searched for, as what was typed sets the order then. */
export function TermGroups({ view }: { view: GlossaryView }) {
  const { by, groups, found } = view
  return (
    <div data-groups hidden={found.match !== 'unasked'}>
      {groups.map((group) => (
        <section
          key={group.id}
          id={group.id}
          aria-labelledby={`${group.id}-title`}
          hidden={!hasListed(group, view)}
          className={`grid gap-x-8 border-hair border-t py-4 first:border-t-0 first:pt-0 ${columns[by]}`}
        >
          <h2 id={`${group.id}-title`} className="py-2 text-lg lg:sticky lg:top-0 lg:self-start">
            {group.title}
          </h2>
          <ul>
            {group.terms.map((term) => (
              <Term key={term.id} term={term} by={by} isHidden={!found.listed.includes(term.id)} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

/** One term on a line, with all that is searched of it for the script. */
function Term({ term, by, isHidden }: { term: Listed; by: GroupedBy; isHidden: boolean }) {
  const { id, name, definition, categoryName, category, serves, alsoCalled, confusedWith, examples, useCases } = term
  return (
    <li
      data-term={id}
      data-searched={JSON.stringify({ category, serves, alsoCalled, confusedWith, examples, useCases })}
      hidden={isHidden}
      className="grid gap-x-8 gap-y-1 border-hair border-b py-3 last:border-b-0 md:grid-cols-[minmax(0,16rem)_minmax(0,1fr)]"
    >
      <PlaceLink
        href={`/glossary/${id}`}
        className="inline-flex min-h-11 items-center self-start font-semibold md:min-h-6"
      >
        {name}
      </PlaceLink>
      <div className="grid max-w-measure gap-1">
        <p data-definition>{definition}</p>
        <p data-category hidden={by === 'category'} className="text-faint text-sm">
          {categoryName}
        </p>
      </div>
    </li>
  )
}
