import { createTranslator } from 'use-intl'
import { DAY, formatOf, type Locale, type Messages } from '#app/messages/locales.ts'
import type { CheckSheet, SheetLine } from '#app/report/governance/check-sheet.ts'
import type { AgreedAmount, ContentView, VersionView } from './charter-view.server.ts'

type Sheet = {
  locale: Locale
  messages: Messages
  /** ISO day. */
  madeOn: string
  pilot: { name: string; clientName: string }
  version: VersionView
  content: ContentView
  isInForce: boolean
  /** Where the pilot is. */
  href: string
}

/** From here on a line is cut where a page would not hold it whole. */
const SHORT = 160

/** A charter on one page: what is agreed on the left, who and when on the right. */
export function charterSheet({
  locale,
  messages,
  madeOn,
  pilot,
  version,
  content,
  isInForce,
  href,
}: Sheet): CheckSheet {
  const t = createTranslator({ locale, messages, namespace: 'charter' })
  const inPilots = createTranslator({ locale, messages, namespace: 'pilots' })
  const format = new Intl.DateTimeFormat(formatOf(locale), DAY)
  const day = (on: string) => format.format(new Date(`${on}T00:00:00Z`))
  const amount = (own: AgreedAmount | null) => {
    if (own === null) return ''
    if ('ofLevel' in own) return t('read.ofLevel', { number: own.ofLevel })
    return own.isShare
      ? inPilots('amount.share', { number: own.number })
      : inPilots('amount.plain', { number: own.number, unit: own.unit }).trim()
  }
  const figure = (one: ContentView['kpis'][number], role: 'primary' | 'target' | 'guardrail'): string =>
    t(`read.figure.${one.amount === null ? 'informs' : role}`, {
      name: one.name,
      direction: one.direction,
      amount: amount(one.amount),
    })
  const block = (title: string, lines: readonly string[]) => ({ title, lead: '', lines: lines.map(lineOf) })
  const said = (text: string) => (text === '' ? [] : text.split('\n').filter((line) => line.trim() !== ''))
  const { kpis, guardrails, startsOn, endsOn, extendedTo, followUpDays, baselinePeriods } = content
  const time = [
    extendedTo === null
      ? t('sheet.from', { start: day(startsOn), end: day(endsOn) })
      : t('sheet.fromExtended', { start: day(startsOn), end: day(endsOn), extended: day(extendedTo) }),
    ...(followUpDays > 0 ? [t('read.followUp', { days: followUpDays })] : []),
    t('sheet.design', { design: t(`designs.${content.design}`) }),
    ...(baselinePeriods === null ? [] : [t('read.baseline', { periods: baselinePeriods })]),
    t('sheet.declared', { on: day(content.declaredOn) }),
    ...(content.late === null ? [] : [t('sheet.late', content.late)]),
  ]
  const primary = kpis.filter(({ isPrimary }) => isPrimary)
  const others = kpis.filter(({ isPrimary }) => !isPrimary)
  return {
    locale,
    madeOn,
    heading: pilot.name,
    subheading: t('sheet.sub', { company: pilot.clientName, number: version.number, on: day(madeOn) }),
    verdict: {
      tone: isInForce ? 'ready' : 'open',
      word: t(isInForce ? 'sheet.signed' : 'sheet.unsigned'),
      sentence: primary.map((one) => figure(one, 'primary')).join(' '),
      more: version.reason === '' ? [] : [shorten(t('sign.reason', { reason: version.reason }))],
    },
    main: [
      block(t('fields.purpose'), said(content.purpose)),
      block(t('fields.scopeIn'), said(content.scopeIn)),
      block(t('fields.scopeOut'), said(content.scopeOut)),
      block(t('read.kpis'), [
        ...primary.map((one) => figure(one, 'primary')),
        ...others.map((one) => figure(one, 'target')),
      ]),
      block(
        t('read.guardrails'),
        guardrails.map((one) => figure(one, 'guardrail')),
      ),
      block(
        t('claim.title'),
        content.claims.map(({ source, ...claim }) =>
          t('read.claim', { ...claim, source, isSourced: source === '' ? 'no' : 'yes' }),
        ),
      ),
      block(
        t('event.title'),
        content.hardEvents.map(({ text }) => text),
      ),
      block(
        t('check.title'),
        content.checks.map(({ text }) => text),
      ),
    ].filter(({ lines }) => lines.length > 0),
    side: [
      block(t('read.time'), time),
      block(t('fields.owner'), said(content.owner)),
      block(
        t('team.title'),
        content.team.map(({ name, discipline }) => `${name} (${t(`disciplines.${discipline}`)})`),
      ),
      block(t('fields.users'), said(content.users)),
      block(
        t('sheet.signatures'),
        version.sides.map(({ discipline, name, signed }) =>
          signed
            ? `${t(`sides.${discipline}`)}: ${name ?? ''}, ${signed.written}`
            : t('sheet.open', { side: t(`sides.${discipline}`) }),
        ),
      ),
    ].filter(({ lines }) => lines.length > 0),
    notice: { title: t('sheet.ruleTitle'), text: t('sheet.rule') },
    link: { text: t('sheet.link'), href },
    foot: t('sheet.foot'),
    left: messages.charter.sheet.left,
  }
}

const lineOf = (text: string): SheetLine => ({ text, short: shorten(text), place: '' })

const shorten = (text: string) => ([...text].length > SHORT ? `${[...text].slice(0, SHORT - 1).join('')}…` : text)
