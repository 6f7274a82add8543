import { useTranslations } from 'use-intl'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { LINK_DAYS_OFFERED, type TypedEnd, USUAL_END } from './link-ends.ts'

type EndFieldsProps = {
  /** Tells the fields of several forms of one page apart. */
  id: string
  typed?: TypedEnd | undefined
  error?: string | undefined
  /** ISO date: no earlier one makes sense. */
  today: string
}

/** How long a link holds: some days, or until a day. */
export function EndFields({ id, typed, error, today }: EndFieldsProps) {
  const t = useTranslations('delivery.end')
  const options = LINK_DAYS_OFFERED.map((days) => ({ value: String(days), label: t('days', { days }) }))
  return (
    // The day is asked for once it is wanted; browsers that cannot tell always ask.
    <div className="grid w-full items-end gap-4 sm:grid-cols-2 [&:not(:has(option[value=day]:checked))>:last-child]:hidden">
      <Select
        id={`${id}-ends`}
        name="ends"
        label={t('label')}
        options={[...options, { value: 'day', label: t('day') }]}
        defaultValue={typed?.ends ?? USUAL_END}
      />
      <TextField
        id={`${id}-endsOn`}
        name="endsOn"
        type="date"
        label={t('on')}
        min={today}
        defaultValue={typed?.endsOn}
        error={error}
      />
    </div>
  )
}
