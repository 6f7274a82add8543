import { formatsOf } from '#app/core/templates/template-formats.ts'
import { nameOrder } from '#app/messages/locales.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import type { Route } from './+types/template'
import { openTemplate } from './open-template.server.ts'
import { TemplatePage } from './template-page.tsx'

export const handle = { words: ['templates'] }
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { open, catalogue, template, sheet, isPerUseCase, useCase } = await openTemplate({ context, request }, params)
  const choices = isPerUseCase
    ? catalogue.useCases.map(({ id, name }) => ({ id, name })).sort(nameOrder(catalogue.locale))
    : []
  return { head: headOf(open), sheet, formats: formatsOf(template), choices, chosen: useCase?.id ?? '' }
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: `${loaderData?.sheet.name} · Preflight` }]
}

export default function TemplateRoute({ loaderData }: Route.ComponentProps) {
  return <TemplatePage {...loaderData} />
}
