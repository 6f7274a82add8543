import { useTranslations } from 'use-intl'
import { CheckboxCard, RadioCard } from '#app/ui/choice.tsx'
import type { FieldSource } from './answer-fields.ts'

type ApartChoicesProps = FieldSource & {
  multi: boolean
  /** Where "Ask a colleague" leads; see `questionMail`. Left out if missing. */
  askHref?: string
}

/** "Not sure" and "Ask a colleague", apart from the answers. */
export function ApartChoices({ multi, given, register, prefix = '', askHref }: ApartChoicesProps) {
  const t = useTranslations('questionnaire')
  const Card = multi ? CheckboxCard : RadioCard
  return (
    <div className={`mt-6 grid gap-x-6 gap-y-1 ${askHref ? 'sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center' : ''}`}>
      <Card
        name={`${prefix}answer`}
        value="unsure"
        defaultChecked={given.answer === 'unsure'}
        registration={register?.('answer')}
      >
        <b>{t('unsureLead')}</b> <span className="text-soft">{t('unsureMeans')}</span>
      </Card>
      {askHref && (
        <a href={askHref} className="inline-flex min-h-11 items-center justify-self-start px-1">
          {t('askColleague')}
        </a>
      )}
    </div>
  )
}
