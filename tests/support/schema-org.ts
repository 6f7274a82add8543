import * as z from 'zod'

/**
 * The types of schema.org that our pages speak of, each with the properties that we use as schema.org defines them
 * (schema.org/DefinedTerm and so on, release 29): anything else is refused, so that nothing is made up.
 */
const Address = z.url({ protocol: /^https?$/ })
const Words = z.string().trim().min(1)
const Day = z.iso.date()
const Language = z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/)
const Ref = z.strictObject({ '@id': Address })

const DefinedTerm = z.strictObject({
  '@type': z.literal('DefinedTerm'),
  '@id': Address,
  // Of Thing.
  name: Words,
  description: Words,
  url: Address,
  // Of DefinedTerm.
  termCode: Words,
  inDefinedTermSet: Ref,
})

const DefinedTermSet = z.strictObject({
  '@type': z.literal('DefinedTermSet'),
  '@id': Address,
  name: Words,
  description: Words,
  url: Address,
  // Of CreativeWork.
  inLanguage: Language,
  dateModified: Day,
  publisher: Ref,
  // Of DefinedTermSet.
  hasDefinedTerm: z.array(DefinedTerm).min(1),
})

const Question = z.strictObject({
  '@type': z.literal('Question'),
  name: Words,
  acceptedAnswer: z.strictObject({ '@type': z.literal('Answer'), text: Words }),
})

const FaqPage = z.strictObject({
  '@type': z.literal('FAQPage'),
  '@id': Address,
  url: Address,
  inLanguage: Language,
  dateModified: Day,
  about: Ref.optional(),
  mainEntity: z.array(Question).min(1),
})

const ListItem = z.strictObject({
  '@type': z.literal('ListItem'),
  position: z.int().min(1),
  name: Words,
  item: Address,
})

const BreadcrumbList = z.strictObject({
  '@type': z.literal('BreadcrumbList'),
  itemListElement: z.array(ListItem).min(2),
})

const Organization = z.strictObject({
  '@type': z.literal('Organization'),
  '@id': Address,
  name: Words,
  url: Address,
  logo: Address,
})

const WebSite = z.strictObject({
  '@type': z.literal('WebSite'),
  '@id': Address,
  name: Words,
  description: Words,
  url: Address,
  inLanguage: Language,
  publisher: Ref,
})

/** One object of a page, without its `@context`. */
export const Shape = z.discriminatedUnion('@type', [
  DefinedTerm,
  DefinedTermSet,
  FaqPage,
  BreadcrumbList,
  Organization,
  WebSite,
])
