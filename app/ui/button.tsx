import type { ComponentProps } from 'react'

/** At most one `primary` a page; `quiet` looks like a link but acts. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

/** A native button; a submit button unless told otherwise. */
export function Button({
  kind = 'secondary',
  type = 'submit',
  className = '',
  ...props
}: ComponentProps<'button'> & { kind?: ButtonKind }) {
  return <button {...props} type={type} data-kind={kind} className={`button ${className}`} />
}

/** A link that looks like a button. For a router's link use `buttonLook` on it. */
export function LinkButton({
  kind = 'secondary',
  className = '',
  ...props
}: ComponentProps<'a'> & { kind?: ButtonKind }) {
  return <a {...props} data-kind={kind} className={`button ${className}`} />
}

/** Attributes that make any element look like a button: `<Link to="/x" {...buttonLook('primary')}>`. */
export function buttonLook(kind: ButtonKind = 'secondary') {
  return { 'data-kind': kind, className: 'button' }
}
