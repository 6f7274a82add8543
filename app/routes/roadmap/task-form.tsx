import { useEffect, useRef } from 'react'
import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { GIVEN_CHECKS } from '#app/core/roadmap/action-tasks.ts'
import { Button } from '#app/ui/button.tsx'
import { ChoiceGroup, Tick } from '#app/ui/choice.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { Theirs } from '#app/ui/theirs.tsx'
import type { ActionPageView } from './action-view.server.ts'
import { NOTE_MAX, REASON_MAX, TASK_FIELDS, type TaskField, type TaskOutcome } from './task-fields.ts'

type TaskFormProps = { view: ActionPageView; outcome: TaskOutcome | undefined }

/** All that can be said of an action; disabled for whoever may only read. */
export function TaskForm({ view, outcome }: TaskFormProps) {
  const t = useTranslations('roadmap.task')
  const summary = useRef<HTMLDivElement>(null)
  const errors = outcome?.errors ?? {}
  const listed = TASK_FIELDS.flatMap((fieldId) => {
    const message = errors[fieldId]
    return message ? [{ fieldId, message }] : []
  })
  useEffect(() => {
    if (outcome) summary.current?.focus()
  }, [outcome])
  return (
    <Form method="post" noValidate className="max-w-form print:hidden">
      <fieldset disabled={!view.mayChange} className="grid gap-8">
        <ErrorSummary ref={summary} errors={listed} />
        {outcome?.theirs && (
          <div ref={summary} tabIndex={-1}>
            <Notice kind="warn" title={t('conflict')}>
              {t('conflictText')}
            </Notice>
          </div>
        )}
        <input
          type="hidden"
          name="version"
          value={outcome?.theirs?.version ?? outcome?.typed.version ?? view.typed.version}
        />
        <StatusPart view={view} outcome={outcome} />
        <WhoPart view={view} outcome={outcome} />
        <EstimatePart view={view} outcome={outcome} />
        <ChecksPart view={view} outcome={outcome} />
        <EvidencePart view={view} outcome={outcome} />
        <div>
          <Button kind="primary">{t('save')}</Button>
        </div>
      </fieldset>
    </Form>
  )
}

/** What the form shows: what was typed last, else what holds. */
const shownIn = ({ view, outcome }: TaskFormProps) => outcome?.typed ?? view.typed

/** What somebody else saved of one field meanwhile, if it differs from what was typed. */
function Other({
  of,
  label,
  outcome,
  say = (text) => text,
}: {
  of: TaskField
  label: string
  outcome?: TaskOutcome
  say?: (text: string) => string
}) {
  const text = outcome?.theirs?.fields[of]
  if (text === undefined || text === outcome?.typed[of]) return null
  return <Theirs name={of} label={label} text={say(text)} />
}

function StatusPart({ view, outcome }: TaskFormProps) {
  const t = useTranslations('roadmap.task')
  const s = useTranslations('roadmap.mark.statuses')
  const { status, dropReason } = shownIn({ view, outcome })
  const nameOf = (text: string) => s(view.statuses.find((each) => each === text) ?? 'proposed')
  return (
    // A reason is asked for where one is needed; browsers that cannot tell always ask.
    <div className="grid gap-6 [&:not(:has([value=dropped]:checked))>[data-reason]]:hidden">
      <ChoiceGroup
        id="status"
        legend={t('status')}
        hint={t('statusHint')}
        error={outcome?.errors.status}
        layout="ticks"
      >
        {view.statuses.map((each) => (
          <Tick key={each} type="radio" name="status" value={each} defaultChecked={each === status}>
            {s(each)}
          </Tick>
        ))}
      </ChoiceGroup>
      <Other of="status" label={t('status')} outcome={outcome} say={nameOf} />
      <div data-reason>
        <TextArea
          name="dropReason"
          label={t('dropReason')}
          hint={t('dropHint')}
          maxLength={REASON_MAX}
          rows={2}
          defaultValue={dropReason}
          error={outcome?.errors.dropReason}
        />
      </div>
      <Other of="dropReason" label={t('dropReason')} outcome={outcome} />
    </div>
  )
}

function WhoPart({ view, outcome }: TaskFormProps) {
  const t = useTranslations('roadmap.task')
  const shown = shownIn({ view, outcome })
  const { owners } = view
  const nameOf = (id: string) =>
    id === '' ? t('byPlan') : (owners.find((owner) => owner.id === id)?.name ?? t('nobody'))
  const gone = owners.every(({ id }) => id !== shown.person) && shown.person !== ''
  const options = ['', ...owners.map(({ id }) => id), ...(gone ? [shown.person] : [])]
  return (
    <div className="grid gap-6">
      <Select
        id="person"
        name="person"
        label={t('person')}
        defaultValue={shown.person}
        options={options.map((id) => ({ value: id, label: nameOf(id) }))}
        error={outcome?.errors.person}
      />
      <Other of="person" label={t('person')} outcome={outcome} say={nameOf} />
      <div className="grid items-start gap-6 sm:grid-cols-2">
        {(['notBefore', 'dueOn', 'begunOn', 'doneOn'] as const).map((name) => (
          <div key={name} className="grid gap-2">
            <TextField
              name={name}
              type="date"
              width="short"
              label={t(name)}
              hint={name === 'begunOn' || name === 'doneOn' ? t('actualHint') : undefined}
              defaultValue={shown[name]}
              error={outcome?.errors[name]}
            />
            <Other of={name} label={t(name)} outcome={outcome} />
          </div>
        ))}
      </div>
    </div>
  )
}

function EstimatePart({ view, outcome }: TaskFormProps) {
  const t = useTranslations('roadmap.task')
  const shown = shownIn({ view, outcome })
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-2 font-semibold">{t('estimate')}</legend>
      {view.estimate && <p className="max-w-measure text-sm text-soft">{t('estimateHint', { days: view.estimate })}</p>}
      <div className="grid items-start gap-6 sm:grid-cols-2">
        {(['low', 'high'] as const).map((name) => (
          <div key={name} className="grid gap-2">
            <TextField
              name={name}
              width="short"
              inputMode="decimal"
              label={t(name)}
              defaultValue={shown[name]}
              error={outcome?.errors[name]}
            />
            <Other of={name} label={t(name)} outcome={outcome} />
          </div>
        ))}
      </div>
    </fieldset>
  )
}

function ChecksPart({ view, outcome }: TaskFormProps) {
  const t = useTranslations('roadmap.task')
  const { ticked, steps } = shownIn({ view, outcome })
  const given = { deliverable: t('deliverable', { text: view.deliverable }), definition: view.definition }
  const lines = [...GIVEN_CHECKS.map((id) => ({ id, text: given[id] })), ...view.steps.map((id) => ({ id, text: id }))]
  return (
    <div className="grid gap-6">
      <fieldset>
        <legend className="mb-2 font-semibold">{t('checks')}</legend>
        <div className="grid gap-1">
          {lines.map(({ id, text }) => (
            <Tick key={id} name="ticked" value={id} defaultChecked={ticked.includes(id)}>
              {text}
            </Tick>
          ))}
        </div>
      </fieldset>
      <TextArea
        name="steps"
        label={t('steps')}
        hint={t('stepsHint')}
        optional
        rows={2}
        defaultValue={steps}
        error={outcome?.errors.steps}
      />
      <Other of="steps" label={t('steps')} outcome={outcome} />
    </div>
  )
}

function EvidencePart({ view, outcome }: TaskFormProps) {
  const t = useTranslations('roadmap.task')
  const { note, links } = shownIn({ view, outcome })
  return (
    <div className="grid gap-6">
      <p className="max-w-measure text-sm text-soft">{t('seen')}</p>
      <TextArea
        name="note"
        label={t('note')}
        optional
        maxLength={NOTE_MAX}
        defaultValue={note}
        error={outcome?.errors.note}
      />
      <Other of="note" label={t('note')} outcome={outcome} />
      <TextArea
        name="links"
        label={t('links')}
        hint={t('linksHint')}
        optional
        rows={2}
        defaultValue={links}
        error={outcome?.errors.links}
      />
      <Other of="links" label={t('links')} outcome={outcome} />
      {view.links.length > 0 && (
        <ul className="grid gap-1 [overflow-wrap:anywhere]">
          {view.links.map((link) => (
            <li key={link}>
              <a href={link} rel="noreferrer">
                {link}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
