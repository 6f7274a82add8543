import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useNavigate, useRevalidator } from 'react-router'
import type { Unsent } from '#app/core/autosave/line.ts'
import { writtenTogether } from '#app/core/autosave/together.ts'
import type { GivenFields } from '#app/routes/questionnaire-parts/answer-fields.ts'
import type { UseCaseAnswer } from '#app/routes/questionnaire-parts/use-case-options.tsx'
import type { Decide } from './section-card.tsx'
import { fieldsOf, givenIn, slotOf, versionsOf, waitsForPerson } from './section-fields.ts'
import { INTERESTS, prefixOf, RESOLVE, type ShownSection } from './section-view.ts'
import { useAutosave } from './use-autosave.ts'
import { useEarlyAnswers } from './use-early-answers.ts'

/** Typing pauses this long before it is saved; a choice is saved at once. */
const TYPING_PAUSE_MS = 500

/** Ties the form to autosave: each change is saved by itself, and "next" waits until everything is. */
export function useSection(view: ShownSection) {
  const form = useRef<HTMLFormElement>(null)
  const navigate = useNavigate()
  const { revalidate } = useRevalidator()
  const { register, setValue, subscribe } = useForm<Record<string, Record<string, unknown>>>()
  const versions = useMemo(() => versionsOf(view), [view])
  const profileQuestions = useMemo(
    () => [INTERESTS, ...view.cards.filter((card) => card.storedIn === 'profile').map(({ question }) => question.id)],
    [view],
  )
  const [wantsNext, setWantsNext] = useState(false)
  const isShowing = useRef(false)

  /** Puts an answer into the form that needs no saving. */
  function show(id: string, { answer, answers, ticks, note, evidence, toldBy, toldOn }: GivenFields) {
    isShowing.current = true
    const fields = { answer, answers, tick: ticks, note, evidence, toldBy, toldOn }
    for (const [name, given] of Object.entries(fields)) setValue(`${id}.${name}`, given)
    isShowing.current = false
  }

  /** The choices for each use case are plain fields. */
  function choose(perUseCase: Record<string, string>) {
    for (const [name, value] of Object.entries(perUseCase)) {
      const radios = form.current?.elements.namedItem(name)
      if (radios instanceof RadioNodeList) radios.value = value
    }
  }

  /** Puts what is stored into the form, on all cards that one save holds. */
  function showStored(slot: string) {
    for (const { question, given, storedIn } of view.cards) {
      if ((storedIn === 'profile' ? INTERESTS : question.id) !== slot) continue
      show(question.id, given)
      if (question.choices.kind === 'perUseCase') choose(chosenIn(question.id, question.choices.useCases))
    }
  }

  /** Puts what was typed on another page into the form, on all cards that it belongs to. */
  function showTyped({ questionId, pending, next }: Unsent) {
    const fields = (next ?? pending)?.fields ?? []
    for (const { question, storedIn } of view.cards) {
      if ((storedIn === 'profile' ? INTERESTS : question.id) === questionId)
        show(question.id, givenIn(fields, question.id))
    }
    choose(Object.fromEntries(fields.filter(([name]) => name.includes('.answer.'))))
  }

  const { autosave, state, kept, hasUnsent } = useAutosave({
    answersAt: view.answersAt,
    keeping: view.keeping,
    versions,
    onSaved(questionId, answer) {
      isShowing.current = true
      if (answer) setValue(`${questionId}.answer`, answer)
      isShowing.current = false
      revalidate()
    },
    onStored: showStored,
    onRestored: showTyped,
  })

  const decide: Decide = {
    takeTheirs(slot, theirs) {
      autosave?.letGo(slot)
      show(slot, theirs)
      choose(theirs.perUseCase ?? {})
      revalidate()
    },
    writeTogether(slot, mine, theirs) {
      show(slot, writtenTogether(mine, theirs))
      // In a conflict it waits for what is decided next.
      autosave?.change(slot, fieldsOf(form.current, slot, profileQuestions))
      autosave?.keepMine(slot)
    },
    keepStored(slot) {
      autosave?.letGo(slot)
      showStored(slot)
    },
    saveAgain(slot) {
      autosave?.change(slot, fieldsOf(form.current, slot, profileQuestions))
    },
  }

  useEffect(() => {
    if (!autosave) return
    const changed = new Map<string, number>()
    // After the event, since one event can change several fields, but before anything else can happen.
    const take = () => {
      for (const [slot, pause] of changed) autosave.change(slot, fieldsOf(form.current, slot, profileQuestions), pause)
      changed.clear()
    }
    return subscribe({
      formState: { values: true },
      callback({ name }) {
        if (!name || isShowing.current) return
        if (changed.size === 0) queueMicrotask(take)
        const pause = /\.(note|evidence|toldBy|toldOn)$/.test(name) ? TYPING_PAUSE_MS : 0
        changed.set(slotOf(name, profileQuestions), pause)
      },
    })
  }, [autosave, subscribe, profileQuestions])

  useEarlyAnswers(form, SECTION_FORM, autosave !== null)

  useEffect(() => {
    if (!wantsNext || state.unsent > 0) return
    setWantsNext(false)
    if (!waitsForPerson(state)) navigate(view.nextHref)
  }, [wantsNext, state, navigate, view.nextHref])

  /** The choices for each use case are plain fields. */
  function takeUseCase({ target }: FormEvent<HTMLFormElement>) {
    if (!autosave || !(target instanceof HTMLInputElement) || !target.name.includes('.answer.')) return
    autosave.change(INTERESTS, fieldsOf(form.current, INTERESTS, profileQuestions))
  }

  function goOn(event: FormEvent<HTMLFormElement>) {
    const { submitter } = event.nativeEvent as SubmitEvent
    // What was chosen of two answers on a page that was sent as a whole is sent in the same way.
    if (!autosave || submitter?.getAttribute('name')?.endsWith(`.${RESOLVE}`)) return
    event.preventDefault()
    const isUnconfirmed = view.cards.some(
      ({ question: { choices } }) =>
        choices.kind === 'perUseCase' && choices.useCases.some(({ from }) => from !== 'chosen'),
    )
    if (isUnconfirmed) autosave.change(INTERESTS, fieldsOf(form.current, INTERESTS, profileQuestions))
    autosave.retryNow()
    setWantsNext(true)
  }

  return {
    form,
    register,
    state,
    kept,
    autosave,
    goOn,
    hasUnsent,
    takeUseCase,
    decide,
  }
}

/** The form of the page's questions; there is one at most. */
export const SECTION_FORM = 'questions'

/** Field names and values of what is chosen for each use case. */
function chosenIn(questionId: string, useCases: readonly UseCaseAnswer[]): Record<string, string> {
  return Object.fromEntries(useCases.map(({ id, answer }) => [`${prefixOf(questionId)}answer.${id}`, answer ?? '']))
}
