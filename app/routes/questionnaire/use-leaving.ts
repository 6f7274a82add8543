import { useEffect } from 'react'
import { useBlocker } from 'react-router'
import type { Autosave, AutosaveState } from './autosave.ts'
import { waitsForPerson } from './section-fields.ts'

/**
 * Holds a step to another page until everything typed is saved, then takes it by itself.
 *
 * @returns the step that has to be asked about, because saving fails or waits for the person; `null`: none
 */
export function useLeaving(autosave: Autosave | null, state: AutosaveState, hasUnsent: () => boolean) {
  const blocker = useBlocker(hasUnsent)
  const held = blocker.state === 'blocked' ? blocker : null
  const isHeld = held !== null

  // Once a step: what waits for a pause in typing need not wait any more.
  useEffect(() => {
    if (isHeld) autosave?.retryNow()
  }, [isHeld, autosave])

  const waits = waitsForPerson(state)
  useEffect(() => {
    if (state.unsent === 0 && !hasUnsent() && !waits) held?.proceed()
  }, [held, state, hasUnsent, waits])

  const mustAsk = state.delay !== null || waits
  return mustAsk ? held : null
}
