import { useTranslations } from 'use-intl'
import type { ChangedBy as By } from '#app/core/governance/register/compare-records.ts'
import type { WordedAnswer, WordedChanges } from '#app/server/register/worded-changes.server.ts'

/** What brought the changes, in a sentence or two. */
export function ChangedBy({ by: { you, law } }: { by: By }) {
  const t = useTranslations('register.changed')
  return (
    <ul className="list-disc pl-6">
      {you && <li>{t('you')}</li>}
      {law && <li>{t(law)}</li>}
    </ul>
  )
}

/** Every difference between two states of a system: what was said, and what came of it. */
export function ChangeList({ changes: { facts, answers, outcome } }: { changes: WordedChanges }) {
  const t = useTranslations('register')
  const sayFact = useFact()
  const sayAnswer = useAnswer()
  const sayState = useOutcomeState()
  const rows = [
    ...outcome.map(({ kind, id, name, before, after }) => ({
      key: `${kind} ${id}`,
      what:
        kind === 'screening'
          ? t('changed.kind.screening')
          : `${t(`changed.kind.${kind}`)}: ${name ?? t('changed.gone')}`,
      before: kind === 'screening' ? (before ?? t('changed.nothing')) : sayState(before),
      after: kind === 'screening' ? (after ?? t('changed.nothing')) : sayState(after),
    })),
    ...answers.map(({ ask, before, after }, index) => ({
      key: `answer ${index}`,
      what: ask ?? t('changed.gone'),
      before: sayAnswer(before),
      after: sayAnswer(after),
    })),
    ...facts.map(({ fact, before, after }) => ({
      key: `fact ${fact}`,
      what: t(`changed.fact.${fact}`),
      before: sayFact(fact, before),
      after: sayFact(fact, after),
    })),
  ]
  if (rows.length === 0) return <p className="text-soft">{t('changed.none')}</p>
  return (
    <ul className="grid max-w-measure [overflow-wrap:anywhere]">
      {rows.map(({ key, what, before, after }) => (
        <li key={key} className="grid gap-1 border-hair border-t py-2">
          <span>{what}</span>
          <span className="text-sm text-soft">{t('changed.fromTo', { before, after })}</span>
        </li>
      ))}
    </ul>
  )
}

function useFact() {
  const t = useTranslations('register')
  return (fact: WordedChanges['facts'][number]['fact'], said: string | null) => {
    if (said === null) return t('changed.nothing')
    const status =
      fact === 'status' ? (['idea', 'pilot', 'live', 'retired'] as const).find((one) => one === said) : undefined
    return status ? t(`status.${status}`) : said
  }
}

function useAnswer() {
  const t = useTranslations('register.changed')
  return (answer: WordedAnswer) => (typeof answer === 'string' ? t(`answer.${answer}`) : answer.text)
}

/** Of a class, a duty or a holder; the words are under `state`. */
const STATES = [
  'holds',
  'possible',
  'now',
  'later',
  'disputed',
  'open',
  'shielded',
  'own',
  'provider',
  'deployer',
] as const

function useOutcomeState() {
  const t = useTranslations('register.changed')
  return (state: string | null) => {
    const known = STATES.find((one) => one === state)
    return known ? t(`state.${known}`) : t('nothing')
  }
}
