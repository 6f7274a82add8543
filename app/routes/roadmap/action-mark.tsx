import { useEffect, useRef } from 'react'
import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { shortStatuses } from '#app/core/roadmap/action-tasks.ts'
import { Button } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { MarkFault, MarkField } from './mark-form.ts'
import type { MarkView } from './roadmap-view.ts'
import { useReplan } from './use-replan.ts'

type ActionMarkProps = { mark: MarkView; fault?: MarkFault }

/** Who does an action, when it may begin and how far it is. Every change is kept at once; without a script, its button does. */
export function ActionMark({ mark, fault }: ActionMarkProps) {
  const t = useTranslations('roadmap.mark')
  const { isPlanning, onSubmit, onChange } = useReplan()
  const form = useRef<HTMLFormElement>(null)
  const { action, name, owners, days, version } = mark
  const { person, notBefore, status } = fault?.typed ?? mark
  const idOf = (field: MarkField) => fieldId(action, field)
  const errorOf = (field: MarkField) => fault?.wrong.includes(field) && <WrongMark mark={mark} field={field} />
  const isGone = person !== '' && owners.every(({ id }) => id !== person)
  const choices = [
    { value: '', label: t('byPlan') },
    ...owners.map((owner) => ({ value: owner.id, label: owner.name })),
    ...(isGone ? [{ value: person, label: t('nobody') }] : []),
  ]

  useEffect(() => {
    const wrong = fault && form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')
    wrong?.focus()
  }, [fault])

  return (
    <Form
      ref={form}
      method="post"
      id={`edit-${action}`}
      aria-label={t('form', { name })}
      onSubmit={onSubmit}
      noValidate
      className="grid max-w-form scroll-mt-32 gap-4 pb-6 text-base md:max-w-none print:hidden"
    >
      {fault && fault.wrong.length === 0 && (
        <Notice kind="warn" title={t('conflictTitle')}>
          {t('conflict')}
        </Notice>
      )}
      <input type="hidden" name="intent" value="mark" />
      <input type="hidden" name="action" value={action} />
      <input type="hidden" name="version" value={version} />
      <div className="grid items-end gap-x-8 gap-y-4 md:grid-cols-3">
        <Select
          id={idOf('person')}
          name="person"
          label={t('person')}
          defaultValue={person}
          options={choices}
          error={errorOf('person')}
          registration={{ onChange }}
        />
        <TextField
          id={idOf('notBefore')}
          name="notBefore"
          type="date"
          width="short"
          label={t('notBefore')}
          defaultValue={notBefore}
          min={days.from}
          max={days.to}
          error={errorOf('notBefore')}
          registration={{ onChange }}
        />
        <Select
          id={idOf('status')}
          name="status"
          label={t('status')}
          defaultValue={status}
          options={shortStatuses(mark.status).map((each) => ({ value: each, label: t(`statuses.${each}`) }))}
          error={errorOf('status')}
          registration={{ onChange }}
        />
      </div>
      {mark.status === 'done' && <AnswerAgain mark={mark} />}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <Button>{t('save')}</Button>
        <output className="text-soft">{isPlanning && t('planning')}</output>
      </div>
    </Form>
  )
}

/** What is done raises no level: the answer does. */
function AnswerAgain({ mark: { questions } }: Pick<ActionMarkProps, 'mark'>) {
  const t = useTranslations('roadmap.mark')
  return (
    <p className="max-w-measure">
      {t('done')}{' '}
      {questions.map(({ ask, href }, at) => (
        <span key={href}>
          {at > 0 && ' · '}
          <Link to={href}>{ask}</Link>
        </span>
      ))}
    </p>
  )
}

/** The id of one field of an action's form. */
export function fieldId(action: string, field: MarkField): string {
  return `edit-${action}-${field}`
}

/** What is wrong with a field, and how to mend it. */
export function WrongMark({ mark: { days }, field }: { mark: Pick<MarkView, 'days'>; field: MarkField }) {
  const t = useTranslations('roadmap.mark')
  if (field !== 'notBefore') return t(`wrong.${field}`)
  return t.rich('wrong.notBefore', {
    from: () => <CalendarDate on={days.from} />,
    to: () => <CalendarDate on={days.to} />,
  })
}
