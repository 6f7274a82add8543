import { useTranslations } from 'use-intl'
import type { LawNote } from '#app/core/governance/views/view-ai-act.ts'
import type { PrivacyLawView } from '#app/core/governance/views/view-privacy-law.ts'
import { ContestedList } from '#app/routes/governance-parts/outcome-parts.tsx'
import { PlaceButton } from '#app/routes/library/place-link.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Section } from '#app/ui/section.tsx'
import { CHECK } from './check-address.ts'
import { ExampleTable } from './example-table.tsx'
import { GovernanceFrame } from './governance-frame.tsx'
import { Folded, LawNotes, LawPage, WrongClaims } from './law-parts.tsx'

const PARTS = [
  'systems',
  'needed',
  'signs',
  'lists',
  'interest',
  'vendor',
  'articles',
  'neighbours',
  'fines',
  'contested',
  'wrong',
] as const

/** Questions on what a contract with a vendor, a platform or a place outside the EU must say. */
const CONTRACTS: readonly string[] = ['gdpr-processor', 'gdpr-joint', 'gdpr-transfer', 'gdpr-defaults']
/** Groups of neighbouring laws in the order in which marketing meets them. */
const KINDS = [
  'eprivacy',
  'consumer',
  'platform',
  'works',
  'credit',
  'political',
  'product',
  'ai-act',
  'gdpr',
  'pending',
] as const
const STEPS = ['barred', 'interest', 'necessity', 'balancing'] as const

/** Data protection for AI in marketing: first whether an assessment is needed, then everything beside it. */
export function GdprPage({ view }: { view: PrivacyLawView }) {
  const t = useTranslations('governancePages.gdpr')
  const head = (id: (typeof PARTS)[number]) => ({ id, title: t(`parts.${id}`), fills: true })
  const articles = view.articles.map((note) => ({ ...note, text: t('ifNot', { mend: note.text }) }))
  return (
    <GovernanceFrame current="gdpr">
      <LawPage
        title={t('heading')}
        lead={t('lead')}
        asOf={t.rich('asOf', { asOf: () => <CalendarDate on={view.asOf} /> })}
        contents={PARTS.map((id) => [id, t(`parts.${id}`)])}
      >
        <Section {...head('systems')} text={t('systemsLead')}>
          <ExampleTable examples={view.examples} />
        </Section>
        <Section {...head('needed')} text={t('neededLead')}>
          <LawNotes notes={view.statuteCases} />
          <h3>{t('outcomes')}</h3>
          <LawNotes notes={view.outcomes} after={(note) => <p className="text-soft">{nextOf(view, note)}</p>} />
          <div className="no-print">
            <PlaceButton kind="primary" href={CHECK}>
              {t('checkOwn')}
            </PlaceButton>
          </div>
        </Section>
        <Section {...head('signs')} text={t('signsLead', { enough: view.enough })}>
          <LawNotes notes={view.criteria} isOrdered />
        </Section>
        <Section {...head('lists')} text={t('listsLead')}>
          {view.lists.map((list) => (
            <div key={list.country} className="grid gap-2">
              <h3>{t('listOf', { country: list.name, authority: list.authority })}</h3>
              <LawNotes notes={list.entries.map((entry) => ({ ...entry, name: t('entry', { number: entry.name }) }))} />
              <p className="max-w-measure text-soft">{list.leftOut}</p>
            </div>
          ))}
        </Section>
        <Section {...head('interest')} text={t('interestLead')}>
          {STEPS.map((step) => (
            <div key={step} className="grid gap-1">
              <h3>{t(`steps.${step}`)}</h3>
              <LawNotes notes={view.interest[step]} />
            </div>
          ))}
        </Section>
        <Section {...head('vendor')} text={t('vendorLead')}>
          <LawNotes notes={articles.filter(({ id }) => CONTRACTS.includes(id))} />
        </Section>
        <Section {...head('articles')} text={t('articlesLead')}>
          <Folded summary={t('articlesAll')}>
            <LawNotes notes={articles.filter(({ id }) => !CONTRACTS.includes(id))} />
          </Folded>
        </Section>
        <Section {...head('neighbours')} text={t('neighboursLead')}>
          {KINDS.map((kind) => (
            <Folded key={kind} summary={t(`kinds.${kind}`)}>
              <LawNotes
                notes={view.hints.filter((hint) => hint.kind === kind)}
                after={(note) => <p>{doOf(view, note)}</p>}
              />
            </Folded>
          ))}
        </Section>
        <Section {...head('fines')}>
          <ul className="grid max-w-measure list-disc gap-2 pl-6">
            {view.fines.map((fine) => (
              <li key={fine}>{fine}</li>
            ))}
          </ul>
        </Section>
        <Section {...head('contested')} text={t('contestedLead', { count: view.contested.length })}>
          <Folded summary={t('contestedAll')}>
            <ContestedList points={view.contested} />
          </Folded>
        </Section>
        <Section {...head('wrong')} text={t('wrongLead')}>
          <WrongClaims claims={view.wrongClaims} />
        </Section>
      </LawPage>
    </GovernanceFrame>
  )
}

const nextOf = ({ outcomes }: PrivacyLawView, { id }: LawNote) => outcomes.find((one) => one.id === id)?.next
const doOf = ({ hints }: PrivacyLawView, { id }: LawNote) => hints.find((one) => one.id === id)?.do
