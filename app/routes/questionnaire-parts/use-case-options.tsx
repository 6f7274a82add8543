import { useTranslations } from 'use-intl'
import { Tick } from '#app/ui/choice.tsx'
import type { OptionView } from './option-list.tsx'

export type UseCaseAnswer = {
  id: string
  name: string
  /** `option:<id>` or `unsure`; `null` = nothing chosen. */
  answer: string | null
  /** Chosen for this use case, stated for everything before it was one of interest, or the usual one. */
  from: 'chosen' | 'stated' | 'usual'
}

type UseCaseOptionsProps = {
  /** Posts `answer.<use case id>` each. */
  useCases: readonly UseCaseAnswer[]
  options: readonly OptionView[]
  /** Stands before every posted name. */
  prefix?: string
}

/**
 * A question that is asked for each use case: one line of small choices each. What was
 * stated for everything is preselected, else the usual answer, and is named so until another is chosen.
 */
export function UseCaseOptions({ useCases, options, prefix = '' }: UseCaseOptionsProps) {
  const t = useTranslations('questionnaire')
  const values = [
    ...options.map(({ id, text }) => ({ value: `option:${id}`, text })),
    { value: 'unsure', text: t('unsure') },
  ]
  return useCases.map((useCase) => (
    <fieldset key={useCase.id} className="group min-w-0 border-hair border-b py-4">
      <legend className="float-left w-full font-semibold">
        {useCase.name}
        {useCase.from !== 'chosen' && (
          <span className="font-normal text-soft text-sm group-has-[:checked:not(:default)]:hidden">
            {' '}
            {t(useCase.from === 'usual' ? 'usualAnswer' : 'statedAnswer')}
          </span>
        )}
      </legend>
      <div className="clear-both flex flex-wrap gap-x-8">
        {values.map(({ value, text }) => (
          <Tick
            key={value}
            type="radio"
            name={`${prefix}answer.${useCase.id}`}
            value={value}
            defaultChecked={useCase.answer === value}
          >
            {text}
          </Tick>
        ))}
      </div>
    </fieldset>
  ))
}
