import type { ReactNode } from 'react'
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
import type { ChangeRow, ChangesView } from './view.ts'

type PageProps = {
  head: AssessmentHead
  /** What this check can be compared with, the newest first. */
  checks: EarlierCheck[]
  since: string | null
  /** `null`: there is no earlier check. */
  view: ChangesView | null
  /** Everything is unfolded. */
  isAllOpen: boolean
}

/** One check against an earlier one of the same client: what is another, whose doing it is, and because of which answers. */
export function ChangesPage({ head, checks, since, view, isAllOpen }: PageProps) {
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
            {hasReasons(view) && <OpenAll since={since} isAllOpen={isAllOpen} />}
            <Reservations view={view} />
          </>
        )}
      </section>
      {view ? (
        <Findings view={view} isAllOpen={isAllOpen} />
      ) : (
        <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
      )}
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

const hasReasons = ({ useCases, techniques, levels }: ChangesView) =>
  [...useCases, ...techniques, ...levels].some(({ because }) => because.length > 0)

/** Unfolds every reason at once, also without a script. */
function OpenAll({ since, isAllOpen }: { since: string; isAllOpen: boolean }) {
  const t = useTranslations('changes')
  return (
    <p>
      <Link to={`?${new URLSearchParams({ since, ...(!isAllOpen && { open: 'all' }) })}`} preventScrollReset>
        {t(isAllOpen ? 'foldAll' : 'openAll')}
      </Link>
    </p>
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

function Findings({ view, isAllOpen }: { view: ChangesView; isAllOpen: boolean }) {
  const t = useTranslations('changes')
  const { isOtherCatalogue, actions, answers } = view
  const lists = [
    { id: 'use-cases', title: t('useCases'), lead: t('useCasesLead'), rows: view.useCases },
    { id: 'levels', title: t('levels'), lead: undefined, rows: view.levels },
    { id: 'techniques', title: t('techniques'), lead: undefined, rows: view.techniques },
    { id: 'scores', title: t('scores'), lead: t('scoresLead'), rows: view.scores },
  ].filter(({ rows }) => rows.length > 0)
  const named = (rows: readonly ChangeRow[]) =>
    rows.map((row) => (row.id === 'readiness' ? { ...row, name: t('readiness') } : row))
  return (
    <>
      {lists.length === 0 && <p className="border-hair border-t py-10">{t('nothing')}</p>}
      {lists.map(({ rows, ...list }) => (
        <Listed key={list.id} {...list} isAllOpen={isAllOpen}>
          <ChangeRows
            rows={named(rows)}
            saysWhose={isOtherCatalogue}
            isVerdict={list.id !== 'levels'}
            isAllOpen={isAllOpen}
          />
        </Listed>
      ))}
      {actions.length > 0 && <ActionsDone actions={actions} />}
      {answers.length > 0 && (
        <FoldedSection
          id="answers"
          title={t('answers')}
          lead={t('answersLead', { count: answers.length })}
          isOpen={isAllOpen}
        >
          <AnswerChanges answers={answers} />
        </FoldedSection>
      )}
    </>
  )
}

type ListedProps = { id: string; title: string; lead: string | undefined; isAllOpen: boolean; children: ReactNode }

/** What decides stands open; the rest is folded away. */
function Listed({ id, title, lead, isAllOpen, children }: ListedProps) {
  if (id !== 'techniques' && id !== 'scores') {
    return (
      <Section id={id} title={title} lead={lead}>
        {children}
      </Section>
    )
  }
  return (
    <FoldedSection id={id} title={title} lead={lead} isOpen={isAllOpen}>
      {children}
    </FoldedSection>
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
