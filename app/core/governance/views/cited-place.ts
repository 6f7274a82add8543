import type { AiAct } from '#content/ai-act.ts'
import type { LegalSource } from '#content/privacy-rules.ts'
import type { Dated } from '#content/regulation.ts'

/** A place in an act as a reader sees it, such as `AI Act Art. 50(1)`; `url` leads to the act. */
export type CitedPlace = { text: string; url: string | null; weight: 'law' | 'guidance' | 'draft' | null }

/** The places that carry a statement of the AI Act's rules; binding acts come first. */
export function placesIn(rules: Pick<AiAct, 'acts'>, sources: Dated['sources']): CitedPlace[] {
  const places = sources.map(({ act, url, cited }) => {
    return { text: cited, url: url || null, weight: rules.acts.find(({ id }) => id === act)?.weight ?? null }
  })
  return [...places.filter(isLaw), ...places.filter((place) => !isLaw(place))]
}

/** The places that carry a statement of data protection law. */
export const placesOf = (sources: readonly LegalSource[]): CitedPlace[] =>
  sources.map(({ url, cited }) => ({ text: cited, url, weight: null }))

/**
 * The place of a duty of Article 50 as the rules' language cites it: what its finding rests on first.
 *
 * @param paragraph as the rules call it in every language, such as `50(1)`
 */
export function article50Place(rules: Pick<AiAct, 'acts' | 'gates'>, paragraph: string): string {
  const finding = rules.gates
    .flatMap(({ findings }) => findings)
    .find(({ article50 }) => article50?.paragraph === paragraph)
  const [place] = placesIn(rules, finding?.sources.slice(0, 1) ?? [])
  return place?.text ?? paragraph
}

const isLaw = ({ weight }: CitedPlace) => weight === 'law'
