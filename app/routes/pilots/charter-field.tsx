import type { ComponentProps, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { isCount, isFactor, unitBehindNumber } from '#app/core/pilots/unit-words.ts'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { type FormState, idOf } from './form-state.ts'

type Shared = { state: FormState; name: string; label: ReactNode; hint?: ReactNode; optional?: boolean }

/** One line of a charter's form. */
export function Line({ state, name, ...own }: Shared & Partial<ComponentProps<typeof TextField>>) {
  return (
    <TextField
      autoComplete="off"
      {...own}
      name={name}
      id={idOf(name)}
      defaultValue={state.values[name] ?? ''}
      error={useFault(state, name)}
    />
  )
}

/** A number, which may have a decimal comma. */
export function NumberLine({ unit, ...props }: Parameters<typeof Line>[0]) {
  const behind = unitBehindNumber(unit ?? '')
  return <Line inputMode="decimal" width="short" {...props} {...(behind && { unit: behind })} />
}

/** Several lines. */
export function Text({
  state,
  name,
  maxLength,
  rows,
  ...own
}: Shared & { maxLength: number } & Pick<Parameters<typeof TextArea>[0], 'rows'>) {
  return (
    <TextArea
      {...own}
      name={name}
      id={idOf(name)}
      maxLength={maxLength}
      rows={rows}
      defaultValue={state.values[name] ?? ''}
      error={useFault(state, name)}
    />
  )
}

/** One of a list. */
export function Choice({ state, name, options, ...own }: Shared & Pick<ComponentProps<typeof Select>, 'options'>) {
  return (
    <Select
      {...own}
      name={name}
      id={idOf(name)}
      options={options}
      defaultValue={state.values[name] ?? ''}
      error={useFault(state, name)}
    />
  )
}

/** An amount and what it is of: the figure's own unit, or the level before the pilot. */
export function AmountLine({ state, name, label, hint, unit, optional = true }: Shared & { unit: string }) {
  const t = useTranslations('charter.amount')
  const inUnit = useInUnit()
  return (
    <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] sm:items-end">
      <NumberLine state={state} name={name} label={label} hint={hint} optional={optional} />
      <Choice
        state={state}
        name={`${name}.of`}
        label={t('of')}
        options={[
          { value: 'unit', label: inUnit(unit) },
          { value: 'level', label: t('level') },
        ]}
      />
    </div>
  )
}

/** How an amount in a unit is spoken of: what is only counted has none, and a scale has ends. */
function useInUnit(): (unit: string) => string {
  const t = useTranslations('charter.amount')
  return (unit) => {
    const [, low, high] = /^(\d+)\s*[-–]\s*(\d+)$/.exec(unit) ?? []
    if (unit === '') return t('unit')
    if (low && high) return t('onScale', { low, high })
    if (isCount(unit)) return t('asNumber')
    return isFactor(unit) ? t('asFactor') : t('inUnit', { unit })
  }
}

function useFault({ faults }: FormState, name: string): ReactNode {
  const t = useTranslations('charter.faults')
  const fault = faults[name]
  return fault === undefined ? undefined : t(fault)
}

/** A group of fields under a small heading. */
export function Group({
  id,
  title,
  hint,
  children,
}: {
  id: string
  title: ReactNode
  hint?: ReactNode
  children: ReactNode
}) {
  return (
    <div className="border-hair border-t pt-6">
      <fieldset id={id} tabIndex={-1} className="grid min-w-0 gap-6">
        <legend className="mb-3 font-semibold text-lg [overflow-wrap:anywhere]">{title}</legend>
        {hint && <p className="-mt-3 max-w-measure text-sm text-soft">{hint}</p>}
        {children}
      </fieldset>
    </div>
  )
}
