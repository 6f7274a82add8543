import { useEffect, useRef } from 'react'
import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { UNSURE } from '#app/core/governance/screening/answers.ts'
import { VENDOR_NAME_LENGTH, VENDOR_TEXT_LENGTH } from '#app/core/governance/vendor/vendor-form.ts'
import { Button } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { ChoiceGroup, RadioCard } from '#app/ui/choice.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { VendorView } from './form.tsx'
import type { VendorOutcome } from './save-form.server.ts'

type FieldsProps = { view: VendorView; outcome: VendorOutcome | undefined }

/** The questions with what was said so far; saved as often as one likes, sent once. */
export function VendorFields({ view, outcome }: FieldsProps) {
  const t = useTranslations('vendor.form')
  const errors = outcome?.errors ?? {}
  const top = useRef<HTMLDivElement>(null)
  // The buttons stand far below what went wrong.
  useEffect(() => {
    if (outcome) top.current?.focus()
  }, [outcome])
  const said = outcome?.typed ?? view.answers
  const seen = outcome?.seen ?? view.seen
  const fields = [...view.questions.flatMap(({ id }) => [`option.${id}`, `text.${id}`]), 'name']
  const summary = fields.flatMap((fieldId) => {
    const message = errors[fieldId]
    return message ? [{ fieldId, message }] : []
  })
  return (
    <Form method="post" noValidate className="grid gap-12">
      {outcome?.refused ? (
        <div ref={top} role="alert" tabIndex={-1}>
          <Notice kind="warn" title={t('refused')}>
            {outcome.refused} {t('refusedText')}
          </Notice>
        </div>
      ) : (
        <ErrorSummary ref={top} errors={summary} />
      )}
      {view.isSaved && !outcome && <Notice>{t.rich('saved', { date: () => <CalendarDate on={view.until} /> })}</Notice>}
      <ol className="grid gap-12">
        {view.questions.map((question, index) => (
          // What others answered stands here only once it was shown: then the fields begin anew.
          <li key={`${question.id} ${seen[question.id]}`}>
            <input type="hidden" name={`seen.${question.id}`} value={seen[question.id]} />
            <Question
              question={question}
              number={index + 1}
              said={said[question.id]}
              theirs={outcome?.theirs[question.id]}
              errors={errors}
            />
          </li>
        ))}
      </ol>
      <input type="hidden" name="seen.name" value={seen.name} />
      <TextField
        key={seen.name}
        name="name"
        label={t('name')}
        hint={t('nameHint')}
        autoComplete="name"
        maxLength={VENDOR_NAME_LENGTH}
        defaultValue={outcome?.name ?? view.name}
        error={errors.name}
      />
      <div className="flex flex-wrap gap-4">
        <Button kind="primary" name="intent" value="send">
          {t('send')}
        </Button>
        <Button name="intent" value="save">
          {t('save')}
        </Button>
      </div>
    </Form>
  )
}

type QuestionProps = {
  question: VendorView['questions'][number]
  number: number
  said: { answer: string; text: string } | undefined
  /** What somebody else answered meanwhile. */
  theirs: { answer: string; text: string } | undefined
  errors: Record<string, string>
}

function Question({ question, number, said, theirs, errors }: QuestionProps) {
  const t = useTranslations('vendor.form')
  const { id, ask, help, why, write, options, sources } = question
  return (
    <div className="grid gap-4">
      {theirs && <Theirs reply={theirs} options={options} />}
      <ChoiceGroup id={`option.${id}`} legend={`${number}. ${ask}`} hint={help} error={errors[`option.${id}`]}>
        {[...options, { id: UNSURE, text: t('unsure') }].map((option) => (
          <RadioCard
            key={option.id}
            name={`option.${id}`}
            value={option.id}
            defaultChecked={said?.answer === option.id}
          >
            {option.text}
          </RadioCard>
        ))}
      </ChoiceGroup>
      <TextArea
        name={`text.${id}`}
        label={write}
        optional
        rows={2}
        maxLength={VENDOR_TEXT_LENGTH}
        defaultValue={said?.text}
        error={errors[`text.${id}`]}
      />
      <Disclosure summary={t('why')}>
        <p>{why}</p>
        <p className="mt-1 text-sm text-soft">{sources.map(({ cited }) => cited).join(' · ')}</p>
      </Disclosure>
    </div>
  )
}

type TheirsProps = {
  reply: { answer: string; text: string }
  options: QuestionProps['question']['options']
}

/** What somebody else with the same link answered, beside what was typed. */
function Theirs({ reply, options }: TheirsProps) {
  const t = useTranslations('vendor.form')
  const option =
    reply.answer === UNSURE ? t('unsure') : (options.find(({ id }) => id === reply.answer)?.text ?? t('theirsNone'))
  return (
    <Notice kind="warn" title={t('theirs')}>
      <p>{option}</p>
      {reply.text && <p className="whitespace-pre-line [overflow-wrap:anywhere]">{reply.text}</p>}
    </Notice>
  )
}
