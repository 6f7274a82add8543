import { createHash } from 'node:crypto'
import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { layOwnQuestions } from '#app/core/own-questions/lay-own-questions.ts'
import { hasOwnQuestions, type OwnQuestions } from '#app/core/own-questions/own-questions.ts'
import { compileModel, type Model } from '#app/core/scoring/compile-model.ts'
import type { Locale } from '#app/messages/locales.ts'
import { toCanonicalJson } from '#content/canonical-json.ts'
import type { Catalogue } from '#content/schema.ts'
import { createRecent } from './recent.server.ts'

/** What is asked and scored: the standard catalogue, or with a workspace's own questions laid over it. */
export type Asked = { catalogue: Catalogue; model: Model }

/** Workspaces whose questions are kept ready; any other is laid out again, which costs milliseconds. */
const MOST_LAID = 12

/** By standard: in each language it is another one, under the same hash. */
const laid = new WeakMap<Model, ReturnType<typeof createRecent<Asked>>>()

/**
 * Lays own questions over a standard, once for each pair of the two.
 *
 * @returns the standard itself without own questions
 */
export function layOver(standard: Model, own: OwnQuestions): Asked {
  if (!hasOwnQuestions(own)) return { catalogue: standard.catalogue, model: standard }
  const hash = createHash('sha256')
    .update(toCanonicalJson([standard.catalogue.hash, own]))
    .digest('hex')
  const known = laid.get(standard) ?? createRecent<Asked>(MOST_LAID)
  laid.set(standard, known)
  return known(hash, () => {
    const catalogue = layOwnQuestions(standard.catalogue, own, hash)
    return { catalogue, model: compileModel(catalogue) }
  })
}

/**
 * What an open assessment is asked now: the running catalogue with the own questions of its workspace.
 *
 * @param language of what was read for a reader of another one; missing: that of the request
 */
export function askedIn(
  context: Readonly<RouterContextProvider>,
  { own, language }: { own: OwnQuestions; language?: Locale },
): Asked {
  const spoken = context.get(services)
  return layOver(language === undefined ? spoken.model : spoken.inLanguage(language).model, own)
}
