import { useTranslations } from 'use-intl'
import type { Crumb } from '#app/core/library/structured-data.ts'
import { LibraryFrame } from '#app/routes/library/library-frame.tsx'
import { PartLinks } from '#app/routes/library/part-links.tsx'
import { PlaceButton, PlaceLink } from '#app/routes/library/place-link.tsx'
import { Section } from '#app/routes/results/section.tsx'
import { Sources } from '#app/routes/results/sources.tsx'
import { Lines } from './pitfall-lines.tsx'
import { ExposedTargets, FirstActions, Weights } from './pitfall-parts.tsx'
import type { LibraryPitfall } from './pitfall-view.server.ts'

const PARTS = ['signs', 'costs', 'measured', 'weights', 'first', 'who'] as const

/** One way in which pilots fail: what it is, how one notices, what it costs, and how one gets out. */
export function PitfallPage({ view, crumbs }: { view: LibraryPitfall; crumbs: readonly Crumb[] }) {
  const t = useTranslations('pitfalls.page')
  return (
    <LibraryFrame crumbs={crumbs}>
      <Head view={view} />
      <Section id="signs" title={t('signs')}>
        <Points points={view.signs} />
      </Section>
      <Section id="costs" title={t('costs')}>
        <Points points={view.costs} />
      </Section>
      <Section id="measured" title={t('measured')} lead={t('measuredLead')}>
        <div className="grid gap-10">
          <Lines title={t('high')} lines={view.high} dataKinds={view.dataKinds} />
          <Lines title={t('medium')} lines={view.medium} dataKinds={view.dataKinds} />
          <div className="grid gap-2">
            <h3>{t('low')}</h3>
            <p className="max-w-measure">{view.lowMeans}</p>
          </div>
        </div>
      </Section>
      <Section id="weights" title={t('weights')} lead={t('weightsLead')}>
        <Weights capabilities={view.capabilities} />
      </Section>
      <Section id="first" title={t('first')} lead={view.start}>
        <FirstActions actions={view.firstActions} />
      </Section>
      <Section id="who" title={t('who')} lead={t('whoLead')}>
        <ExposedTargets view={view} />
      </Section>
    </LibraryFrame>
  )
}

function Head({ view: { id, name, summary, about, sources } }: { view: LibraryPitfall }) {
  const t = useTranslations('pitfalls.page')
  return (
    <header className="grid gap-6 pb-10 md:pb-12">
      <div className="grid gap-4">
        <h1 className="max-w-[30ch]">{name}</h1>
        <p className="max-w-measure text-lg text-soft">{summary}</p>
        <p className="max-w-measure">{about}</p>
        {sources.length > 0 && <Sources sources={sources} />}
      </div>
      <div className="no-print flex flex-wrap items-center gap-x-6 gap-y-3">
        <PlaceButton kind="primary" href="/start">
          {t('check')}
        </PlaceButton>
        <PlaceLink
          href={`/ask?${new URLSearchParams({ about: `/pitfalls/${id}` })}`}
          className="inline-flex min-h-11 items-center"
        >
          {t('ask')}
        </PlaceLink>
      </div>
      <PartLinks label={t('parts')} parts={PARTS.map((part) => [part, t(part)])} />
    </header>
  )
}

function Points({ points }: { points: readonly string[] }) {
  return (
    <ul className="grid max-w-measure list-disc gap-2 pl-5">
      {points.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  )
}
