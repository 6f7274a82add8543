import { Form, Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { AppPage } from '#app/routes/app-page.tsx'
import { FoldedSection, Section } from '#app/routes/results/section.tsx'
import type { AssessmentHead } from '#app/server/assessment-head.server.ts'
import { Button } from '#app/ui/button.tsx'
import { CalendarDate, formatCalendarDate } from '#app/ui/calendar-date.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Select } from '#app/ui/select.tsx'
import { AnswerChanges } from './answer-changes.tsx'
import { ChangeRows } from './change-rows.tsx'
import type { EarlierCheck } from './compare.server.ts'
import { Counts } from './counts.tsx'
import type { ChangesView } from './view.ts'

type PageProps = {
  head: AssessmentHead
  /** What this check can be compared with, the newest first. */
  checks: EarlierCheck[]
  since: string | null
  /** `null`: there is no earlier check. */
  view: ChangesView | null
}

/** One check against an earlier one of the same client: what is another, whose doing it is, and because of which answers. */
export function ChangesPage({ head, checks, since, view }: PageProps) {
  const t = useTranslations('changes')
  return (
    <AppPage assessment={head} onlyReads>
      <section className="grid gap-4 pb-10 md:pb-12">
        <p className="text-sm">
          <Link to={`/assessments/${head.id}/results`} className="inline-flex min-h-11 items-center lg:min-h-6">
            {t('toResults')}
          </Link>
        </p>
        <h1>{t('heading')}</h1>
        <p className="text-soft [overflow-wrap:anywhere]">{head.title}</p>
        {view && since && (
          <>
            <p className="text-lg">{t.rich('since', { date: () => <CalendarDate on={view.since} /> })}</p>
            <Counts view={view} />
            {!head.isSubmitted && <p className="max-w-measure text-soft">{t('open')}</p>}
            {checks.length > 1 && <Picker checks={checks} since={since} />}
            <Reservations view={view} />
          </>
        )}
      </section>
      {view ? <Findings view={view} /> : <EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
    </AppPage>
  )
}

function Picker({ checks, since }: { checks: EarlierCheck[]; since: string }) {
  const t = useTranslations('changes')
  const locale = useLocale()
  const options = checks.map(({ id, submittedOn }, at) => {
    const thatDay = checks.filter((check) => check.submittedOn === submittedOn)
    // The newest comes first.
    const nth = checks.slice(at).filter((check) => check.submittedOn === submittedOn).length
    return {
      value: id,
      label: t('pickOption', { date: formatCalendarDate(submittedOn, locale), nth, count: thatDay.length }),
    }
  })
  return (
    <Form method="get" className="flex flex-wrap items-end gap-4">
      <Select key={since} name="since" label={t('pick')} defaultValue={since} options={options} />
      <Button>{t('compare')}</Button>
    </Form>
  )
}

/** What this comparison rests on, where that needs saying. */
function Reservations({ view: { isOtherCatalogue, isByStandard, isEarlierKept, dropped } }: { view: ChangesView }) {
  const t = useTranslations('changes')
  if (!isOtherCatalogue && !isByStandard) return null
  return (
    <Notice kind="info">
      <div className="grid gap-2">
        {isByStandard && <p>{t('byStandard')}</p>}
        {isOtherCatalogue && <p>{t('catalogue')}</p>}
        {isOtherCatalogue && !isEarlierKept && <p>{t('earlierGone')}</p>}
        {dropped.length > 0 && (
          <Disclosure summary={t('dropped', { count: dropped.length })}>
            <ul className="grid gap-1 [overflow-wrap:anywhere]">
              {dropped.map((ask) => (
                <li key={ask}>{ask}</li>
              ))}
            </ul>
          </Disclosure>
        )}
      </div>
    </Notice>
  )
}

function Findings({ view }: { view: ChangesView }) {
  const t = useTranslations('changes')
  const { isOtherCatalogue, actions, answers } = view
  const lists = [
    { id: 'use-cases', title: t('useCases'), lead: t('useCasesLead'), rows: view.useCases },
    { id: 'levels', title: t('levels'), lead: undefined, rows: view.levels },
    { id: 'techniques', title: t('techniques'), lead: undefined, rows: view.techniques },
    { id: 'scores', title: t('scores'), lead: t('scoresLead'), rows: view.scores },
  ].filter(({ rows }) => rows.length > 0)
  const named = (list: (typeof lists)[number]) =>
    list.rows.map((row) => (row.id === 'readiness' ? { ...row, name: t('readiness') } : row))
  return (
    <>
      {lists.length === 0 && <p className="border-hair border-t py-10">{t('nothing')}</p>}
      {lists.map((list) => {
        const isFolded = list.id === 'techniques' || list.id === 'scores'
        const Part = isFolded ? FoldedSection : Section
        return (
          <Part key={list.id} id={list.id} title={list.title} lead={list.lead}>
            <ChangeRows rows={named(list)} saysWhose={isOtherCatalogue} isVerdict={list.id !== 'levels'} />
          </Part>
        )
      })}
      {actions.length > 0 && <ActionsDone actions={actions} />}
      {answers.length > 0 && (
        <FoldedSection id="answers" title={t('answers')} lead={t('answersLead', { count: answers.length })}>
          <AnswerChanges answers={answers} />
        </FoldedSection>
      )}
    </>
  )
}

function ActionsDone({ actions }: Pick<ChangesView, 'actions'>) {
  const t = useTranslations('changes')
  return (
    <Section id="actions" title={t('actions')} lead={t('actionsLead')}>
      <ul className="max-w-measure">
        {actions.map(({ id, name, capability, to, level }) => (
          <li key={id} className="grid gap-1 border-hair border-b py-3">
            <span className="font-semibold">{name}</span>
            <span className="text-sm text-soft">{t(`reached.${level}`, { capability, level: to })}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
