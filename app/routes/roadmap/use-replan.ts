import { type ChangeEvent, type FormEvent, useEffect, useRef } from 'react'
import { useNavigation, useSubmit } from 'react-router'

/** A date is typed in three parts: wait until they are there. */
const TYPING_MS = 500
const OPTIONS = { replace: true, preventScrollReset: true } as const

type Submittable = HTMLFormElement | HTMLButtonElement

/**
 * Sends a form as soon as something in it changes. One request at a time, so that each carries the version that the
 * last one made.
 */
export function useReplan() {
  const submit = useSubmit()
  const isIdle = useNavigation().state === 'idle'
  const waiting = useRef<Submittable | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    if (!isIdle || waiting.current === null) return
    submit(waiting.current, OPTIONS)
    waiting.current = null
  }, [isIdle, submit])
  useEffect(() => () => clearTimeout(timer.current), [])

  function send(what: Submittable) {
    clearTimeout(timer.current)
    if (isIdle) submit(what, OPTIONS)
    else waiting.current = what
  }

  return {
    isPlanning: !isIdle,
    onSubmit(event: FormEvent<HTMLFormElement>) {
      event.preventDefault()
      const { submitter } = event.nativeEvent as SubmitEvent
      send(submitter instanceof HTMLButtonElement ? submitter : event.currentTarget)
    },
    onChange(event: ChangeEvent<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>) {
      const { form, type } = event.currentTarget
      if (!form) return
      clearTimeout(timer.current)
      timer.current = setTimeout(() => send(form), type === 'date' ? TYPING_MS : 0)
    },
  }
}
