import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { DutyView } from '#app/server/duties/duty-view.server.ts'
import { formatCalendarDate } from '#app/ui/calendar-date.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { type Tone, VerdictMark } from '#app/ui/verdict-mark.tsx'
import { rowId } from './duty-row.ts'
import { useDutyWhen } from './use-duty-when.ts'

const TONES: Record<DutyView['state'] | 'again', Tone> = {
  open: 'notyet',
  doing: 'nearly',
  done: 'ready',
  waived: 'none',
  again: 'open',
}

/** Whether a row of that name (`rowId`) is this duty, which may stand for several systems. */
export const isRow = ({ systems, id }: DutyView, row: string | null): boolean =>
  systems.some((system) => rowId(system.id, id) === row)

type DutyEntryProps = { duty: DutyView; mayWrite: boolean; saved: string | null }

/** One duty in a list: what, when, for what, who, and how far. */
export function DutyEntry({ duty, mayWrite, saved }: DutyEntryProps) {
  const t = useTranslations('duties.entry')
  const list = new Intl.ListFormat(useLocale())
  const sayWhen = useDutyWhen()
  const isSaved = isRow(duty, saved)
  const { statement, article, systems, onlyIf, settledBy, metBy, href } = duty
  return (
    <li
      id={isSaved && saved ? saved : undefined}
      className="grid gap-x-10 gap-y-2 border-hair border-t py-4 [overflow-wrap:anywhere] md:grid-cols-[minmax(0,1fr)_16rem]"
    >
      <div className="grid max-w-measure content-start gap-1">
        <p>
          {statement} <Kind duty={duty} />
        </p>
        <p className="text-sm text-soft">
          {sayWhen(duty)} · {article}
        </p>
        <p className="text-sm text-soft">{t('for', { systems: list.format(systems.map(({ name }) => name)) })}</p>
        {onlyIf !== null && <p className="text-sm">{t('onlyIf', { condition: onlyIf })}</p>}
        {settledBy && (
          <p className="text-sm">
            {t('settles')} <Link to={settledBy.href}>{settledBy.ask}</Link>
          </p>
        )}
        {metBy && <MetBy metBy={metBy} />}
      </div>
      <div className="grid content-start gap-1 text-sm">
        {isSaved && <Notice>{t('saved')}</Notice>}
        <StateMark duty={duty} />
        <Who duty={duty} />
        <Told duty={duty} />
        <p className="no-print">
          <Link
            to={href}
            aria-label={t(mayWrite ? 'openNamed' : 'lookNamed', { statement })}
            className="inline-flex min-h-11 items-center"
          >
            {t(mayWrite ? 'open' : 'look')}
          </Link>
        </p>
      </div>
    </li>
  )
}

/** The answer that a duty counts as met by, with the way to change it. */
export function MetBy({ metBy: { ask, answer, href } }: { metBy: NonNullable<DutyView['metBy']> }) {
  const t = useTranslations('duties.entry')
  return (
    <p className="text-sm">
      {t('metBy', { answer })} <Link to={href}>{ask}</Link>
    </p>
  )
}

/** How far a duty is, by shape and word. */
export function StateMark({ duty: { state, lookAgain } }: { duty: Pick<DutyView, 'state' | 'lookAgain'> }) {
  const t = useTranslations('duties.states')
  const shown = lookAgain ? 'again' : state
  return <VerdictMark tone={TONES[shown]}>{t(shown)}</VerdictMark>
}

/** What kind of duty it is, where it is not simply one's own. */
export function Kind({ duty: { weight, holder } }: { duty: Pick<DutyView, 'weight' | 'holder'> }) {
  const t = useTranslations('duties.entry')
  if (weight === 'prohibition') return <VerdictMark tone="stop">{t('prohibited')}</VerdictMark>
  if (holder === 'provider' || holder === 'deployer') return <Tag>{t(holder)}</Tag>
  if (holder === 'open') return <Tag>{t('holderOpen')}</Tag>
  return weight === 'duty' ? null : <Tag>{t(weight)}</Tag>
}

function Who({ duty: { owner, usualOwner, weight, id, dueOn, timing } }: { duty: DutyView }) {
  const t = useTranslations('duties.entry')
  const locale = useLocale()
  const isPrivacy = weight === 'duty' && !id.startsWith('art50:')
  const usual = usualOwner ? t('usual', { owner: usualOwner }) : t(isPrivacy ? 'usualPrivacy' : 'usualNobody')
  return (
    <>
      <p className={owner ? undefined : 'text-soft'}>{owner ? t('owner', { owner }) : usual}</p>
      {dueOn !== null && (
        <p className={timing === 'overdue' ? 'text-stop' : undefined}>
          {t(timing === 'overdue' ? 'passed' : 'own', { day: formatCalendarDate(dueOn, locale) })}
        </p>
      )}
    </>
  )
}

function Told({ duty: { state, lookAgain, reason, evidence } }: { duty: DutyView }) {
  const t = useTranslations('duties.entry')
  return (
    <>
      {lookAgain && <p>{t('again')}</p>}
      {state === 'waived' && <p className="text-soft">{t('reason', { reason })}</p>}
      {evidence && <p className="line-clamp-3 text-soft">{t('evidence', { evidence })}</p>}
    </>
  )
}
