import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { DutyView } from '#app/server/duties/duty-view.server.ts'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { Kind, MetBy } from './duty-entry.tsx'
import { useDutyWhen } from './use-duty-when.ts'

/** What the law says of a duty: when, where it stands, whose it is, what would show it, and what goes with it. */
export function DutyFacts({ duty }: { duty: DutyView }) {
  const t = useTranslations('duties')
  const when = useDutyWhen()(duty)
  const { article, systems, usualOwner, evidenceWanted, steps, onlyIf, settledBy, metBy } = duty
  const items = [
    {
      term: t('page.when'),
      description: (
        <>
          <p>{when}</p>
          {onlyIf !== null && <p>{t('entry.onlyIf', { condition: onlyIf })}</p>}
          {settledBy && (
            <p>
              {t('entry.settles')} <Link to={settledBy.href}>{settledBy.ask}</Link>
            </p>
          )}
        </>
      ),
    },
    {
      term: t('page.article'),
      description: (
        <p>
          {article} <Kind duty={duty} />
        </p>
      ),
    },
    ...(metBy ? [{ term: t('page.metBy'), description: <MetBy metBy={metBy} /> }] : []),
    { term: t('page.systems'), description: systems.map(({ name }) => name).join(', ') },
    ...(usualOwner ? [{ term: t('page.who'), description: usualOwner }] : []),
    ...(evidenceWanted.length > 0 ? [{ term: t('page.wanted'), description: <Listed lines={evidenceWanted} /> }] : []),
    ...(steps.length > 0
      ? [
          {
            term: t('page.steps'),
            description: (
              <Listed lines={steps.map(({ does, ...step }) => `${t('page.step', step)} (${t(`page.${does}`)})`)} />
            ),
          },
        ]
      : []),
  ]
  return <DefinitionList items={items} />
}

function Listed({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="list-disc pl-5">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
