import { createHash } from 'node:crypto'
import { createTranslator } from 'use-intl'
import type { Locale } from '#app/messages/locales.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import type { ShareCard } from '#app/report/share/share-card.ts'
import type { Catalogue } from '#content/schema.ts'

/** Kinds of pages that have a picture of their own; `site` has one, for all others. */
export type ShareKind = 'technique' | 'use-case' | 'site'

/** Changes when the drawing does, so that what was kept of the one before is asked for no more. */
const DRAWING = 1

/** What the picture of a page says; `null`: there is no such page. */
export async function shareCard(
  catalogue: Catalogue,
  { kind, id }: { kind: string; id: string },
  locale: Locale,
): Promise<ShareCard | null> {
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'library.share' })
  if (kind === 'site' && id === 'preflight') {
    return { kind: t('site.kind'), name: t('site.name'), text: t('site.text'), foot: t('site.foot') }
  }
  if (kind === 'technique') {
    const technique = catalogue.techniques.find((one) => one.id === id)
    return technique
      ? { kind: t('technique.kind'), name: technique.name, text: technique.definition, foot: t('technique.foot') }
      : null
  }
  const useCase = kind === 'use-case' ? catalogue.useCases.find((one) => one.id === id) : undefined
  return useCase
    ? { kind: t('useCase.kind'), name: useCase.name, text: useCase.description, foot: t('useCase.foot') }
    : null
}

/** Changes with every word of a card and with how it is drawn: 12 hex digits. */
export function hashOfCard(card: ShareCard): string {
  return createHash('sha256')
    .update(JSON.stringify([DRAWING, card]))
    .digest('hex')
    .slice(0, 12)
}

/** Where the picture of a page stands, for `publicMeta`; what stands there never changes. @throws RangeError if there is none */
export async function sharePicture(catalogue: Catalogue, kind: ShareKind, id: string, locale: Locale): Promise<string> {
  const card = await shareCard(catalogue, { kind, id }, locale)
  if (!card) throw new RangeError(`There is no picture of the ${kind} ${id}.`)
  return `/share/${kind}/${id}.png?v=${hashOfCard(card)}`
}
