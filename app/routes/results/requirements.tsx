import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { type Tone, VerdictMark } from '#app/ui/verdict-mark.tsx'
import { Fold } from './fold.tsx'
import { Ladder, RungText } from './ladder.tsx'
import { LevelScale } from './level-scale.tsx'
import { OpenQuestions, Reasons } from './reasons.tsx'
import type { AlternativeView, RequirementState, RequirementsView, RequirementView } from './requirements.server.ts'
import { Part, Section } from './section.tsx'
import type { LadderView } from './view.ts'

const tones: Record<RequirementState, Tone> = { met: 'ready', missing: 'notyet', open: 'open' }

/** Every level that is asked for, as a ladder with "you are here": what is missing first, what is in place folded away. */
export function Requirements({ requirements }: { requirements: RequirementsView }) {
  const t = useTranslations('results.needs')
  const { needs, alternatives, wishes } = requirements
  const own = needs.filter(({ isHomework, state }) => !isHomework && state !== 'met')
  const homework = needs.filter(({ isHomework, state }) => isHomework && state !== 'met')
  const met = needs.filter(({ state }) => state === 'met')
  const openWays = alternatives.filter(({ state }) => state !== 'met')
  const metWays = alternatives.filter(({ state }) => state === 'met')
  const isAllMet = own.length + homework.length + openWays.length === 0
  return (
    <Section id="needs" title={t('title')} lead={t(isAllMet ? 'allMet' : 'lead')}>
      <div className="grid gap-8">
        {own.length + openWays.length > 0 && (
          <ul>
            {own.map((need) => (
              <Need key={need.id} need={need} />
            ))}
            {openWays.map((way) => (
              <Alternative key={way.id} way={way} />
            ))}
          </ul>
        )}
        <div>
          {homework.length > 0 && (
            <Disclosure summary={t('homework', { count: homework.length })}>
              <p className="max-w-measure text-soft">{t('homeworkMeans')}</p>
              <ul>
                {homework.map((need) => (
                  <Need key={need.id} need={need} />
                ))}
              </ul>
            </Disclosure>
          )}
          {met.length + metWays.length > 0 && (
            <Disclosure summary={t('met', { count: met.length + metWays.length })}>
              <ul>
                {met.map((need) => (
                  <Need key={need.id} need={need} />
                ))}
                {metWays.map((way) => (
                  <Alternative key={way.id} way={way} />
                ))}
              </ul>
            </Disclosure>
          )}
          {wishes.length > 0 && (
            <Disclosure summary={t('wishes', { count: wishes.length })}>
              <ul className="grid gap-4">
                {wishes.map(({ id, needed, why, ladder }) => (
                  <li key={id} className="grid gap-1">
                    <Standing name={ladder.name} ladder={ladder} needed={needed}>
                      <p className="text-soft">{why}</p>
                    </Standing>
                  </li>
                ))}
              </ul>
            </Disclosure>
          )}
        </div>
      </div>
    </Section>
  )
}

function Need({ need }: { need: RequirementView }) {
  const t = useTranslations('results.needs')
  const { ladder, needed, state, why, also, wayOut } = need
  return (
    <li className="border-hair border-b py-4">
      <Standing name={ladder.name} ladder={ladder} needed={needed} state={state}>
        <Statements ladder={ladder} needed={needed} isMet={state === 'met'} />
        {wayOut && <p className="max-w-measure">{t('wayOut', { text: wayOut })}</p>}
        <Fold summary={t('unfold')}>
          <div className="grid gap-6">
            <Why why={why} also={also} />
            <Ladder ladder={ladder} needed={needed} />
            <Part title={t('because')}>
              <Reasons reasons={ladder.reasons} />
            </Part>
          </div>
        </Fold>
      </Standing>
    </li>
  )
}

function Why({ why, also }: { why: string; also: readonly string[] }) {
  return (
    <div className="grid max-w-measure gap-1">
      <p>{why}</p>
      {also.map((other) => (
        <p key={other} className="text-soft">
          {other}
        </p>
      ))}
    </div>
  )
}

type StandingProps = {
  name: string
  ladder: LadderView
  needed: number
  state?: RequirementState
  children: ReactNode
}

function Standing({ name, ladder: { level, levelText }, needed, state, children }: StandingProps) {
  const t = useTranslations('results.needs')
  return (
    <div className="grid gap-x-8 gap-y-2 md:grid-cols-[minmax(0,15rem)_minmax(0,1fr)]">
      <div className="grid content-start gap-2">
        <p className="font-semibold">{name}</p>
        {level && <LevelScale level={level} needed={needed} label={t('scale', { level: levelText, needed })} />}
        {state && <VerdictMark tone={tones[state]}>{t(`state.${state}`)}</VerdictMark>}
      </div>
      <div className="grid content-start gap-2">{children}</div>
    </div>
  )
}

function Statements({ ladder, needed, isMet }: { ladder: LadderView; needed: number; isMet: boolean }) {
  const t = useTranslations('results.needs')
  const asked = ladder.rungs[needed]
  return (
    <dl className="grid max-w-measure gap-x-6 gap-y-2 sm:grid-cols-[4.5rem_minmax(0,1fr)]">
      <dt className="text-sm text-soft">{t('today')}</dt>
      <dd className={ladder.here ? '' : 'text-open italic'}>{ladder.here ?? t('unknown')}</dd>
      {asked && !isMet && (
        <>
          <dt className="text-sm text-soft">{t('needed')}</dt>
          <dd>
            <RungText rung={asked} />
          </dd>
        </>
      )}
    </dl>
  )
}

function Alternative({ way: { name, state, why, wayOut, options, open } }: { way: AlternativeView }) {
  const t = useTranslations('results.needs')
  return (
    <li className="grid gap-x-8 gap-y-2 border-hair border-b py-4 md:grid-cols-[minmax(0,15rem)_minmax(0,1fr)]">
      <div className="grid content-start gap-2">
        <p className="font-semibold">{name}</p>
        <VerdictMark tone={tones[state]}>{t(`state.${state}`)}</VerdictMark>
      </div>
      <div className="grid content-start gap-3">
        <p className="max-w-measure">{t('oneIsEnough')}</p>
        <ul className="grid gap-3">
          {options.map((members) => (
            <li
              key={members.map(({ ladder }) => ladder.id).join(' ')}
              className="grid gap-4 border-hair border-l-2 pl-4"
            >
              {members.map((member) => (
                <Member key={member.ladder.id} {...member} />
              ))}
            </li>
          ))}
        </ul>
        {wayOut && <p className="max-w-measure">{t('wayOut', { text: wayOut })}</p>}
        {open.length > 0 && (
          <Part title={t('open')}>
            <OpenQuestions questions={open} />
          </Part>
        )}
        <p className="max-w-measure text-sm text-soft">{why}</p>
      </div>
    </li>
  )
}

function Member({ needed, ladder }: { needed: number; ladder: LadderView }) {
  const t = useTranslations('results.needs')
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        {ladder.name}
        {ladder.level && (
          <LevelScale level={ladder.level} needed={needed} label={t('scale', { level: ladder.levelText, needed })} />
        )}
      </p>
      <Statements ladder={ladder} needed={needed} isMet={ladder.level !== null && ladder.level.lo >= needed} />
      <Fold summary={t('unfold')}>
        <div className="grid gap-6">
          <Ladder ladder={ladder} needed={needed} />
          <Part title={t('because')}>
            <Reasons reasons={ladder.reasons} />
          </Part>
        </div>
      </Fold>
    </div>
  )
}
