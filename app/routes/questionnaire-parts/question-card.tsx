import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Tick } from '#app/ui/choice.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { FieldError } from '#app/ui/field.tsx'
import type { Statement } from '#content/schema.ts'
import { AnswerDetails } from './answer-details.tsx'
import type { FieldSource } from './answer-fields.ts'
import { ApartChoices } from './apart-choices.tsx'
import { LevelSteps } from './level-steps.tsx'
import { OptionList, type OptionView } from './option-list.tsx'
import { type UseCaseAnswer, UseCaseOptions } from './use-case-options.tsx'

export type QuestionView = {
  id: string
  /** The section's name, and which of its questions this is, from 1. */
  section: string
  position: number
  /** 0: it has no place among others. */
  count: number
  ask: string
  help: string
  choices:
    | { kind: 'steps'; statements: readonly Statement[] }
    | { kind: 'one'; options: readonly OptionView[] }
    | { kind: 'many'; options: readonly OptionView[]; more?: MoreOptions }
    /** Asked once for each use case; "not sure" is one of the options then. */
    | { kind: 'perUseCase'; options: readonly OptionView[]; useCases: readonly UseCaseAnswer[] }
  evidenceHint?: string
}

/** Further options of the same question, folded until somebody looks for them. */
type MoreOptions = { summary: string; isOpen: boolean; options: readonly OptionView[] }

type QuestionCardProps = FieldSource & {
  question: QuestionView
  /** Compare-and-set version of the answer shown, and the id of this attempt. */
  version: number
  opId: string
  /** 1 for one question on the page, 3 in a section of them. */
  headingLevel?: 1 | 2 | 3
  errors?: { answer?: string; toldOn?: string }
  /** False where the page has said how to answer already. */
  showsRule?: boolean
  /** Between question and choices, such as "the wording changed, please confirm". */
  notice?: ReactNode
  askHref?: string
  /** False where "I do not know" makes no sense, such as a choice of interests. */
  hasUnsure?: boolean
  /** False where neither note nor evidence is kept with the answer. */
  hasDetails?: boolean
  /** `QuestionBackground`, if it does not stand beside the card. */
  background?: ReactNode
  /** Buttons that send the form around the card. */
  actions?: ReactNode
}

/**
 * One question with everything that can be answered to it. The caller puts the
 * `form` around it. Its fieldset has the id `q-<question id>`.
 */
export function QuestionCard(props: QuestionCardProps) {
  const { question, given, register, prefix = '', errors, background } = props
  const t = useTranslations('questionnaire')
  const id = `q-${question.id}`
  const source = { given, register, prefix }
  const isPerUseCase = question.choices.kind === 'perUseCase'
  return (
    <>
      <input type="hidden" name={`${prefix}version`} value={props.version} />
      <input type="hidden" name={`${prefix}opId`} value={props.opId} />
      <fieldset
        id={id}
        tabIndex={-1}
        aria-describedby={`${id}-help${errors?.answer ? ` ${id}-error` : ''}`}
        className="min-w-0"
      >
        <QuestionHead id={id} {...props} />
        <div className="mt-6 grid gap-2">
          <Choices id={id} choices={question.choices} {...source} />
        </div>
        {props.hasUnsure !== false && !isPerUseCase && (
          <ApartChoices multi={question.choices.kind === 'many'} askHref={props.askHref} {...source} />
        )}
      </fieldset>
      {props.actions && <div className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-3">{props.actions}</div>}
      {props.hasDetails !== false && (
        <AnswerDetails id={id} evidenceHint={question.evidenceHint} errors={errors} {...source} />
      )}
      {background && (
        <div className="border-hair border-b">
          <Disclosure summary={t('background')}>{background}</Disclosure>
        </div>
      )}
    </>
  )
}

/** What is asked, the rule, and what is wrong. */
function QuestionHead({
  id,
  question,
  headingLevel = 1,
  showsRule = true,
  notice,
  errors,
}: QuestionCardProps & { id: string }) {
  const t = useTranslations('questionnaire')
  return (
    <>
      <legend className="mb-2 grid w-full gap-3">
        <span className="text-sm text-soft">
          {t('sectionLine', { section: question.section, position: question.position, count: question.count })}
        </span>
        <Heading level={headingLevel}>{question.ask}</Heading>
      </legend>
      <div id={`${id}-help`} className="grid max-w-measure gap-1 text-soft">
        {question.help && <p>{question.help}</p>}
        {showsRule && <p>{t(`rule.${question.choices.kind}`)}</p>}
      </div>
      {notice && <div className="mt-6">{notice}</div>}
      {errors?.answer && (
        <div className="mt-6">
          <FieldError id={id}>{errors.answer}</FieldError>
        </div>
      )}
    </>
  )
}

function Heading({ level, children }: { level: 1 | 2 | 3; children: ReactNode }) {
  if (level === 1) return <h1>{children}</h1>
  if (level === 2) return <h2>{children}</h2>
  return <h3 className="text-xl leading-8">{children}</h3>
}

function Choices({ id, choices, ...source }: FieldSource & { id: string; choices: QuestionView['choices'] }) {
  switch (choices.kind) {
    case 'steps':
      return <LevelSteps id={id} statements={choices.statements} {...source} />
    case 'perUseCase':
      return <UseCaseOptions useCases={choices.useCases} options={choices.options} prefix={source.prefix} />
    default:
      return (
        <>
          <OptionList id={id} options={choices.options} multi={choices.kind === 'many'} {...source} />
          {choices.kind === 'many' && choices.more && <More id={id} more={choices.more} {...source} />}
        </>
      )
  }
}

function More({ id, more, given, register, prefix = '' }: FieldSource & { id: string; more: MoreOptions }) {
  return (
    <div className="border-hair border-b">
      <Disclosure summary={more.summary} open={more.isOpen}>
        <div id={`${id}-more`} className="grid grid-cols-[repeat(auto-fill,minmax(16rem,1fr))] gap-x-8">
          {more.options.map((option) => (
            <Tick
              key={option.id}
              name={`${prefix}answers`}
              value={option.id}
              defaultChecked={given.answers.includes(option.id)}
              registration={register?.('answers')}
            >
              {option.text}
            </Tick>
          ))}
        </div>
      </Disclosure>
    </div>
  )
}
