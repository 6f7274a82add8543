import { useTranslations } from 'use-intl'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { LibraryFrame } from '../library-frame.tsx'
import { ConfusedPairs } from './confused-pairs.tsx'
import type { GlossaryView } from './glossary-view.server.ts'
import { NothingFound } from './nothing-found.tsx'
import { SearchForm } from './search-form.tsx'
import { Grouping, TermGroups } from './term-groups.tsx'
import { HitTemplate, TermHits } from './term-hits.tsx'

/** All techniques: searched, filtered, and in order; what is not asked for is there, hidden, for the script that searches. */
export function GlossaryPage({ view }: { view: GlossaryView }) {
  const t = useTranslations('glossary.list')
  const { found, terms, pairs } = view
  return (
    <LibraryFrame current="glossary">
      <header className="grid gap-4">
        <h1>{t('heading')}</h1>
        <p className="max-w-measure text-lg text-soft">{t('lead', { total: terms.length })}</p>
      </header>
      <div data-glossary className="grid gap-8 pt-8 pb-16">
        <SearchForm view={view} />
        <Grouping view={view} />
        <p data-some hidden={found.match !== 'some'} className="max-w-measure text-soft">
          {t('some')}
        </p>
        <NothingFound isHidden={found.ids.length > 0} total={terms.length} />
        <TermHits view={view} />
        <TermGroups view={view} />
        <HitTemplate />
      </div>
      <ConfusedPairs pairs={pairs} />
      <p className="no-print flex flex-wrap gap-x-6 border-hair border-t pt-6 text-sm [&_a]:inline-flex [&_a]:min-h-11 [&_a]:items-center">
        <PlaceLink href="/glossary.json">{t('asFile')}</PlaceLink>
        <PlaceLink href="/ask?about=/glossary">{t('ask')}</PlaceLink>
      </p>
    </LibraryFrame>
  )
}
