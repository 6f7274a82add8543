import { LOCALES } from '#app/messages/locales.ts'
import { ContentFault } from '#content/fault.ts'
import type { Catalogue } from '#content/schema.ts'
import type { Services } from './services.server.ts'

/** The catalogue in each other language that can be read: what is faulty in one is its own readers' concern alone. */
export function cataloguesElsewhere(
  { inLanguage }: Pick<Services, 'inLanguage'>,
  { locale }: Pick<Catalogue, 'locale'>,
): Catalogue[] {
  return LOCALES.filter((one) => one !== locale).flatMap((one) => {
    try {
      return [inLanguage(one).catalogue]
    } catch (error) {
      if (error instanceof ContentFault) return []
      throw error
    }
  })
}
