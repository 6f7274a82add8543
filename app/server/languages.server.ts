import { compileModel } from '#app/core/scoring/compile-model.ts'
import { LOCALES, type Locale } from '#app/messages/locales.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { loadTrust } from '#content/trust.server.ts'
import { createLaw } from './law.server.ts'
import type { Spoken } from './services.server.ts'
import { createTrustPack, type TrustPack } from './trust/trust-pack.server.ts'
import { createTrustWords } from './trust/words.server.ts'

type Sources = { operatorFile: string | null; origin: string | null }

/**
 * What the process knows, in each language that we speak: the same ids, hashes, order and rules, in other words.
 *
 * @returns gives it in one language: the default one is read at once, so that what is wrong stops the start; the others
 *   when somebody first asks for them, and once
 * @throws Error naming the first fault of the content, or of what the operator wrote in any language
 */
export async function createLanguages({ operatorFile, origin }: Sources): Promise<(locale: Locale) => Spoken> {
  const messages = new Map(await Promise.all(LOCALES.map(async (one) => [one, await loadMessages(one)] as const)))
  const known = new Map<Locale, Spoken>()
  const packs = new Map<Locale, TrustPack>()

  function trustIn(locale: Locale): TrustPack {
    const words = messages.get(locale)
    if (!words) throw new RangeError(`Nobody here speaks ${locale}.`)
    const pack =
      packs.get(locale) ?? createTrustPack(loadTrust({ operatorFile, locale }), origin, createTrustWords(locale, words))
    packs.set(locale, pack)
    return pack
  }

  function read(locale: Locale): Spoken {
    const trust = trustIn(locale)
    const catalogue = loadCatalogue({ locale, english: known.get(LOCALES[0])?.catalogue })
    return { locale, catalogue, model: compileModel(catalogue), law: createLaw(locale), trust }
  }

  function inLanguage(locale: Locale): Spoken {
    const spoken = known.get(locale) ?? read(locale)
    known.set(locale, spoken)
    return spoken
  }

  inLanguage(LOCALES[0])
  // Nobody has read these texts before: a fault is told to whoever starts it, not to each reader of that language.
  if (operatorFile !== null) for (const locale of LOCALES) trustIn(locale)
  return inLanguage
}
