import { createHash } from 'node:crypto'
import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { layOwnQuestions } from '#app/core/own-questions/lay-own-questions.ts'
import { hasOwnQuestions, type OwnQuestions } from '#app/core/own-questions/own-questions.ts'
import { compileModel, type Model } from '#app/core/scoring/compile-model.ts'
import { toCanonicalJson } from '#content/canonical-json.ts'
import type { Catalogue } from '#content/schema.ts'
import { createRecent } from './recent.server.ts'

/** What is asked and scored: the standard catalogue, or with a workspace's own questions laid over it. */
export type Asked = { catalogue: Catalogue; model: Model }

/** Workspaces whose questions are kept ready; any other is laid out again, which costs milliseconds. */
const MOST_LAID = 12

const laid = createRecent<Asked>(MOST_LAID)

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
  return laid(hash, () => {
    const catalogue = layOwnQuestions(standard.catalogue, own, hash)
    return { catalogue, model: compileModel(catalogue) }
  })
}

/** What an open assessment is asked now: the running catalogue with the own questions of its workspace. */
export function askedIn(context: Readonly<RouterContextProvider>, { own }: { own: OwnQuestions }): Asked {
  return layOver(context.get(services).model, own)
}
