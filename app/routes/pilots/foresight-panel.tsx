import { useTranslations } from 'use-intl'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { ForesightView, WrittenAmount } from './foresight-view.server.ts'
import { type MendPlace, TimeMend } from './time-mend.tsx'

/**
 * What the pilot can show, before anybody signs it: the smallest effect, the chance of a yes, and what would help; of one
 * with too little time nothing but what gives it enough.
 */
export function ForesightPanel({ view, place }: { view: ForesightView; place?: MendPlace }) {
  const t = useTranslations('pilots.foresight')
  const { can, time, missing } = view
  const isTooShort = time !== null && time.mend !== null
  return (
    <section id="foresight" aria-labelledby="foresight-title" className="grid gap-4 border-hair border-t pt-8">
      <h2 id="foresight-title">{t('title')}</h2>
      {isTooShort && <TimeMend time={time} place={place} />}
      {can && !isTooShort && <Seen can={can} />}
      {missing && <p className="max-w-measure text-soft">{t(`missing.${missing}`)}</p>}
    </section>
  )
}

type Can = NonNullable<ForesightView['can']>

function Seen({ can }: { can: Can }) {
  const t = useTranslations('pilots.foresight')
  const say = useAmount()
  const { ruling, smallest, needed, worthwhile, hope, chance, split, levers, guardrails, gateOn, basis } = can
  return (
    <>
      {smallest && (
        <p className="max-w-measure text-lg">
          {t('smallest', { kpi: can.name, amount: say(smallest), worthwhile: say(worthwhile) })}
        </p>
      )}
      {ruling !== 'accepted' && (
        <Notice kind={ruling === 'refused' ? 'error' : 'warn'} title={t(`ruling.${ruling}`)}>
          <p>{t(reasonOf(can))}</p>
          {levers.length > 0 && (
            <ul className="mt-2 list-disc pl-5">
              {levers.map(({ lever, smallest: shown, isEnough, periods, endsOn }) => (
                <li key={`${lever} ${periods}`}>
                  {t.rich(`lever.${lever}`, {
                    periods,
                    amount: say(shown),
                    enough: isEnough ? 'yes' : 'no',
                    day: () => endsOn && <CalendarDate on={endsOn} />,
                  })}
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      {chance && (
        <p className="max-w-measure">
          {t(split ? 'chanceOrSplit' : 'chance', {
            hope: say(hope),
            hits: chance.hits,
            of: chance.of,
            splitHits: split?.hits ?? 0,
            splitOf: split?.of ?? 0,
          })}
        </p>
      )}
      {can.isSplitBetter && <p className="max-w-measure">{t('splitBetter')}</p>}
      {guardrails.map(({ name, cases, needed: cases_, isEnough }) => (
        <p key={name} className="max-w-measure">
          {isEnough
            ? t('guardrailEnough', { name, cases })
            : cases_ === null
              ? t('guardrailNever', { name })
              : t('guardrailFew', { name, cases, needed: cases_ })}
        </p>
      ))}
      <p className="max-w-measure text-sm text-soft">
        {needed && `${t('needed', { amount: say(needed) })} `}
        {t(`basis.${basis}`)} {gateOn && t.rich('gateOn', { date: () => <CalendarDate on={gateOn} /> })}
      </p>
    </>
  )
}

function reasonOf({ tooShort, ruling }: Can) {
  if (tooShort.baseline) return 'reason.shortBaseline' as const
  return `reason.${ruling === 'refused' ? 'refused' : 'warned'}` as const
}

/** An amount with its unit in words. */
export function useAmount(): (amount: WrittenAmount) => string {
  const t = useTranslations('pilots.amount')
  return ({ number, unit, isShare }) => (isShare ? t('share', { number }) : t('plain', { number, unit }).trim())
}
