import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { CopyForm } from '#app/routes/assessments/copy-form.tsx'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { Section } from '#app/routes/results/section.tsx'
import { SheetDownloads } from '#app/routes/templates/sheet-downloads.tsx'
import { TemplateLink, type TemplateLinkView } from '#app/routes/templates/template-link.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { ActionReasons } from './action-reasons.tsx'
import type { ActionPageView } from './action-view.server.ts'
import type { TaskOutcome } from './task-fields.ts'
import { TaskForm } from './task-form.tsx'
import { TaskHistory } from './task-history.tsx'
import type { Span } from './task-lines.ts'

type ActionPageProps = {
  assessmentId: string
  view: ActionPageView
  outcome: TaskOutcome | undefined
  /** It was just saved. */
  isSaved: boolean
}

/** One action as work: where it stands, what can be said of it, why it is there, and what was said before. */
export function ActionPage({ assessmentId, view, outcome, isSaved }: ActionPageProps) {
  const t = useTranslations('roadmap.task')
  const s = useTranslations('roadmap.mark.statuses')
  const { line, row, typed } = view
  const roadmap = `/assessments/${assessmentId}/roadmap`
  return (
    <>
      <div className="mb-10 grid max-w-measure gap-3 [overflow-wrap:anywhere]">
        <p className="flex flex-wrap gap-x-6 text-sm print:hidden">
          <Link to={roadmap}>{t('back')}</Link>
          <Link to={`${roadmap}/actions`}>{t('toAll')}</Link>
        </p>
        <h1>{line.name}</h1>
        <p className="flex flex-wrap items-center gap-x-4 gap-y-2 text-soft">
          <Tag>{s(line.status)}</Tag>
          {line.phase ? line.phaseLabel : t('outside')}
        </p>
        {isSaved && !outcome && <output className="font-semibold text-ready">{t('saved')}</output>}
      </div>
      {line.status === 'done' && <AskAgain assessmentId={assessmentId} view={view} />}
      {view.missed.length > 0 && (
        <div className="mb-10">
          <Notice kind="warn" title={t('missed')}>
            {view.missed.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Notice>
        </div>
      )}
      <Section id="facts" title={t('facts')}>
        <Facts view={view} />
        {view.inLibrary && (
          <p className="mt-4 print:hidden">
            <PlaceLink href={view.inLibrary} className="inline-flex min-h-11 items-center lg:min-h-6">
              {t('inLibrary')}
            </PlaceLink>
          </p>
        )}
      </Section>
      <Section id="task" title={t('form')} lead={view.mayChange ? undefined : t('reads')}>
        <TaskForm key={typed.version} view={view} outcome={outcome} />
      </Section>
      {row && (
        <Section id="why" title={t('why')}>
          <ActionReasons row={row} />
        </Section>
      )}
      <TaskHistory history={view.history} />
    </>
  )
}

function Facts({ view: { line, row, sheet } }: Pick<ActionPageProps, 'view'>) {
  const t = useTranslations('roadmap.task')
  const { planned, now, who, role, effort, original, dueOn, isLate, waitsFor } = line
  // What no plan needs has no days that it could have lost.
  const lost = planned || line.status === 'dropped' ? t('notDone') : null
  const standing = now ? <Standing line={line} span={now} /> : lost
  const items = [
    ...(planned ? [{ term: t('planned'), description: <Days span={planned} /> }] : []),
    ...(standing ? [{ term: t('now'), description: standing }] : []),
    ...(dueOn ? [{ term: t('due'), description: <Due on={dueOn} isLate={isLate} /> }] : []),
    { term: t('who'), description: [...new Set([who, role])].filter((name) => name !== '').join(' · ') },
    ...(effort
      ? [{ term: t('effort'), description: original ? `${effort}. ${t('original', { days: original })}` : effort }]
      : []),
    { term: t('after'), description: waitsFor.length > 0 ? <Names names={waitsFor} /> : t('nothing') },
    ...(row && row.unlocks.length > 0 ? [{ term: t('before'), description: <Names names={row.unlocks} /> }] : []),
    ...(sheet ? [{ term: t('sheet'), description: <SheetFiles sheet={sheet} /> }] : []),
  ]
  return <DefinitionList items={items} />
}

/** The sheet to open, and the same as files. */
function SheetFiles({ sheet }: { sheet: TemplateLinkView }) {
  return (
    <div className="grid gap-1">
      <TemplateLink template={sheet} />
      <SheetDownloads href={sheet.href} formats={sheet.formats} />
    </div>
  )
}

function Days({ span: { from, to } }: { span: Span }) {
  return (
    <>
      <CalendarDate on={from} /> – <CalendarDate on={to} />
    </>
  )
}

function Standing({ line: { planned, weeks, why }, span }: { line: ActionPageView['line']; span: Span }) {
  const t = useTranslations('roadmap.task')
  return (
    <div className="grid gap-1">
      <p>
        <Days span={span} />
      </p>
      {planned && weeks !== 0 && (
        <p className={weeks > 0 ? 'text-notyet' : 'text-soft'}>
          {weeks > 0 ? t('later', { weeks }) : t('sooner', { weeks: -weeks })}
          {why && ` · ${why}`}
        </p>
      )}
    </div>
  )
}

function Due({ on, isLate }: { on: string; isLate: boolean }) {
  const t = useTranslations('roadmap.task')
  return (
    <>
      <CalendarDate on={on} />
      {isLate && <span className="text-notyet"> · {t('late')}</span>}
    </>
  )
}

function Names({ names }: { names: readonly string[] }) {
  return (
    <ul className="grid gap-1">
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  )
}

/** What is done raises no level: the answer does, here or in a new check. */
function AskAgain({
  assessmentId,
  view: { row, isSubmitted, mayChange },
}: Pick<ActionPageProps, 'assessmentId' | 'view'>) {
  const t = useTranslations('roadmap.task')
  const questions = row?.mark?.questions ?? []
  return (
    <div className="mb-10">
      <Notice title={t('again')}>
        <p>{t(isSubmitted ? 'againCopy' : 'againText')}</p>
        <ul className="my-2 grid gap-1">
          {questions.map(({ ask, href }) => (
            <li key={href}>{isSubmitted ? ask : <Link to={href}>{ask}</Link>}</li>
          ))}
        </ul>
        {isSubmitted && mayChange && <CopyForm assessmentId={assessmentId} label={t('copy')} />}
      </Notice>
    </div>
  )
}
