import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/** Whether scripts run here: not on the server, and not before the page is alive. */
export function useIsAlive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
