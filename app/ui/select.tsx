import type { ComponentProps } from 'react'
import { describedBy, Field, type FieldProps } from './field.tsx'

type SelectProps = FieldProps &
  Pick<ComponentProps<'select'>, 'defaultValue' | 'required'> & { options: readonly { value: string; label: string }[] }

/** One of a short list, by the browser's own control. */
export function Select({
  name,
  label,
  id = name,
  hint,
  error,
  optional,
  registration,
  options,
  ...select
}: SelectProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional}>
      <select
        {...registration}
        {...select}
        id={id}
        name={name}
        {...describedBy(id, { hint, error })}
        className="input max-w-form"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
