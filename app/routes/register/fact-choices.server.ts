import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'

/** What can be chosen of the facts of a system. */
export function choicesFor(context: Readonly<RouterContextProvider>) {
  const { catalogue, law } = context.get(services)
  return {
    useCases: catalogue.useCases.map(({ id, name }) => ({ value: id, label: name })),
    countries: law().privacy.nationalLists.map(({ country, name }) => ({ value: country, label: name })),
  }
}
