import { useTranslations } from 'use-intl'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { Edition, type ShownDocument } from './document-page.tsx'
import { TrustFrame } from './trust-frame.tsx'

type Listed = Pick<ShownDocument, 'id' | 'name' | 'purpose' | 'version' | 'asOf' | 'factsAsOf' | 'checksum' | 'missing'>

/** All documents of the trust pack, and which of them are not complete. */
export function OverviewPage({ documents }: { documents: readonly Listed[] }) {
  const t = useTranslations('trust')
  return (
    <TrustFrame isTop>
      <h1 className="max-w-[32ch]">{t('heading')}</h1>
      <p className="mt-6 max-w-measure text-soft">{t('lead')}</p>
      <ul className="mt-10 grid max-w-measure">
        {documents.map((document) => (
          <li key={document.id} className="grid gap-1 border-hair border-t py-5">
            <h2 className="text-lg">
              <PlaceLink href={`/trust/${document.id}`}>{document.name}</PlaceLink>
              {Object.keys(document.missing).length > 0 && (
                <span className="ml-3 font-sans font-normal text-notyet text-sm">{t('incompleteMark')}</span>
              )}
            </h2>
            <p>{document.purpose}</p>
            <Edition document={document} />
          </li>
        ))}
      </ul>
      <p className="mt-4 max-w-measure text-soft text-sm">{t('advice')}</p>
    </TrustFrame>
  )
}
