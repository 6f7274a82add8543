import type { ChangeEvent, FocusEvent, ReactNode, RefCallback } from 'react'
import { useTranslations } from 'use-intl'

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** What a form library's `register(name)` returns; every control also works without it. */
export type Registration = {
  name?: string
  onChange?: (event: ChangeEvent<Control>) => unknown
  onBlur?: (event: FocusEvent<Control>) => unknown
  ref?: RefCallback<Control>
}

/** What every labelled control takes. */
export type FieldProps = {
  name: string
  label: ReactNode
  /** Also the target of an error summary's link; the name unless given. Unique on the page. */
  id?: string
  hint?: ReactNode
  error?: ReactNode
  /** Says "optional" beside the label. */
  optional?: boolean
  registration?: Registration
}

/** The attributes that tie a control to its hint and error. */
export function describedBy(id: string, { hint, error }: { hint?: ReactNode; error?: ReactNode }) {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return { 'aria-describedby': ids || undefined, 'aria-invalid': error ? (true as const) : undefined }
}

/** Label, hint, control and error, in the order in which they are read. */
export function Field({
  id,
  label,
  hint,
  error,
  optional,
  children,
}: Omit<FieldProps, 'name'> & { id: string; children: ReactNode }) {
  const t = useTranslations('ui')
  return (
    <div className="grid gap-2">
      <label htmlFor={id} className="font-semibold">
        {label}
        {optional && <span className="font-normal text-soft"> {t('optional')}</span>}
      </label>
      {hint && <Hint id={id}>{hint}</Hint>}
      {error && <FieldError id={id}>{error}</FieldError>}
      {children}
    </div>
  )
}

export function Hint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-hint`} className="max-w-measure text-sm text-soft">
      {children}
    </p>
  )
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  const t = useTranslations('ui')
  return (
    <p id={`${id}-error`} className="max-w-measure font-semibold text-stop">
      <span className="sr-only">{t('errorPrefix')} </span>
      {children}
    </p>
  )
}
