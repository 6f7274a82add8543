import type { ReactNode } from 'react'
import { FieldError, Hint, type Registration } from './field.tsx'

type ChoiceProps = {
  name: string
  value: string
  id?: string
  defaultChecked?: boolean
  registration?: Registration
  /** The whole card is its label. */
  children: ReactNode
  /** Stands inside the card, below and outside the label: for controls of its own. */
  inside?: ReactNode
}

/** A large radio button. Cards of one `name` in one form are one choice: arrows move, Space chooses. */
export function RadioCard(props: ChoiceProps) {
  return <ChoiceCard type="radio" {...props} />
}

/** A large check box. */
export function CheckboxCard(props: ChoiceProps) {
  return <ChoiceCard type="checkbox" {...props} />
}

function ChoiceCard({ children, inside, registration, ...input }: ChoiceProps & { type: 'radio' | 'checkbox' }) {
  return (
    <div className="choice">
      <label>
        <input {...registration} {...input} className="check" />
        <span>{children}</span>
      </label>
      {inside && <div className="choice-inside">{inside}</div>}
    </div>
  )
}

type TickProps = Omit<ChoiceProps, 'inside'> & {
  type?: 'radio' | 'checkbox' /** For a list of them. */
  dense?: boolean
}

/** A small check box on one line. */
export function Tick({ children, dense, registration, type = 'checkbox', ...input }: TickProps) {
  return (
    <label className="tick" data-dense={dense || undefined}>
      <input type={type} {...registration} {...input} className="check" />
      <span>{children}</span>
    </label>
  )
}

type ChoiceGroupProps = {
  /** Also the target of an error summary's link. */
  id: string
  legend: ReactNode
  hint?: ReactNode
  error?: ReactNode
  /** `cards`: 8 px apart; `ticks`: close, in columns where there is room. */
  layout?: 'cards' | 'ticks'
  children: ReactNode
}

/** Several choices under one legend. */
export function ChoiceGroup({ id, legend, hint, error, layout = 'cards', children }: ChoiceGroupProps) {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={describedBy} className="min-w-0">
      <legend className="mb-2 font-semibold">{legend}</legend>
      <div className="grid gap-2">
        {hint && <Hint id={id}>{hint}</Hint>}
        {error && <FieldError id={id}>{error}</FieldError>}
        <div
          className={layout === 'cards' ? 'grid gap-2' : 'grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-x-8'}
        >
          {children}
        </div>
      </div>
    </fieldset>
  )
}
