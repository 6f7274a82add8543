import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { WeeksBar } from '#app/charts/dom/weeks-bar.tsx'
import { AppPage } from '#app/routes/app-page.tsx'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import type { AssessmentHead } from '#app/server/assessment-head.server.ts'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { VerdictMark } from '#app/ui/verdict-mark.tsx'
import { Kpis } from './kpis.tsx'
import { Law } from './law.tsx'
import { Phrases } from './phrases.tsx'
import { Requirements } from './requirements.tsx'
import { Section } from './section.tsx'
import { Claims, Sources } from './sources.tsx'
import { PlanThis, TargetHead, Verdict } from './target-head.tsx'
import type { UseCaseView } from './use-case-view.server.ts'
import { VerdictChange } from './verdict-change.tsx'
import type { WeeksView } from './view.ts'
import type { WayView } from './way-there.server.ts'
import { WayThere } from './way-there.tsx'

type UseCasePageProps = { head: AssessmentHead; view: UseCaseView; way: WayView | null }

/** One use case: its verdict, what it needs, the way there, and what its pilot would be. */
export function UseCasePage({ head, view, way }: UseCasePageProps) {
  const { base, id, verdict } = view
  const t = useTranslations('results.useCase')
  const canPlan = way !== null && way.kind !== 'refused' && (view.isTarget || !head.isSubmitted)
  return (
    <AppPage assessment={head} onlyReads>
      <TargetHead base={base} kind={t('kind')} name={view.name} about={view.description}>
        {verdict ? (
          <>
            <Verdict verdict={verdict}>
              <Weeks weeks={verdict.weeks} tone={verdict.tone} />
              {view.choice.length > 0 && (
                <p>
                  <Phrases phrases={view.choice} />
                </p>
              )}
            </Verdict>
            {canPlan && <PlanThis base={base} id={id} isTarget={view.isTarget} />}
          </>
        ) : (
          <Notice title={t('apart')}>{view.because}</Notice>
        )}
      </TargetHead>
      {verdict && <Requirements requirements={view.requirements} />}
      {view.change && <VerdictChange change={view.change} />}
      {way && <WayThere way={way} />}
      <Techniques techniques={view.techniques} />
      <Section id="kpis" title={t('kpis')} lead={t('kpisLead')}>
        <Kpis kpis={view.kpis} />
      </Section>
      <Pilot pilot={view.pilot} start={head.mayChange ? startOf(head, id) : null} />
      <Section id="claims" title={t('claims')} lead={t('claimsLead')}>
        <div className="grid gap-8">
          {view.claims.length > 0 && <Claims claims={view.claims} />}
          <p className="max-w-measure">{t('literature', { text: view.literature })}</p>
          {view.sources.length > 0 && <Sources sources={view.sources} />}
        </div>
      </Section>
      <Law law={view.law} />
      {view.inLibrary && (
        <p className="pb-10 print:hidden">
          <PlaceLink href={view.inLibrary} className="inline-flex min-h-11 items-center lg:min-h-6">
            {t('inLibrary')}
          </PlaceLink>
        </p>
      )}
    </AppPage>
  )
}

function Weeks({ weeks: { range, text }, tone }: { weeks: WeeksView; tone: UseCaseViewTone }) {
  const t = useTranslations('results.useCase')
  if (!range) return null
  return (
    <div className="grid gap-1">
      <p>{t('weeks', { weeks: text })}</p>
      <WeeksBar lo={range.lo} hi={range.hi} max={range.hi} tone={tone} label={t('weeks', { weeks: text })} />
      <p className="flex justify-between text-faint text-sm">
        <span>{t('today')}</span>
        <span>{t('inWeeks', { weeks: range.hi })}</span>
      </p>
    </div>
  )
}

type UseCaseViewTone = NonNullable<UseCaseView['verdict']>['tone']

function Techniques({ techniques: { core, others } }: { techniques: UseCaseView['techniques'] }) {
  const t = useTranslations('results.useCase')
  return (
    <Section id="techniques" title={t('techniques')} lead={t('techniquesLead')}>
      <ul>
        {core.map(({ id, name, tone, label, href }) => (
          <li
            key={id}
            className="grid items-center gap-x-8 border-hair border-b py-2 md:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]"
          >
            <Link to={href} className="inline-flex min-h-8 items-center text-ink">
              {name}
            </Link>
            <VerdictMark tone={tone}>{label}</VerdictMark>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <p className="mt-4 max-w-measure text-soft">
          {t('others')}{' '}
          {others.map(({ id, name, href }, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <Link to={href}>{name}</Link>
            </span>
          ))}
        </p>
      )}
    </Section>
  )
}

const startOf = ({ id }: AssessmentHead, target: string) =>
  `/pilots/new?${new URLSearchParams({ assessment: id, target })}`

function Pilot({ pilot, start }: { pilot: UseCaseView['pilot']; start: string | null }) {
  const t = useTranslations('results.pilot')
  return (
    <Section id="pilot" title={t('title')} lead={t('weeks', { weeks: pilot.weeks })}>
      <DefinitionList
        items={[
          { term: t('design'), description: pilot.design },
          { term: t('sample'), description: pilot.sample },
          { term: t('decide'), description: pilot.decide },
        ]}
      />
      {start !== null && (
        <p className="mt-6 print:hidden">
          <Link to={start}>{t('start')}</Link>
        </p>
      )}
    </Section>
  )
}
