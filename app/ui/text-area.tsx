import type { ComponentProps } from 'react'
import { CharactersLeft, useCharactersLeft } from './characters-left.tsx'
import { describedBy, Field, type FieldProps } from './field.tsx'

type TextAreaProps = FieldProps & Pick<ComponentProps<'textarea'>, 'defaultValue' | 'maxLength' | 'rows' | 'required'>

/** Several lines of text; grows with them where the browser can. */
export function TextArea({
  name,
  label,
  id = name,
  hint,
  error,
  optional,
  registration,
  rows = 3,
  ...area
}: TextAreaProps) {
  const { left, onInput } = useCharactersLeft(area.maxLength, area.defaultValue)
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional}>
      <textarea
        {...registration}
        {...area}
        {...(area.maxLength ? { onInput } : {})}
        rows={rows}
        id={id}
        name={name}
        {...describedBy(id, { hint, error })}
        className="input field-sizing-content max-h-[70vh]"
      />
      <CharactersLeft left={left} />
    </Field>
  )
}
