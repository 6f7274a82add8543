import { useTranslations } from 'use-intl'
import { LegalNote } from '#app/routes/governance-parts/legal-note.tsx'
import { ScreeningOutcome } from '#app/routes/governance-parts/screening-outcome.tsx'
import { TriageOutcome } from '#app/routes/governance-parts/triage-outcome.tsx'
import { PlaceForm, PlaceLink, usePlaceIn } from '#app/routes/library/place-link.tsx'
import { fieldOf } from '#app/server/governance/check-query.ts'
import type { CheckPage } from '#app/server/governance/public-check.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { CHECK, checkHref, KEEP } from './check-address.ts'

type Outcome = Extract<CheckPage, { kind: 'outcome' }>

/** What came out of the free check, and what can be done with it. */
export function CheckOutcomeView({ page }: { page: Outcome }) {
  const t = useTranslations('governancePages.check')
  const { triage, screening, answers } = page
  const changeHref = (part: 'aiAct' | 'privacy') => (question: string) =>
    checkHref(answers, { ask: fieldOf(part, question) })
  return (
    <div className="grid gap-10">
      <h1>{t('outcome')}</h1>
      <TriageOutcome view={triage} changeHref={changeHref('aiAct')} />
      {screening ? (
        <div className="border-hair border-t pt-10">
          <ScreeningOutcome view={screening} changeHref={changeHref('privacy')} />
        </div>
      ) : (
        <GoOn page={page} />
      )}
      <Further page={page} />
      <LegalNote triage={triage} screening={screening} />
      <TakeAlong page={page} />
    </div>
  )
}

/** The way on to data protection for the same system. */
function GoOn({ page: { answers, countries } }: { page: Outcome }) {
  const t = useTranslations('governancePages.check')
  return (
    <section className="no-print grid justify-items-start gap-4 border-hair border-t pt-8">
      <h2>{t('privacy.heading')}</h2>
      <p className="max-w-measure text-soft">{t('privacy.lead')}</p>
      <PlaceForm method="get" action={CHECK} className="grid w-full max-w-form gap-4">
        <Hidden answers={answers} />
        <Select
          name="country"
          label={t('privacy.country')}
          hint={t('privacy.countryHint')}
          options={[
            { value: 'none', label: t('privacy.elsewhere') },
            ...countries.map(({ country, name }) => ({ value: country, label: name })),
          ]}
        />
        <div>
          <Button kind="primary">{t('privacy.begin')}</Button>
        </div>
      </PlaceForm>
    </section>
  )
}

/** The way on to what else the same processing touches. */
function Further({ page: { answers, further } }: { page: Outcome }) {
  const t = useTranslations('governancePages.check.further')
  if (further === 0) return null
  return (
    <section className="no-print grid justify-items-start gap-4 border-hair border-t pt-8">
      <h2>{t('heading')}</h2>
      <p className="max-w-measure text-soft">{t('lead', { count: further })}</p>
      <PlaceForm method="get" action={CHECK}>
        <Hidden answers={answers} />
        <input type="hidden" name="facts" value="begin" />
        <Button kind="primary">{t('begin')}</Button>
      </PlaceForm>
    </section>
  )
}

/** One page to take along, and what becomes of the answers. */
function TakeAlong({ page: { answers, screening, further } }: { page: Outcome }) {
  const t = useTranslations('governancePages.check')
  const placed = usePlaceIn()
  return (
    <section className="no-print grid justify-items-start gap-4 border-hair border-t pt-8">
      <h2>{t('take.heading')}</h2>
      <PlaceForm method="post" action={`${CHECK}.pdf`} className="grid w-full max-w-form gap-4">
        <Hidden answers={answers} />
        <TextField name="name" label={t('take.name')} hint={t('take.nameHint')} maxLength={80} optional />
        <div className="flex flex-wrap gap-4">
          <Button kind={screening && further === 0 ? 'primary' : 'secondary'}>{t('take.pdf')}</Button>
          <Button formAction={placed(KEEP)}>{t('take.keep')}</Button>
        </div>
        <p className="max-w-measure text-soft">{t('take.keepText')}</p>
      </PlaceForm>
      <p className="max-w-measure text-soft">{t('take.link')}</p>
      <p>
        <PlaceLink href={`${CHECK}?begin=yes`} className="inline-flex min-h-11 items-center">
          {t('take.again')}
        </PlaceLink>
      </p>
    </section>
  )
}

function Hidden({ answers }: Pick<Outcome, 'answers'>) {
  return answers.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
}
