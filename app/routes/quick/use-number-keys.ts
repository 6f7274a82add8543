import { useEffect, useState } from 'react'
import { SECTION_FORM } from '#app/routes/questionnaire/use-section.ts'

/**
 * Lets a number key choose an answer of the page's one question: 0 to 4 a step, 1 and on an option. Enter goes on, as
 * in every form.
 *
 * @returns whether scripts run, so that it works
 */
export function useNumberKeys(): boolean {
  const [isListening, setIsListening] = useState(false)
  useEffect(() => {
    setIsListening(true)
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !/^\d$/.test(event.key) || isTyping(event.target)) return
      const choice = choicesIn(document.getElementById(SECTION_FORM))[Number(event.key)]
      if (!choice) return
      event.preventDefault()
      choice.click()
      choice.focus()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return isListening
}

/** By the number that chooses them. */
function choicesIn(form: HTMLElement | null): (HTMLInputElement | undefined)[] {
  const radios = [...(form?.querySelectorAll<HTMLInputElement>('input[type="radio"][name$=".answer"]') ?? [])]
  const steps = radios.filter(({ value }) => value.startsWith('level:'))
  if (steps.length > 0) return [0, 1, 2, 3, 4].map((level) => steps.find(({ value }) => value === `level:${level}`))
  return [undefined, ...radios]
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  return target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox'
}
