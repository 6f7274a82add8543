import { useSyncExternalStore } from 'react'
import { useFormatter } from 'use-intl'

/** A time of day, such as `14:02`, as the reader's own clock shows it; the server's zone until the page is alive. */
export function ClockTime({ at }: { at: string }) {
  const format = useFormatter()
  const timeZone = useSyncExternalStore(neverChanges, zoneOfReader, zoneOfServer)
  const look = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return <time dateTime={at}>{format.dateTime(new Date(at), timeZone ? { ...look, timeZone } : look)}</time>
}

const neverChanges = () => () => {}
const zoneOfReader = () => Intl.DateTimeFormat().resolvedOptions().timeZone
const zoneOfServer = () => undefined
