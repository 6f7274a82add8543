import { type FormEvent, useEffect, useRef } from 'react'
import { Form, Link, useSubmit } from 'react-router'
import { useTranslations } from 'use-intl'
import { HatsForm } from '#app/routes/questionnaire-parts/hats-form.tsx'
import { DAY_RATE_MAX_CENTS, PERSON_NAME_MAX, type PersonFields } from '#app/routes/questionnaire-parts/person-hats.tsx'
import type { AssessmentHead } from '#app/server/assessment-head.server.ts'
import { Notice } from '#app/ui/notice.tsx'
import type { PeopleFault } from './people.tsx'

type PeoplePageProps = {
  head: Pick<AssessmentHead, 'id' | 'isSubmitted'>
  people: readonly PersonFields[]
  isAssumed: boolean
  version: number
  roles: readonly { id: string; name: string }[]
  currency: string
  fault?: PeopleFault
}

/** Who wears which hat, with what was typed kept through every button. */
export function PeoplePage({ head, people, isAssumed, version, roles, currency, fault }: PeoplePageProps) {
  const t = useTranslations('roadmap.people')
  const submit = useSubmit()
  const page = useRef<HTMLDivElement>(null)

  /** What is wrong stands on top; whoever pressed the button stands at the end. */
  useEffect(() => {
    const alert = fault && page.current?.querySelector<HTMLElement>('[role="alert"]')
    alert?.focus({ preventScroll: true })
    alert?.scrollIntoView({ block: 'center' })
  }, [fault])

  const faults = Object.entries(fault?.errors ?? {})
  const errors = Object.fromEntries(
    faults.map(([field, kind]) => [
      field,
      t(`faults.${kind}`, { max: kind === 'nameLong' ? PERSON_NAME_MAX : DAY_RATE_MAX_CENTS / 100 }),
    ]),
  )

  /** Buttons that add or remove something leave the reader where they are. */
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    const { submitter } = event.nativeEvent as SubmitEvent
    if (!(submitter instanceof HTMLButtonElement) || submitter.value === 'save') return
    event.preventDefault()
    submit(submitter, { preventScrollReset: true, replace: true })
  }

  return (
    <div ref={page}>
      <p className="mb-4">
        <Link to={`/assessments/${head.id}/roadmap`} className="inline-flex min-h-11 items-center">
          {t('back')}
        </Link>
      </p>
      <h1 className="mb-4">{t('title')}</h1>
      <p className="mb-6 max-w-measure text-soft">{t('lead')}</p>
      {head.isSubmitted && (
        <div className="mb-8">
          <Notice>{t('submitted')}</Notice>
        </div>
      )}
      {isAssumed && !fault && (
        <div className="mb-8">
          <Notice>{t('assumed')}</Notice>
        </div>
      )}
      {fault && fault.version === undefined && (
        <div className="mb-8">
          <Notice kind="error" title={t('conflictTitle')}>
            {t('conflictText', { names: people.map(({ name, id }) => name || id).join(', ') })}
          </Notice>
        </div>
      )}
      <Form method="post" onSubmit={onSubmit} noValidate>
        {head.isSubmitted && <input type="hidden" name="stage" value="submitted" />}
        <input type="hidden" name="version" value={fault?.version ?? version} />
        <HatsForm people={fault?.people ?? people} roles={roles} currency={currency} errors={errors} />
      </Form>
    </div>
  )
}
