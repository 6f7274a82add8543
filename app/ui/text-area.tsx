import type { ComponentProps } from 'react'
import { CharactersLeft, useCharactersLeft } from './characters-left.tsx'
import { describedBy, Field, type FieldProps } from './field.tsx'

/** At least so many lines; browsers that size a field by its content take no notice of `rows`. */
const HEIGHTS = {
  2: 'min-h-18',
  3: 'min-h-24',
  4: 'min-h-30',
  5: 'min-h-36',
  6: 'min-h-42',
  12: 'min-h-78',
}

type TextAreaProps = FieldProps &
  Pick<ComponentProps<'textarea'>, 'defaultValue' | 'maxLength' | 'required' | 'lang'> & { rows?: keyof typeof HEIGHTS }

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
        className={`input field-sizing-content max-h-[70vh] ${HEIGHTS[rows]}`}
      />
      <CharactersLeft left={left} />
    </Field>
  )
}
