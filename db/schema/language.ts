import { customType } from 'drizzle-orm/pg-core'
import { type Locale, localeOf } from '#app/messages/locales.ts'

/** A language; one that we do not speak, such as from another installation, is read as the default one. */
export const language = customType<{ data: Locale; driverData: string }>({
  dataType: () => 'text',
  fromDriver: localeOf,
})
