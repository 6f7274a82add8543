import { describedBy, Field, type FieldProps } from './field.tsx'

type FileFieldProps = Pick<FieldProps, 'name' | 'label' | 'hint' | 'error'> & { accept: string }

/** One file, by the browser's own control. */
export function FileField({ name, label, hint, accept, error }: FileFieldProps) {
  return (
    <Field id={name} label={label} hint={hint} error={error}>
      <input
        type="file"
        id={name}
        name={name}
        accept={accept}
        {...describedBy(name, { hint, error })}
        className="input max-w-form"
      />
    </Field>
  )
}
