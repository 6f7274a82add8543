import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Crumb } from '#app/core/library/structured-data.ts'
import { LibraryFrame } from '#app/routes/library/library-frame.tsx'
import { PartLinks } from '#app/routes/library/part-links.tsx'
import { PlaceButton, PlaceLink } from '#app/routes/library/place-link.tsx'
import { Kpis } from '#app/routes/results/kpis.tsx'
import { Section } from '#app/routes/results/section.tsx'
import { Claims, Sources } from '#app/routes/results/sources.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { Days } from './effort.tsx'
import { LawPart } from './law-part.tsx'
import { Needs } from './needs.tsx'
import { RelatedPitfalls, Techniques } from './related.tsx'
import { StartingValue } from './starting-value.tsx'
import type { LibraryUseCase } from './use-case-view.server.ts'

type Shown = { view: LibraryUseCase }

/** One use case for anybody: what it is, needs, counts, promises and brings, and the way to a check of it. */
export function UseCasePage({ view, crumbs }: Shown & { crumbs: readonly Crumb[] }) {
  const t = useTranslations('useCases.page')
  return (
    <LibraryFrame current="useCases" crumbs={crumbs}>
      <Head view={view} />
      <Section id="techniques" title={t('techniques')} lead={t('techniquesLead')}>
        <Techniques techniques={view.techniques} />
      </Section>
      <Section id="needs" title={t('needs')} lead={t('needsLead')}>
        <Needs needs={view.needs} />
      </Section>
      <Section id="kpis" title={t('kpis')} lead={t('kpisLead')}>
        <Kpis kpis={view.kpis} />
      </Section>
      <Pilot view={view} />
      <ClaimPart view={view} />
      {view.value && (
        <Section id="value" title={t('value')} lead={t('valueLead')}>
          <StartingValue value={view.value} />
        </Section>
      )}
      <LawPart law={view.law} scope={view.scope} />
      <Section id="pitfalls" title={t('pitfalls')} lead={t('pitfallsLead')}>
        <RelatedPitfalls pitfalls={view.pitfalls} />
      </Section>
    </LibraryFrame>
  )
}

const PARTS = ['techniques', 'needs', 'kpis', 'pilot', 'claims', 'value', 'law', 'pitfalls'] as const

function Head({ view: { id, name, description, dataKind, law, effort, pilot, value } }: Shown) {
  const t = useTranslations('useCases')
  return (
    <header className="grid gap-6 pb-10 md:pb-12">
      <div className="grid gap-4">
        <h1 className="max-w-[30ch]">{name}</h1>
        <p className="max-w-measure text-lg text-soft">{description}</p>
      </div>
      <dl className="grid max-w-form gap-x-8 gap-y-4 border-hair border-y py-5 sm:grid-cols-2 lg:max-w-none lg:grid-cols-4">
        <Fact term={t('list.data')}>{t(`dataKind.${dataKind}`)}</Fact>
        <Fact term={t('list.law')}>{law.className && t(`class.${law.className}`)}</Fact>
        <Fact term={t('page.effort')}>
          <Days effort={effort} />
        </Fact>
        <Fact term={t('page.pilot')}>{t('page.pilotWeeks', { weeks: pilot.weeks })}</Fact>
      </dl>
      <div className="no-print flex flex-wrap items-center gap-x-6 gap-y-3">
        <PlaceButton kind="primary" href={`/ready/use-cases/${id}`}>
          {t('page.start')}
        </PlaceButton>
        <PlaceLink
          href={`/ask?${new URLSearchParams({ about: `/use-cases/${id}` })}`}
          className="inline-flex min-h-11 items-center"
        >
          {t('page.ask')}
        </PlaceLink>
      </div>
      <p className="no-print max-w-measure text-sm text-soft">{t('page.startMeans')}</p>
      <PartLinks
        label={t('page.parts')}
        parts={PARTS.filter((part) => part !== 'value' || value).map((part) => [part, t(`page.${part}`)])}
      />
    </header>
  )
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid content-start gap-1">
      <dt className="text-sm text-soft">{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Pilot({ view: { pilot } }: Shown) {
  const t = useTranslations('useCases.page')
  return (
    <Section id="pilot" title={t('pilot')} lead={t('pilotLead', { weeks: pilot.weeks })}>
      <DefinitionList
        items={[
          { term: t('design'), description: pilot.design },
          { term: t('sample'), description: pilot.sample },
          { term: t('decide'), description: pilot.decide },
        ]}
      />
      <p className="mt-6 max-w-measure text-sm text-soft">{t('sampleMeans')}</p>
    </Section>
  )
}

function ClaimPart({ view: { claims, literature, sources } }: Shown) {
  const t = useTranslations('useCases.page')
  return (
    <Section id="claims" title={t('claims')} lead={t(claims.length > 0 ? 'claimsLead' : 'claimsNone')}>
      <div className="grid gap-8">
        {claims.length > 0 && <Claims claims={claims} />}
        <div className="grid gap-3">
          <h3>{t('literature')}</h3>
          <p className="max-w-measure">{literature}</p>
          {sources.length > 0 && <Sources sources={sources} />}
        </div>
        <p>
          <PlaceLink href="/claims">{t('allClaims')}</PlaceLink>
        </p>
      </div>
    </Section>
  )
}
