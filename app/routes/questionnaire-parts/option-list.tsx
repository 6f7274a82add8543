import { CheckboxCard, RadioCard } from '#app/ui/choice.tsx'
import type { FieldSource } from './answer-fields.ts'

export type OptionView = { id: string; text: string /** A line below in small type. */; about?: string }

type OptionListProps = FieldSource & {
  id: string
  options: readonly OptionView[]
  /** Several may be chosen: posts `answers`. */
  multi: boolean
}

/** The options of a question that is not a ladder. */
export function OptionList({ id, options, multi, given, register, prefix = '' }: OptionListProps) {
  const Card = multi ? CheckboxCard : RadioCard
  return options.map((option, index) => (
    <Card
      key={option.id}
      id={index === 0 ? `${id}-first` : undefined}
      name={`${prefix}${multi ? 'answers' : 'answer'}`}
      value={multi ? option.id : `option:${option.id}`}
      defaultChecked={multi ? given.answers.includes(option.id) : given.answer === `option:${option.id}`}
      registration={register?.(multi ? 'answers' : 'answer')}
    >
      {option.text}
      {option.about && <span className="block text-sm text-soft">{option.about}</span>}
    </Card>
  ))
}
