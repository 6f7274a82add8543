import { type RefObject, useEffect } from 'react'
import { useNavigate } from 'react-router'

type Ways = { isOn: boolean; previousHref: string | null; nextHref: string | null }

/**
 * Keys for whoever stands before a projector: arrows lead to the question before and after, digits choose a step by its
 * number. Whatever has the focus for typing or choosing keeps its own keys.
 */
export function useWorkshopKeys(form: RefObject<HTMLFormElement | null>, { isOn, previousHref, nextHref }: Ways) {
  const navigate = useNavigate()
  useEffect(() => {
    if (!isOn) return
    const take = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || isTyping(event.target)) return
      const way = event.key === 'ArrowRight' ? nextHref : event.key === 'ArrowLeft' ? previousHref : null
      if (way !== null && !isChoosing(event.target)) {
        event.preventDefault()
        void navigate(way)
        return
      }
      const radio = /^\d$/.test(event.key) ? choiceOf(form.current, Number(event.key)) : undefined
      if (!radio || radio.disabled) return
      event.preventDefault()
      radio.click()
      radio.focus()
    }
    document.addEventListener('keydown', take)
    return () => document.removeEventListener('keydown', take)
  }, [form, isOn, navigate, previousHref, nextHref])
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && target.type !== 'radio')

/** Arrows move between radio buttons. */
const isChoosing = (target: EventTarget | null) => target instanceof HTMLInputElement

/** Steps are called by their own number, options by their place. */
function choiceOf(form: HTMLFormElement | null, digit: number): HTMLInputElement | undefined {
  const radios = [...(form?.querySelectorAll<HTMLInputElement>('input[type="radio"][name="answer"]') ?? [])]
  const step = radios.find(({ value }) => value === `level:${digit}`)
  return step ?? radios.filter(({ value }) => value.startsWith('option:'))[digit - 1]
}
