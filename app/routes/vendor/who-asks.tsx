import { useTranslations } from 'use-intl'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import type { VendorView } from './form.tsx'

/** Who asks a vendor, about what, and what becomes of the answers. */
export function WhoAsks({ view }: { view: VendorView }) {
  const t = useTranslations('vendor.form')
  const { person, workspace, company, system, until } = view
  const who = person === '' ? 'askedBy' : workspace === '' ? 'asked' : 'askedIn'
  return (
    <div className="mb-10 grid max-w-measure gap-4 [overflow-wrap:anywhere]">
      <p className="text-lg">{t(who, { person, workspace, company })}</p>
      <p>{t('what', { system })}</p>
      {view.sentOn === null && (
        <p className="text-soft">{t.rich('how', { company, date: () => <CalendarDate on={until} /> })}</p>
      )}
    </div>
  )
}
