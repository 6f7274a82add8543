import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerStep, OpenQuestion } from '#app/core/governance/views/question-view.ts'
import type { ContestedView } from '#app/core/governance/views/triage-view.ts'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { AnswerPath } from './answer-path.tsx'
import { Places } from './places.tsx'

/** A part of an outcome under its heading. */
export function OutcomePart({ title, text, children }: { title: string; text?: ReactNode; children: ReactNode }) {
  return (
    <div className="grid gap-3">
      <h3>{title}</h3>
      {text && <p className="max-w-measure text-soft">{text}</p>}
      {children}
    </div>
  )
}

type Law = 'triage' | 'screening'

/** For which day an outcome holds, and when the law was read for it; ISO days. */
export function AsOf({ part, on, asOf }: { part: Law; on: string; asOf: string }) {
  const t = useTranslations('governance')
  return (
    <p className="text-faint text-sm">
      {t.rich(`${part}.asOf`, { on: () => <CalendarDate on={on} />, asOf: () => <CalendarDate on={asOf} /> })}
    </p>
  )
}

type PathProps = { part: Law; steps: readonly AnswerStep[]; changeHref: ((question: string) => string) | undefined }

/** The answers that led to an outcome, folded away. */
export function OutcomePath({ part, steps, changeHref }: PathProps) {
  const t = useTranslations('governance')
  if (steps.length === 0) return null
  return (
    <Disclosure summary={t(`${part}.path`)}>
      <AnswerPath steps={steps} changeHref={changeHref} />
    </Disclosure>
  )
}

type PointsProps = { points: readonly (ContestedView & { state?: 'holds' | 'possible' })[] }

/** Points on which lawyers differ: every reading, and what to do until it is settled. */
export function ContestedPoints({ points }: PointsProps) {
  const t = useTranslations('governance.contested')
  if (points.length === 0) return null
  return (
    <OutcomePart title={t('heading')} text={t('lead')}>
      <ContestedList points={points} />
    </OutcomePart>
  )
}

/** The points themselves, without a heading. */
export function ContestedList({ points }: PointsProps) {
  const t = useTranslations('governance.contested')
  return (
    <ul className="grid max-w-measure">
      {points.map(({ id, name, readings, advice, places, state }) => (
        <li key={id} className="grid gap-2 border-hair border-t py-3">
          <p className="font-semibold">
            {name} {state === 'possible' && <Tag>{t('possible')}</Tag>}
          </p>
          <ul className="list-disc pl-6">
            {readings.map((reading) => (
              <li key={reading.says}>{reading.says}</li>
            ))}
          </ul>
          <p>{t('advice', { advice })}</p>
          <p className="text-faint text-sm">
            <Places places={places} />
          </p>
        </li>
      ))}
    </ul>
  )
}

type OpenProps = {
  questions: readonly OpenQuestion[]
  /** Where a question is asked; left out: it stands without a link. */
  askHref?: (question: string) => string
  children?: ReactNode
}

/** What is open and which questions would settle it. */
export function OpenQuestions({ questions, askHref, children }: OpenProps) {
  const t = useTranslations('governance.open')
  if (questions.length === 0) return null
  return (
    <OutcomePart title={t('heading')} text={t('lead', { count: questions.length })}>
      {children}
      <ul className="list-disc max-w-measure pl-6">
        {questions.map(({ id, ask, isUnsure }) => (
          <li key={id}>
            {askHref ? <PlaceLink href={askHref(id)}>{ask}</PlaceLink> : ask}{' '}
            {isUnsure && <span className="text-sm text-soft">{t('unsure')}</span>}
          </li>
        ))}
      </ul>
    </OutcomePart>
  )
}
