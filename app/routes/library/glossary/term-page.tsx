import { useTranslations } from 'use-intl'
import type { Crumb } from '#app/core/library/structured-data.ts'
import { Law } from '#app/routes/results/law.tsx'
import { Section } from '#app/routes/results/section.tsx'
import { Sources } from '#app/routes/results/sources.tsx'
import { LibraryFrame } from '../library-frame.tsx'
import { TermActions } from './term-actions.tsx'
import { Contents, type Part } from './term-contents.tsx'
import { TermHead } from './term-head.tsx'
import { Ask, Claims, Neighbours, Ready, Related, Uses } from './term-links.tsx'
import { TermNeeds } from './term-needs.tsx'
import { Differences, History, Marketing, Meaning, Pitfalls, QuestionsAndAnswers } from './term-texts.tsx'
import type { TermView } from './term-view.server.ts'

/** All that the glossary has on one technique: what it is, what it needs of you, what is promised, where it comes from. */
export function TermPage({ view, crumbs }: { view: TermView; crumbs: readonly Crumb[] }) {
  const t = useTranslations('glossary.term')
  const hasClaims = view.claims.length > 0
  const parts: Part[] = [
    'meaning',
    'marketing',
    'uses',
    'needs',
    'ready',
    'actions',
    'pitfalls',
    'differences',
    ...(hasClaims ? (['claims'] as const) : []),
    'questions',
    'history',
    'law',
    'related',
    'resources',
  ]
  return (
    <LibraryFrame current="glossary" crumbs={crumbs}>
      <div className="gap-x-16 xl:grid xl:grid-cols-[minmax(0,1fr)_13rem] print:block">
        <article className="min-w-0">
          <TermHead view={view} />
          <Contents parts={parts} isFolded />
          <Meaning view={view} />
          <Marketing view={view} />
          <Uses uses={view.uses} />
          <TermNeeds needs={view.needs} effort={view.effort} />
          <Ready view={view} />
          <TermActions actions={view.actions} />
          <Pitfalls view={view} />
          <Differences view={view} />
          {hasClaims && <Claims claims={view.claims} />}
          <QuestionsAndAnswers view={view} />
          <History view={view} />
          <Law law={view.law} />
          <Related related={view.related} />
          <Section id="resources" title={t('parts.resources')}>
            <Sources sources={view.resources} />
          </Section>
          <Ask id={view.id} />
          <Neighbours view={view} />
        </article>
        <Contents parts={parts} />
      </div>
    </LibraryFrame>
  )
}
