import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Fold } from '#app/routes/results/fold.tsx'
import { Ladder, RungText } from '#app/routes/results/ladder.tsx'
import { Section } from '#app/routes/results/section.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { NeedsView, NeedView, ProfileView, WaysView } from './needs-view.server.ts'
import { Effort } from './term-effort.tsx'
import type { TermView } from './term-view.server.ts'

type TermNeedsProps = { needs: NeedsView; effort: TermView['effort'] }

/** What an organisation has to be able to do for it: the levels, the whole ladders behind them, and how much work it is. */
export function TermNeeds({ needs: { own, build, profiles }, effort }: TermNeedsProps) {
  const t = useTranslations('glossary.term.needs')
  const hasBuild = build.needs.length + build.ways.length > 0
  return (
    <Section id="needs" title={t('title')} lead={t('lead')}>
      <div className="grid gap-8">
        <Rows part={own} />
        <div>
          {hasBuild && (
            <Disclosure summary={t('build', { count: build.needs.length + build.ways.length })}>
              <p className="max-w-measure text-soft">{t('buildMeans')}</p>
              <Rows part={build} />
            </Disclosure>
          )}
          {profiles.map((profile) => (
            <ProfileNeeds key={profile.id} profile={profile} />
          ))}
        </div>
        <Effort effort={effort} />
      </div>
    </Section>
  )
}

function Rows({ part: { needs, ways } }: { part: NeedsView['own'] }) {
  return (
    <ul className="border-hair border-t">
      {needs.filter(({ must }) => must).map(need)}
      {ways.filter(({ isMust }) => isMust).map(way)}
      {needs.filter(({ must }) => !must).map(need)}
      {ways.filter(({ isMust }) => !isMust).map(way)}
    </ul>
  )
}

const need = (one: NeedView) => <Need key={one.id} need={one} />
const way = (one: WaysView) => <Ways key={one.id} ways={one} />

function Need({ need: { name, definition, rungs, must, helps, wayOut } }: { need: NeedView }) {
  const t = useTranslations('glossary.term.needs')
  return (
    <Row name={name}>
      {must && <Asked isMust level={must.level} why={must.why} statement={<Rung rungs={rungs} level={must.level} />} />}
      {helps && <Asked level={helps.level} why={helps.why} statement={<Rung rungs={rungs} level={helps.level} />} />}
      {wayOut && <p className="max-w-measure text-soft">{t('wayOut', { text: wayOut })}</p>}
      <Fold summary={t('ladder')}>
        <div className="grid gap-4">
          <p className="max-w-measure text-soft">{definition}</p>
          <Ladder ladder={{ level: null, rungs }} needed={must?.level} wished={helps?.level} />
        </div>
      </Fold>
    </Row>
  )
}

function Rung({ rungs, level }: { rungs: NeedView['rungs']; level: number }) {
  const rung = rungs[level]
  return rung && <RungText rung={rung} />
}

function Ways({ ways: { name, about, why, isMust, options } }: { ways: WaysView }) {
  const t = useTranslations('glossary.term.needs')
  return (
    <Row name={name}>
      <p>
        <Tag>{t(isMust ? 'must' : 'helps')}</Tag>
      </p>
      <p className="max-w-measure">{about}</p>
      <p className="max-w-measure text-soft">{t('why', { why })}</p>
      <Fold summary={t('ways', { count: options.length })}>
        <ul className="grid max-w-measure gap-4">
          {options.map((members) => (
            <li key={members.map((member) => member.name).join(' ')} className="grid gap-2">
              {members.map((member) => (
                <div key={member.name}>
                  <b>{t('member', { name: member.name, level: member.rung.level })}</b>
                  <p>
                    <RungText rung={member.rung} />
                  </p>
                </div>
              ))}
            </li>
          ))}
        </ul>
      </Fold>
    </Row>
  )
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <li className="grid gap-x-8 gap-y-2 border-hair border-b py-4 md:grid-cols-[minmax(0,13rem)_minmax(0,1fr)]">
      <h3 className="font-sans text-base">{name}</h3>
      <div className="grid content-start gap-3">{children}</div>
    </li>
  )
}

type AskedProps = { isMust?: boolean; level: number; why: string; statement: ReactNode }

function Asked({ isMust = false, level, why, statement }: AskedProps) {
  const t = useTranslations('glossary.term.needs')
  return (
    <div className="grid max-w-measure gap-1">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
        <Tag>{t(isMust ? 'must' : 'helps')}</Tag>
        {t('level', { level })}
      </p>
      <p>{statement}</p>
      <p className="text-soft">{t('why', { why })}</p>
    </div>
  )
}

/** What every technique of a kind shares, with when it applies. */
function ProfileNeeds({ profile: { id, name, rows } }: { profile: ProfileView }) {
  const t = useTranslations('glossary.term.needs')
  return (
    <Disclosure summary={<span className="text-ink">{t('profile', { name, count: rows.length })}</span>}>
      <p className="max-w-measure text-soft">{t(`when.${id}`)}</p>
      <ul>
        {rows.map((row) => (
          <Row key={row.id} name={row.name}>
            <Asked isMust={row.isMust} level={row.rung.level} why={row.why} statement={<RungText rung={row.rung} />} />
          </Row>
        ))}
      </ul>
    </Disclosure>
  )
}
