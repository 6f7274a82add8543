import { useTranslations } from 'use-intl'
import { LibraryFrame } from '#app/routes/library/library-frame.tsx'
import { PartLinks } from '#app/routes/library/part-links.tsx'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { Sources } from '#app/routes/results/sources.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { RegisteredClaim } from './claim-register.server.ts'

/** What is promised of AI in marketing, each beside what studies found and the test that settles it. */
export function ClaimsPage({ claims }: { claims: readonly RegisteredClaim[] }) {
  const t = useTranslations('claims')
  return (
    <LibraryFrame current="claims">
      <header className="grid gap-4 pb-10">
        <h1 className="max-w-[28ch]">{t('heading')}</h1>
        <p className="max-w-measure text-lg text-soft">{t('lead', { count: claims.length })}</p>
        <p className="max-w-measure">{t('rule')}</p>
        <PartLinks label={t('parts')} parts={claims.map(({ id, claim }) => [id, claim])} />
      </header>
      {claims.map((claim) => (
        <Claim key={claim.id} claim={claim} />
      ))}
    </LibraryFrame>
  )
}

function Claim({
  claim: { id, claim, source, literature, references, test, verdictRule, techniques, useCases },
}: {
  claim: RegisteredClaim
}) {
  const t = useTranslations('claims')
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="grid gap-6 border-hair border-t py-10 md:py-12">
      <div className="grid justify-items-start gap-2">
        <Tag>{t('tag')}</Tag>
        <h2 id={`${id}-title`} className="max-w-[36ch]">
          {t('quoted', { claim })}
        </h2>
      </div>
      <DefinitionList
        items={[
          { term: t('source'), description: source },
          { term: t('literature'), description: literature },
          { term: t('test'), description: test },
          { term: t('verdictRule'), description: verdictRule },
          ...(techniques.length > 0
            ? [{ term: t('techniques'), description: <Names place="/glossary" items={techniques} /> }]
            : []),
          ...(useCases.length > 0
            ? [{ term: t('useCases'), description: <Names place="/use-cases" items={useCases} /> }]
            : []),
        ]}
      />
      {references.length > 0 ? (
        <div className="grid gap-2">
          <h3>{t('references', { count: references.length })}</h3>
          <Sources sources={references} />
        </div>
      ) : null}
    </section>
  )
}

function Names({ place, items }: { place: string; items: readonly { id: string; name: string }[] }) {
  return (
    <ul className="grid gap-1">
      {items.map(({ id, name }) => (
        <li key={id}>
          <PlaceLink href={`${place}/${id}`}>{name}</PlaceLink>
        </li>
      ))}
    </ul>
  )
}
