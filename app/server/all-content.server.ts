import { LOCALES } from '#app/messages/locales.ts'
import { compiledState } from '#content/compiled.server.ts'
import { catalogueVersions } from './catalogue-versions.server.ts'
import type { Log } from './log.server.ts'
import { sampleCompany } from './sample.server.ts'
import type { Services } from './services.server.ts'

/**
 * Reads all that anybody will be answered with, in each language. Nobody is answered while content is read, and what is
 * wrong with it is told to whoever starts us: so it is read before anybody can ask.
 *
 * @throws ContentFault naming the first fault
 */
export function readAllContent({ inLanguage, log }: Pick<Services, 'inLanguage' | 'log'>): void {
  for (const locale of LOCALES) {
    const { law, catalogue } = inLanguage(locale)
    law()
    sampleCompany(locale)
    catalogueVersions(catalogue, locale)
  }
  tellWhyItWasRead(log)
}

/** Why a start took seconds longer than it needs to. */
function tellWhyItWasRead(log: Log): void {
  const states = LOCALES.map((locale) => ({ locale, state: compiledState(locale) }))
  for (const { locale, state } of states) {
    if (state === 'damaged') log.warn({ event: 'compiled content damaged', locale }, 'content')
  }
  if (states.some(({ state }) => state === 'changed')) log.info({ event: 'content changed since the build' }, 'content')
}
