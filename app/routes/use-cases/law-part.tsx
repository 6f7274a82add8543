import { useTranslations } from 'use-intl'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { Section } from '#app/routes/results/section.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import type { LibraryUseCase } from './use-case-view.server.ts'

type LawPartProps = Pick<LibraryUseCase, 'law' | 'scope'>

/** Where it usually stands in the AI Act and in data protection, on which day, and under which usual answers. */
export function LawPart({ law: { className, aiact, gdpr, asOf }, scope }: LawPartProps) {
  const t = useTranslations('useCases')
  const named = className && t(`class.${className}`)
  return (
    <Section id="law" title={t('page.law')} lead={t('law.lead')}>
      <div className="grid gap-8">
        <DefinitionList
          items={[
            {
              term: t('law.aiact'),
              description: (
                <>
                  {/* Most texts begin with the class: it is not said twice. */}
                  {named && !aiact.startsWith(named) && <b className="block">{named}</b>}
                  {aiact}
                </>
              ),
            },
            { term: t('law.gdpr'), description: gdpr },
          ]}
        />
        <div className="grid gap-2">
          <h3>{t('law.usual')}</h3>
          <p className="max-w-measure text-soft">{t('law.usualMeans')}</p>
          <dl className="max-w-measure">
            {scope.map(({ id, ask, answer }) => (
              <div key={id} className="grid gap-x-8 border-hair border-b py-2 sm:grid-cols-[minmax(0,1fr)_8rem]">
                <dt className="text-soft">{ask}</dt>
                <dd>{answer}</dd>
              </div>
            ))}
          </dl>
        </div>
        <div className="grid gap-1 text-sm text-soft">
          <p className="max-w-measure">{t.rich('law.asOf', { date: () => <CalendarDate on={asOf} /> })}</p>
          <p className="flex flex-wrap gap-x-6">
            <PlaceLink href="/governance/eu-ai-act" className="inline-flex min-h-11 items-center">
              {t('law.more')}
            </PlaceLink>
            <PlaceLink href="/governance/gdpr" className="inline-flex min-h-11 items-center">
              {t('law.moreGdpr')}
            </PlaceLink>
          </p>
        </div>
      </div>
    </Section>
  )
}
