import { useTranslations } from 'use-intl'
import type { AiActView } from '#app/core/governance/views/view-ai-act.ts'
import { ContestedList } from '#app/routes/governance-parts/outcome-parts.tsx'
import { Places } from '#app/routes/governance-parts/places.tsx'
import { PlaceButton, PlaceLink } from '#app/routes/library/place-link.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Section } from '#app/ui/section.tsx'
import { CaseTable } from './case-table.tsx'
import { CHECK, checkHref } from './check-address.ts'
import { GovernanceFrame } from './governance-frame.tsx'
import { Folded, LawNotes, LawPage, WrongClaims } from './law-parts.tsx'
import { Penalties } from './penalties.tsx'
import { Timeline } from './timeline.tsx'

const PARTS = [
  'cases',
  'first',
  'timeline',
  'classes',
  'telling',
  'prohibited',
  'roles',
  'penalties',
  'contested',
  'wrong',
  'notes',
  'sources',
] as const

/** The EU AI Act for a marketing team: what applies to which system first, then when, then the rest. */
export function AiActPage({ view, on }: { view: AiActView; on: string }) {
  const t = useTranslations('governancePages.aiAct')
  const head = (id: (typeof PARTS)[number]) => ({ id, title: t(`parts.${id}`), fills: true })
  return (
    <GovernanceFrame current="aiAct">
      <LawPage
        title={t('heading')}
        lead={t('lead')}
        asOf={t.rich('asOf', { asOf: () => <CalendarDate on={view.asOf} /> })}
        contents={PARTS.map((id) => [id, t(`parts.${id}`)])}
      >
        <Section {...head('cases')} text={t('casesLead')}>
          <CaseTable cases={view.cases} />
          <div className="no-print">
            <PlaceButton kind="primary" href={CHECK}>
              {t('checkOwn')}
            </PlaceButton>
          </div>
        </Section>
        <Section {...head('first')} text={t('firstLead')}>
          <LawNotes notes={view.firstSteps} isOrdered />
        </Section>
        <Section {...head('timeline')} text={t('timelineLead')}>
          <Timeline dates={view.dates} on={on} />
        </Section>
        <Section {...head('classes')} text={t('classesLead')}>
          <LawNotes
            notes={view.classes}
            after={({ id }) => <Examples cases={view.cases.filter(({ classes }) => classes.includes(id))} />}
          />
        </Section>
        <Section {...head('telling')} text={<TellingLead view={view} />}>
          <ul className="grid max-w-measure">
            {view.telling.map(({ id, name, text, place, dutyOf }) => (
              <li key={id} className="border-hair border-b py-3">
                <p className="font-semibold">{name}</p>
                <p>{text}</p>
                <p className="text-sm text-soft">
                  {place} · {t(`dutyOf.${dutyOf}`)}
                </p>
              </li>
            ))}
          </ul>
        </Section>
        <Section {...head('prohibited')} text={t('prohibitedLead')}>
          <LawNotes
            notes={view.prohibitions}
            after={({ name }) => <Examples cases={view.cases.filter(({ verdict }) => verdict.names.includes(name))} />}
          />
        </Section>
        <Section {...head('roles')} text={t('rolesLead')}>
          <LawNotes notes={view.roles} />
        </Section>
        <Section {...head('penalties')}>
          <Penalties penalties={view.penalties} />
        </Section>
        <Section {...head('contested')} text={t('contestedLead', { count: view.contested.length })}>
          <Folded summary={t('contestedAll')}>
            <ContestedList points={view.contested} />
          </Folded>
        </Section>
        <Section {...head('wrong')} text={t('wrongLead')}>
          <WrongClaims claims={view.wrongClaims} />
        </Section>
        <Section {...head('notes')}>
          <Folded summary={t('notesAll', { count: view.notes.length })}>
            <LawNotes notes={view.notes} />
          </Folded>
        </Section>
        <Section {...head('sources')} text={t('sourcesLead')}>
          <ul className="grid max-w-measure gap-2">
            {view.acts.map(({ id, title, weight, url }) => (
              <li key={id}>
                <Places places={[{ text: title, url, weight }]} />{' '}
                <span className="text-sm text-soft">({t(`weights.${weight}`)})</span>
              </li>
            ))}
          </ul>
        </Section>
      </LawPage>
    </GovernanceFrame>
  )
}

function TellingLead({ view: { dates } }: { view: AiActView }) {
  const t = useTranslations('governancePages.aiAct')
  const since = dates.find(({ id }) => id === 'general')?.on
  return since && t.rich('tellingLead', { since: () => <CalendarDate on={since} /> })
}

/** The first of some worked examples, each leading to its answers. */
function Examples({ cases }: Pick<AiActView, 'cases'>) {
  const t = useTranslations('governancePages.aiAct')
  const own = cases.slice(0, 4)
  if (own.length === 0) return null
  return (
    <p className="text-sm text-soft">
      {t('examples')}{' '}
      {own.map(({ id, name, answers }, index) => (
        <span key={id}>
          {index > 0 && ' · '}
          <PlaceLink href={checkHref(answers)}>{name}</PlaceLink>
        </span>
      ))}
    </p>
  )
}
