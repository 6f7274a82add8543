import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Sorted } from '#app/core/autosave/kept.ts'
import type { Fields, Unsent } from '#app/core/autosave/line.ts'
import { type Autosave, type AutosaveState, createAutosave, type Outcome } from './autosave.ts'
import { keepAnswers } from './keep-answers.ts'
import { type Keeping, PERSON_HEADER, prefixOf } from './section-view.ts'

const NOTHING: AutosaveState = { unsent: 0, delay: null, savedAt: null, questions: new Map() }

/** What this browser kept of pages before. */
export type KeptState = {
  /** What is unsent now is kept in the browser too. */
  isKept: boolean
  /** Answers that were found here and thrown away: another session's, and such as waited too long. */
  thrown: Pick<Sorted, 'strange' | 'expired'>
  /** Where answers that were taken up had been typed, by question. */
  places: ReadonlyMap<string, string>
}

const NOTHING_KEPT: KeptState = { isKept: false, thrown: { strange: 0, expired: 0 }, places: new Map() }

type Options = {
  /** Where each answer is saved, by its question. */
  answersAt: string
  keeping: Keeping
  versions: Record<string, number>
  /** After a save was committed, with the level as stored. */
  onSaved: (questionId: string, answer: string | null) => void
  /** The page's data hold what somebody else stored where nobody is answering here. */
  onStored: (questionId: string) => void
  /** What another page could not send goes on from here. */
  onRestored: (unsent: Unsent) => void
}

/** Autosave for the questions of one page; `null` until the page is alive in the browser. */
export function useAutosave({ answersAt, keeping, versions, onSaved, onStored, onRestored }: Options) {
  const t = useTranslations('app.questions')
  const [state, setState] = useState(NOTHING)
  const [kept, setKept] = useState(NOTHING_KEPT)
  const [autosave, setAutosave] = useState<Autosave | null>(null)
  const cannotChange = t('cannotChange')
  const latest = useRef({ keeping, onSaved, onStored, onRestored, versions, cannotChange })
  const isUnsent = useRef(false)

  useEffect(() => {
    latest.current = { keeping, onSaved, onStored, onRestored, versions, cannotChange }
  }, [keeping, onSaved, onStored, onRestored, versions, cannotChange])

  // Only when the page's data is new: between a save and the reload after it, the page knows less than its saves.
  useEffect(() => {
    for (const questionId of autosave?.know(versions) ?? []) latest.current.onStored(questionId)
  }, [autosave, versions])

  useEffect(() => {
    const { keeping: own } = latest.current
    const { person } = own
    const keeper = keepAnswers({
      keeping: own,
      answersAt,
      onFound({ mine, strange, expired }) {
        const places = new Map(mine.map(({ questionId, place }) => [questionId, place ?? '']))
        setKept((before) => ({ ...before, thrown: { strange, expired }, places }))
        for (const unsent of created.restore(mine)) latest.current.onRestored(unsent)
      },
      onKept: (isKept) => setKept((before) => (before.isKept === isKept ? before : { ...before, isKept })),
    })
    const created = createAutosave({
      async send(questionId, fields, opId, version) {
        const all = [...fields, ...attempt(questionId, opId, version)]
        const outcome = await send(`${answersAt}/${questionId}`, all, person)
        return outcome ?? { kind: 'refused', message: latest.current.cannotChange }
      },
      newId: () => crypto.randomUUID(),
      onChange(changed) {
        isUnsent.current = isUnsaved(changed)
        setState(changed)
      },
      onSaved: (questionId, answer) => latest.current.onSaved(questionId, answer),
      onUnsent: keeper.keep,
      versions: latest.current.versions,
    })
    setAutosave(created)
    window.addEventListener('online', created.retryNow)
    return () => {
      window.removeEventListener('online', created.retryNow)
      created.stop()
      keeper.stop()
    }
  }, [answersAt])

  const asksBefore = isUnsaved(state)
  useEffect(() => {
    if (!asksBefore) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [asksBefore])

  /** As of this moment, also between two renderings. */
  const hasUnsent = useCallback(() => isUnsent.current, [])
  return { autosave, state, kept, hasUnsent }
}

function attempt(questionId: string, opId: string, version: number): Fields {
  return [
    [`${prefixOf(questionId)}opId`, opId],
    [`${prefixOf(questionId)}version`, String(version)],
  ]
}

/** Something typed is on this page alone: not sent, or sent and not acceptable. */
function isUnsaved({ unsent, questions }: AutosaveState): boolean {
  return unsent > 0 || [...questions.values()].some(({ status }) => status === 'invalid')
}

/** Longer than a slow answer, shorter than patience. */
const SEND_TIMEOUT_MS = 10_000

/** @returns `null` for an answer that is none of autosave's: the check is no longer ours to change from here */
async function send(url: string, fields: Fields, person: string): Promise<Outcome | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { [PERSON_HEADER]: person },
      signal: AbortSignal.timeout(SEND_TIMEOUT_MS),
    })
    if (response.status >= 500 || response.status === 429) return { kind: 'busy' }
    return response.headers.get('content-type')?.includes('json') ? ((await response.json()) as Outcome) : null
  } catch {
    return { kind: 'unreachable' }
  }
}
