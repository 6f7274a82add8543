import { type RefObject, useEffect, useInsertionEffect, useRef } from 'react'

type Field = HTMLInputElement | HTMLTextAreaElement
type Early = { field: Field; checked: boolean; value: string }

/**
 * Gives again what was chosen and typed while the page's scripts were on their way: registering the fields resets
 * it, and nobody listened. It presses and types as a person would, so whoever listens to the fields hears of it.
 *
 * @param isListening whether changes are saved by now
 */
export function useEarlyAnswers(form: RefObject<HTMLFormElement | null>, id: string, isListening: boolean) {
  const early = useRef<Early[]>([])

  // The last moment before fields are registered, which happens as their refs are set; the form's own is not set yet.
  useInsertionEffect(() => {
    const sent = document.getElementById(id)
    if (!(sent instanceof HTMLFormElement)) return
    early.current = [...sent.elements].filter(isTouched).map((field) => ({
      field,
      checked: field instanceof HTMLInputElement && field.checked,
      value: field.value,
    }))
  }, [id])

  useEffect(() => {
    if (!isListening) return
    const given = early.current.filter(({ field }) => form.current?.contains(field))
    early.current = []
    for (const { field } of given) if (isChoice(field)) field.checked = field.defaultChecked
    for (const { field, checked } of given) if (isChoice(field) && field.checked !== checked) field.click()
    for (const { field, value } of given) if (!isChoice(field)) type(field, value)
  }, [form, isListening])
}

const isChoice = (field: Element): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox')

function isTouched(field: Element): field is Field {
  if (isChoice(field)) return field.checked !== field.defaultChecked
  const isText = field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type !== 'hidden')
  return isText && field.value !== field.defaultValue
}

/** A value set in the usual way counts as set by the page itself, and nobody is told. */
function type(field: Field, value: string) {
  const { prototype } = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
