import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'
import type { AnswerChangeView } from './view.ts'

/** Answers that are others: the question, what was said, what is said. */
export function AnswerChanges({ answers }: { answers: readonly AnswerChangeView[] }) {
  return (
    <ul className="grid max-w-measure gap-5 [overflow-wrap:anywhere]">
      {answers.map((answer) => (
        <li key={`${answer.kind} ${answer.about}`}>
          <AnswerChange answer={answer} />
        </li>
      ))}
    </ul>
  )
}

function AnswerChange({ answer: { kind, about, was, is, href } }: { answer: AnswerChangeView }) {
  const t = useTranslations('changes')
  const none = t(kind === 'interests' ? 'nothingChosen' : 'noAnswer')
  const said = (text: string | null) =>
    kind === 'form' ? t(`forms.${text === 'full' ? 'full' : 'short'}`) : (text ?? none)
  return (
    <div className="grid gap-1">
      <p className="text-sm text-soft">{kind === 'form' || kind === 'interests' ? t(kind) : about}</p>
      <p className="text-soft">{said(was)}</p>
      <p>
        <span aria-hidden="true">→ </span>
        <VisuallyHidden>{t('now')}</VisuallyHidden> {said(is)}
      </p>
      {href && (
        <p className="text-sm">
          <Link to={href} className="inline-flex min-h-6 items-center">
            {t('toQuestion')}
          </Link>
        </p>
      )}
    </div>
  )
}
