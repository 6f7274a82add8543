import { type ReactNode, type Ref, useId } from 'react'
import { useTranslations } from 'use-intl'

type ErrorSummaryProps = {
  /** In the order of the page; `fieldId` is the id of the control or of its group. */
  errors: readonly { fieldId: string; message: ReactNode }[]
  /** To move the focus here after a failed submit. */
  ref?: Ref<HTMLDivElement>
}

/** Everything that is wrong with a form, each a link to its field; nothing if nothing is. */
export function ErrorSummary({ errors, ref }: ErrorSummaryProps) {
  const t = useTranslations('ui')
  const titleId = useId()
  if (errors.length === 0) return null
  return (
    <div
      ref={ref}
      role="alert"
      tabIndex={-1}
      aria-labelledby={titleId}
      className="grid gap-2 border-stop border-l-4 py-1 pl-5"
    >
      <h2 id={titleId} className="text-lg">
        {t('errorSummary', { count: errors.length })}
      </h2>
      <ul className="grid gap-1">
        {errors.map(({ fieldId, message }) => (
          <li key={fieldId}>
            <a href={`#${fieldId}`} className="text-stop hover:text-stop">
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
