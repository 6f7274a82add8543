import { useTranslations } from 'use-intl'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { Section } from './section.tsx'

type LawProps = { law: { aiact: string; gdpr: string; asOf: { date: string } | { catalogue: string } } }

/** The law in two lines, with the state it is written on. */
export function Law({ law: { aiact, gdpr, asOf } }: LawProps) {
  const t = useTranslations('results.law')
  return (
    <Section id="law" title={t('title')}>
      <DefinitionList
        items={[
          { term: t('aiact'), description: aiact },
          { term: t('gdpr'), description: gdpr },
        ]}
      />
      <p className="mt-4 max-w-measure text-sm text-soft">
        {'date' in asOf
          ? t.rich('asOfDate', { date: () => <CalendarDate on={asOf.date} /> })
          : t('asOfCatalogue', { version: asOf.catalogue })}
      </p>
      <p className="flex flex-wrap gap-x-6">
        <PlaceLink href="/governance/eu-ai-act" className="inline-flex min-h-11 items-center">
          {t('more')}
        </PlaceLink>
        <PlaceLink href="/governance/gdpr" className="inline-flex min-h-11 items-center">
          {t('moreGdpr')}
        </PlaceLink>
      </p>
    </Section>
  )
}
