import { useFormatter } from 'use-intl'

/** A time of day, such as `14:02`, in the reader's configured zone. */
export function ClockTime({ at }: { at: string }) {
  const format = useFormatter()
  return (
    <time dateTime={at}>{format.dateTime(new Date(at), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}</time>
  )
}
