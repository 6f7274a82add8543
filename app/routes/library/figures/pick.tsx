import type { ReactNode } from 'react'

type PickProps = {
  name: string
  value: string
  isFirst: boolean
  /** word: covered while it is picked; tab: a name of what is shown. */
  look: 'word' | 'tab'
  label: string
  /** Shown while it is picked: by the style sheet alone, so it needs no script. */
  children: ReactNode
}

/** One of several radio buttons in a row, with what it shows below the row. Stands in an element of the class `picks`. */
export function Pick({ name, value, isFirst, look, label, children }: PickProps) {
  const id = `${name}-${value}`
  return (
    <div className="contents">
      <input type="radio" id={id} name={name} value={value} defaultChecked={isFirst} className="pick sr-only" />
      <label htmlFor={id} data-look={look}>
        <span>{label}</span>
      </label>
      <div className="pick-shows">{children}</div>
    </div>
  )
}
