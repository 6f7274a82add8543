import { type RefObject, useEffect } from 'react'

/**
 * One key a question, for whoever types in what stands on paper: 0 to 4 choose a step, 1 to 9 an option, and ? "not
 * sure"; then the next open question has the focus. Fields for text are left alone.
 */
export function useDigitKeys(form: RefObject<HTMLFormElement | null>, isOn: boolean) {
  useEffect(() => {
    if (!isOn) return
    const take = (event: KeyboardEvent) => {
      if (!form.current || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const cards = [...form.current.querySelectorAll<HTMLFieldSetElement>('fieldset[id^="q-"]')]
      const card = cards.find((one) => one.contains(document.activeElement)) ?? cards.find(isOpen)
      const choice = card && choiceOf(card, event.key)
      if (!choice) return
      event.preventDefault()
      choice.click()
      nextAfter(card, cards, form.current)?.focus()
    }
    document.addEventListener('keydown', take)
    return () => document.removeEventListener('keydown', take)
  }, [form, isOn])
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox')

const radiosOf = (card: HTMLFieldSetElement) => [
  ...card.querySelectorAll<HTMLInputElement>('input[type="radio"][name$=".answer"]'),
]

const isOpen = (card: HTMLFieldSetElement) => !radiosOf(card).some(({ checked }) => checked)

/** Steps are called by their own number, options by their place. */
function choiceOf(card: HTMLFieldSetElement, key: string): HTMLInputElement | undefined {
  const radios = radiosOf(card)
  if (key === '?') return radios.find(({ value }) => value === 'unsure')
  if (!/^\d$/.test(key)) return undefined
  const step = radios.find(({ value }) => value === `level:${key}`)
  const options = radios.filter(({ value }) => value.startsWith('option:'))
  return step ?? options[Number(key) - 1]
}

/** What opens with an answer stands before the next question, so the first open one is looked for once all are through. */
function nextAfter(card: HTMLFieldSetElement, cards: readonly HTMLFieldSetElement[], form: HTMLFormElement) {
  const after = cards.slice(cards.indexOf(card) + 1).find(isOpen)
  const next = after ?? cards.find((one) => one !== card && isOpen(one))
  return next ?? form.querySelector<HTMLButtonElement>('button[data-kind="primary"]')
}
