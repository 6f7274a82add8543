import type { ComponentProps } from 'react'
import { CharactersLeft, useCharactersLeft } from './characters-left.tsx'
import { describedBy, Field, type FieldProps } from './field.tsx'

type TextFieldProps = FieldProps &
  Pick<
    ComponentProps<'input'>,
    'type' | 'defaultValue' | 'maxLength' | 'autoComplete' | 'inputMode' | 'min' | 'max' | 'required' | 'lang'
  > & {
    /** Narrow for a number or a date. */
    width?: 'full' | 'short'
    /** Stands behind the control, such as a currency. */
    unit?: string
  }

/** One line of text, a date or a number. */
export function TextField({
  name,
  label,
  id = name,
  hint,
  error,
  optional,
  registration,
  width = 'full',
  unit,
  ...input
}: TextFieldProps) {
  const { left, onInput } = useCharactersLeft(input.maxLength, input.defaultValue)
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional}>
      <div className="flex items-center gap-3">
        <input
          type="text"
          {...registration}
          {...input}
          {...(input.maxLength ? { onInput } : {})}
          id={id}
          name={name}
          {...describedBy(id, { hint, error })}
          className={`input ${width === 'short' ? 'max-w-48' : ''}`}
        />
        {unit && <span className="text-soft">{unit}</span>}
      </div>
      <CharactersLeft left={left} />
    </Field>
  )
}
