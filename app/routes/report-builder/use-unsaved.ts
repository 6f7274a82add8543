import { useCallback } from 'react'
import { useBeforeUnload, useBlocker } from 'react-router'

/**
 * Holds a step that would lose what was typed: to another text, to another page, and out of the window. Steps that
 * leave the text open are let through.
 *
 * @returns the step that waits for an answer; `null`: none
 */
export function useUnsaved(isUnsaved: boolean) {
  useBeforeUnload(useCallback((event: BeforeUnloadEvent) => isUnsaved && event.preventDefault(), [isUnsaved]))
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    const isSameText = textOf(currentLocation.search) === textOf(nextLocation.search)
    return isUnsaved && !(isSameText && currentLocation.pathname === nextLocation.pathname)
  })
  return blocker.state === 'blocked' ? blocker : null
}

const textOf = (search: string) => new URLSearchParams(search).get('text')
