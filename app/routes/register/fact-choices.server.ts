import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { nameOrder } from '#app/messages/locales.ts'
import { countriesOf } from '#app/server/law.server.ts'

/** What can be chosen of the facts of a system. */
export function choicesFor(context: Readonly<RouterContextProvider>) {
  const { catalogue, law } = context.get(services)
  return {
    useCases: catalogue.useCases
      .toSorted(nameOrder(catalogue.locale))
      .map(({ id, name }) => ({ value: id, label: name })),
    countries: countriesOf(law()).map(({ country, name }) => ({ value: country, label: name })),
  }
}
