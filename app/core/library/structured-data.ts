import { placeIn } from './place-in.ts'

/** What a page is, for programs that read it: objects of schema.org, to be written as JSON-LD. */
export type StructuredData = { '@type': string; '@id'?: string } & Record<string, unknown>

/** A page above another, or the page itself. */
export type Crumb = {
  /** Such as `/glossary`. */
  href: string
  label: string
}

/** A term as a list of terms or a page of its own says it. */
export type Term = { id: string; name: string; definition: string }

/** `origin`: where people see us, such as `https://preflight.example`. */
type At = { origin: string; locale: string }

const organizationId = (origin: string) => `${origin}/#organization`
const addressOf = ({ origin, locale }: At, path: string) => `${origin}${placeIn(locale, path)}`
const glossaryId = (at: At) => addressOf(at, '/glossary#terms')

/** Where a technique stands. Source: schema.org/DefinedTerm, whose `termCode` is our id. */
function definedTerm({ id, name, definition }: Term, at: At): StructuredData {
  const url = addressOf(at, `/glossary/${id}`)
  return {
    '@type': 'DefinedTerm',
    '@id': `${url}#term`,
    name,
    description: definition,
    termCode: id,
    url,
    inDefinedTermSet: { '@id': glossaryId(at) },
  }
}

/** The glossary with all its terms. Source: schema.org/DefinedTermSet. @param updated ISO date of the newest term */
export function definedTermSet(
  { name, description, updated, terms }: { name: string; description: string; updated: string; terms: readonly Term[] },
  at: At,
): StructuredData {
  return {
    '@type': 'DefinedTermSet',
    '@id': glossaryId(at),
    name,
    description,
    url: addressOf(at, '/glossary'),
    inLanguage: at.locale,
    dateModified: updated,
    publisher: { '@id': organizationId(at.origin) },
    hasDefinedTerm: terms.map((term) => definedTerm(term, at)),
  }
}

type Asked = { question: string; answer: string }

/**
 * Questions that a page answers, as they stand on it. Source: schema.org/FAQPage.
 *
 * @param about the object that they are about, by its `@id`; missing: nothing that has one
 */
function faqPage(
  { path, updated, asked, about }: { path: string; updated: string; asked: readonly Asked[]; about?: string },
  at: At,
): StructuredData {
  const url = addressOf(at, path)
  return {
    '@type': 'FAQPage',
    '@id': `${url}#questions`,
    url,
    inLanguage: at.locale,
    dateModified: updated,
    ...(about !== undefined && { about: { '@id': about } }),
    mainEntity: asked.map(({ question, answer }) => ({
      '@type': 'Question',
      name: question,
      acceptedAnswer: { '@type': 'Answer', text: answer },
    })),
  }
}

/** The way to a page, the highest first and the page itself last. Source: schema.org/BreadcrumbList. */
export function breadcrumbList(crumbs: readonly Crumb[], at: At): StructuredData {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ href, label }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: label,
      item: addressOf(at, href),
    })),
  }
}

/** The product as the publisher of its pages. Source: schema.org/Organization. */
export function organization(name: string, origin: string): StructuredData {
  return {
    '@type': 'Organization',
    '@id': organizationId(origin),
    name,
    url: `${origin}/`,
    logo: `${origin}/apple-touch-icon.png`,
  }
}

/** The site as a whole. Source: schema.org/WebSite. */
export function webSite({ name, description }: { name: string; description: string }, at: At): StructuredData {
  return {
    '@type': 'WebSite',
    '@id': addressOf(at, '/#website'),
    name,
    description,
    url: addressOf(at, '/'),
    inLanguage: at.locale,
    publisher: { '@id': organizationId(at.origin) },
  }
}

/** All that a technique's page is: the term, and the questions about it if it answers any. */
export function termPage(term: Term & { updated: string; asked: readonly Asked[] }, at: At): StructuredData[] {
  const { id, updated, asked } = term
  const about = addressOf(at, `/glossary/${id}#term`)
  return [
    definedTerm(term, at),
    ...(asked.length > 0 ? [faqPage({ path: `/glossary/${id}`, updated, asked, about }, at)] : []),
  ]
}
