import { useEffect, useRef } from 'react'
import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { OWN_TEXT_MAX } from '#app/core/own-questions/own-limits.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { LEVEL_FIELDS, type QuestionErrors } from './question-fields.ts'
import type { EditView } from './question-view.server.ts'

type FormProps = { view: EditView; errors: QuestionErrors }

/** Other words for a question of the standard, with the way back to it. */
export function WordingForm({ view, errors }: FormProps) {
  const t = useTranslations('ownQuestions')
  return (
    <Form method="post" noValidate className="grid max-w-form gap-6">
      <Summary errors={errors} />
      <Words view={view} errors={errors} />
      <p className="text-sm text-soft">{t('stepsStay')}</p>
      <div className="flex flex-wrap items-center gap-4">
        <Button kind="primary" name="intent" value="save">
          {t('save')}
        </Button>
        <Button name="intent" value="preview">
          {t('preview')}
        </Button>
        {view.isReworded && (
          <Button kind="quiet" name="intent" value="restore">
            {t('restore')}
          </Button>
        )}
      </div>
    </Form>
  )
}

/** A question of the workspace's own: what it informs, its words, its levels. */
export function AddedForm({ view, errors }: FormProps) {
  const t = useTranslations('ownQuestions')
  const { fields, ladder } = view
  const nothing = { value: '', label: t('informsNothingChoice') }
  return (
    <Form method="post" noValidate className="grid max-w-form gap-6">
      <Summary errors={errors} />
      <Words view={view} errors={errors} />
      <Select
        name="capability"
        label={t('capability')}
        hint={t('capabilityHint')}
        options={[nothing, ...view.capabilities]}
        defaultValue={fields.capability}
        error={errors.capability}
      />
      <Select
        name="section"
        label={t('section')}
        hint={t('sectionHint')}
        options={view.sections}
        defaultValue={fields.section}
        error={errors.section}
      />
      <fieldset className="grid gap-4">
        <legend className="mb-2 font-semibold">{t('levels')}</legend>
        <p className="text-sm text-soft">{t('levelsHint')}</p>
        {LEVEL_FIELDS.map((name, level) => (
          <TextArea
            key={name}
            name={name}
            rows={2}
            label={t('level', { level })}
            hint={ladder[level] && t('ladderHint', { statement: ladder[level] })}
            maxLength={OWN_TEXT_MAX.level}
            defaultValue={fields.levels[level]}
            error={errors[name]}
          />
        ))}
      </fieldset>
      <div className="flex flex-wrap items-center gap-4">
        <Button kind="primary" name="intent" value="save">
          {t('save')}
        </Button>
        <Button name="intent" value="preview">
          {t('preview')}
        </Button>
      </div>
    </Form>
  )
}

function Words({ view: { fields }, errors }: FormProps) {
  const t = useTranslations('ownQuestions')
  return (
    <>
      <input type="hidden" name="version" value={fields.version} />
      <TextArea
        name="ask"
        label={t('ask')}
        hint={t('askHint')}
        maxLength={OWN_TEXT_MAX.ask}
        defaultValue={fields.ask}
        error={errors.ask}
      />
      <TextArea
        name="help"
        label={t('help')}
        hint={t('helpHint')}
        optional
        maxLength={OWN_TEXT_MAX.help}
        defaultValue={fields.help}
        error={errors.help}
      />
    </>
  )
}

function Summary({ errors }: { errors: QuestionErrors }) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (Object.keys(errors).length > 0) ref.current?.focus()
  }, [errors])
  const all = Object.entries(errors).map(([fieldId, message]) => ({ fieldId, message }))
  return <ErrorSummary ref={ref} errors={all} />
}
