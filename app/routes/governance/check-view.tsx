import { useTranslations } from 'use-intl'
import { QuestionForm } from '#app/routes/governance-parts/question-form.tsx'
import { PlaceForm, PlaceLink } from '#app/routes/library/place-link.tsx'
import type { CheckPage } from '#app/server/governance/public-check.server.ts'
import { Button } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { CHECK, checkHref } from './check-address.ts'
import { CheckGroupView } from './check-group-view.tsx'
import { CheckOutcomeView } from './check-outcome-view.tsx'
import { GovernanceFrame } from './governance-frame.tsx'

type Of<Kind extends CheckPage['kind']> = Extract<CheckPage, { kind: Kind }>

/** The free check: its beginning, one question, or what came out. */
export function CheckView({ page }: { page: CheckPage }) {
  return (
    <GovernanceFrame current="check">
      <Dropped count={page.dropped} />
      {page.kind === 'begin' && <Beginning page={page} />}
      {page.kind === 'question' && <Question page={page} />}
      {page.kind === 'group' && <CheckGroupView page={page} />}
      {page.kind === 'outcome' && <CheckOutcomeView page={page} />}
    </GovernanceFrame>
  )
}

function Dropped({ count }: { count: number }) {
  const t = useTranslations('governancePages.check')
  if (count === 0) return null
  return (
    <div className="mb-8">
      <Notice kind="warn">{t('dropped', { count })}</Notice>
    </div>
  )
}

function Beginning({ page: { likely, asOf, examples } }: { page: Of<'begin'> }) {
  const t = useTranslations('governancePages.check')
  return (
    <div className="grid gap-10">
      <div className="grid justify-items-start gap-6">
        <h1 className="max-w-[28ch]">{t('heading')}</h1>
        <p className="max-w-measure text-lg">{t('lead', { likely })}</p>
        <PlaceForm method="get" action={CHECK}>
          <input type="hidden" name="begin" value="yes" />
          <Button kind="primary">{t('begin')}</Button>
        </PlaceForm>
        <ul className="grid max-w-measure list-disc gap-1 pl-6 text-soft">
          <li>{t('private')}</li>
          <li>{t('unsure')}</li>
          <li>{t('result')}</li>
        </ul>
      </div>
      <section className="grid gap-3 border-hair border-t pt-8">
        <h2>{t('examples')}</h2>
        <p className="max-w-measure text-soft">{t('examplesLead')}</p>
        <ul className="grid max-w-measure">
          {examples.map(({ name, answers }) => (
            <li key={name}>
              <PlaceLink href={checkHref(answers)} className="inline-flex min-h-11 items-center py-1">
                {name}
              </PlaceLink>
            </li>
          ))}
        </ul>
      </section>
      <p className="text-faint text-sm">{t.rich('asOf', { asOf: () => <CalendarDate on={asOf} /> })}</p>
    </div>
  )
}

function Question({ page }: { page: Of<'question'> }) {
  const t = useTranslations('governancePages.check')
  const { answers, part, question, field, known, isMissed, progress } = page
  const steps = progress && t('progress', { ...progress, part: t(`parts.${part}`) })
  return (
    <>
      <QuestionForm
        question={question}
        field={field}
        method="get"
        action={CHECK}
        hidden={[...answers, ['asked', field]]}
        progress={steps ?? t('changing', { part: t(`parts.${part}`) })}
        {...(known ? { known: { option: known.option, from: known.isFilledIn ? t('fromAiAct') : null } } : {})}
        {...(isMissed ? { error: t('missed') } : {})}
        actions={
          answers.length > 0 && (
            <PlaceLink href={checkHref(answers, { stop: 'yes' })} className="inline-flex min-h-11 items-center">
              {t('stop')}
            </PlaceLink>
          )
        }
      />
      <p className="mt-10 max-w-measure text-faint text-sm">{t('private')}</p>
    </>
  )
}
