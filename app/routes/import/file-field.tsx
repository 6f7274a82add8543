import type { ReactNode } from 'react'
import { describedBy, Field } from '#app/ui/field.tsx'

type FileFieldProps = { label: ReactNode; hint: ReactNode; accept: string; error: ReactNode }

/** One file, by the browser's own control, in the field `file`. */
export function FileField({ label, hint, accept, error }: FileFieldProps) {
  return (
    <Field id="file" label={label} hint={hint} error={error}>
      <input
        type="file"
        id="file"
        name="file"
        accept={accept}
        {...describedBy('file', { hint, error })}
        className="input max-w-form"
      />
    </Field>
  )
}
