import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { AnswerStep } from '#app/core/governance/views/question-view.ts'
import { Places } from './places.tsx'

type AnswerPathProps = {
  steps: readonly AnswerStep[]
  /** Where an answer can be changed; left out: it cannot. */
  changeHref?: (question: string) => string
}

/** The answers so far with the articles they rest on. */
export function AnswerPath({ steps, changeHref }: AnswerPathProps) {
  const t = useTranslations('governance.path')
  return (
    <ol className="grid max-w-measure">
      {steps.map(({ question, ask, answer, places }) => (
        <li key={question} className="grid gap-1 border-hair border-b py-3">
          <span className="text-soft">{ask}</span>
          <span className="flex flex-wrap items-baseline gap-x-4">
            <span className={answer === null ? 'text-open' : 'font-semibold'}>{answer ?? t('unsure')}</span>
            {changeHref && (
              <Link to={changeHref(question)} className="no-print inline-flex min-h-6 items-center text-sm">
                {t('change')}
                <span className="sr-only">: {ask}</span>
              </Link>
            )}
          </span>
          <span className="text-faint text-sm">
            <Places places={places} />
          </span>
        </li>
      ))}
    </ol>
  )
}
