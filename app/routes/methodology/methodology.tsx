import { createTranslator } from 'use-intl'
import { page, services } from '#app/context.server.ts'
import { readChoices } from '#app/core/methodology/read-choices.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { publicMeta } from '#app/routes/library/public-meta.ts'
import { catalogueVersions } from '#app/server/catalogue-versions.server.ts'
import { quickCheckFigures, weightFigures } from '#app/server/measured-check.server.ts'
import type { Route } from './+types/methodology'
import { exampleView } from './example-view.server.ts'
import { MethodologyPage } from './methodology-page.tsx'

/** A document, with one small script that computes the example anew as it is changed. */
export const handle = { hydrate: false, islands: ['method-example'] }

export async function loader({ context, url }: Route.LoaderArgs) {
  const { locale } = context.get(page)
  const { catalogue } = context.get(services)
  const messages = await loadMessages(locale)
  const t = createTranslator({ locale, messages, namespace: 'methodology' })
  const { techniques, useCases, capabilities, questions, actions, constants } = catalogue
  return {
    title: t('title'),
    description: t('description'),
    origin: url.origin,
    locale,
    example: exampleView(
      { catalogue, locale, messages },
      readChoices((capability) => url.searchParams.get(capability)),
    ),
    constants: { lambda: constants.lambda, nearlySteps: constants.nearlySteps },
    weights: weightFigures(catalogue),
    simulation: quickCheckFigures(catalogue),
    versions: catalogueVersions(catalogue, locale),
    counts: {
      techniques: techniques.length,
      useCases: useCases.length,
      capabilities: capabilities.length,
      questions: questions.length,
      actions: actions.length,
    },
  }
}

export function meta({ loaderData }: Route.MetaArgs) {
  return loaderData ? publicMeta({ ...loaderData, path: '/methodology' }) : []
}

export default function MethodologyRoute({ loaderData }: Route.ComponentProps) {
  return <MethodologyPage {...loaderData} />
}
