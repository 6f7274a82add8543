import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Fields } from '#app/core/autosave/line.ts'
import { type Autosave, type AutosaveState, createAutosave, type Outcome } from './autosave.ts'
import { prefixOf } from './section-view.ts'

const NOTHING: AutosaveState = { unsent: 0, delay: null, savedAt: null, questions: new Map() }

type Options = {
  /** Where each answer is saved, by its question. */
  answersAt: string
  versions: Record<string, number>
  /** After a save was committed, with the level as stored. */
  onSaved: (questionId: string, answer: string | null) => void
  /** The page's data hold what somebody else stored where nobody is answering here. */
  onStored: (questionId: string) => void
}

/** Autosave for the questions of one page; `null` until the page is alive in the browser. */
export function useAutosave({ answersAt, versions, onSaved, onStored }: Options) {
  const t = useTranslations('app.questions')
  const [state, setState] = useState(NOTHING)
  const [autosave, setAutosave] = useState<Autosave | null>(null)
  const cannotChange = t('cannotChange')
  const latest = useRef({ onSaved, onStored, versions, cannotChange })
  const isUnsent = useRef(false)

  useEffect(() => {
    latest.current = { onSaved, onStored, versions, cannotChange }
  }, [onSaved, onStored, versions, cannotChange])

  // Only when the page's data is new: between a save and the reload after it, the page knows less than its saves.
  useEffect(() => {
    for (const questionId of autosave?.know(versions) ?? []) latest.current.onStored(questionId)
  }, [autosave, versions])

  useEffect(() => {
    const created = createAutosave({
      async send(questionId, fields, opId, version) {
        const all = [...fields, ...attempt(questionId, opId, version)]
        const outcome = await send(`${answersAt}/${questionId}`, all)
        return outcome ?? { kind: 'refused', message: latest.current.cannotChange }
      },
      newId: () => crypto.randomUUID(),
      onChange(changed) {
        isUnsent.current = isUnsaved(changed)
        setState(changed)
      },
      onSaved: (questionId, answer) => latest.current.onSaved(questionId, answer),
      versions: latest.current.versions,
    })
    setAutosave(created)
    window.addEventListener('online', created.retryNow)
    return () => {
      window.removeEventListener('online', created.retryNow)
      created.stop()
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
  return { autosave, state, hasUnsent }
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
async function send(url: string, fields: Fields): Promise<Outcome | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams(fields),
      signal: AbortSignal.timeout(SEND_TIMEOUT_MS),
    })
    if (response.status >= 500 || response.status === 429) return { kind: 'busy' }
    return response.headers.get('content-type')?.includes('json') ? ((await response.json()) as Outcome) : null
  } catch {
    return { kind: 'unreachable' }
  }
}
