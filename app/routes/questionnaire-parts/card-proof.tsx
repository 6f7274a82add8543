import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { ProofView } from '#app/server/evidence/evidence-view.server.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Tag } from '#app/ui/tag.tsx'

type CardProofProps = {
  proof: ProofView
  /** The answer is another than the stored one that this speaks of. */
  hasChanged: boolean
}

/** What shows an answer, and whether it is only claimed. */
export function CardProof({ proof: { names, isClaimed, href }, hasChanged }: CardProofProps) {
  const t = useTranslations('questionnaire.proof')
  const link = (text: string) => (
    <Link to={href} className="inline-flex min-h-11 items-center">
      {text}
    </Link>
  )
  if (names.length > 0) {
    return (
      <div className="border-hair border-b">
        <Disclosure summary={t('summary', { count: names.length })}>
          <ul className="grid grid-cols-1 gap-1 [overflow-wrap:anywhere]">
            {[...new Set(names)].map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
          <p className="mt-2">{link(t('all'))}</p>
        </Disclosure>
      </div>
    )
  }
  if (!isClaimed || hasChanged) return <p className="mt-2">{link(t('add'))}</p>
  return (
    <p className="mt-2 flex flex-wrap items-center gap-x-3">
      <Tag>{t('claimed')}</Tag>
      {t('claimedMeans')} {link(t('show'))}
    </p>
  )
}
